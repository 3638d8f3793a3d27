"""One file of data/, turned into RDF once and kept until the file changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from verbund.assembly.documents import DocumentReader
from verbund.assembly.lines import Liner
from verbund.errors import UnknownName, UnreadableFile, WrongEncoding
from verbund.findings import ENCODING, Certainty, Finding, Severity
from verbund.formats import DOCUMENTS
from verbund.model import Iri
from verbund.reading import Access, Context, position, readers
from verbund.reading.cells import nearest
from verbund.store import Store
from verbund.vocab import RDF, V

_NOTES = "notes.json"
_PUBLIC, _SAID, _INTERNAL = "public.nq", "said.nq", "internal.nq"
_THINGS, _LINKS = "things.txt", "links.txt"


@dataclass(frozen=True, slots=True)
class Segment:
    """What one file gave: N-Quads on disk, and notes on what was found while reading.

    The file ``internal.nq`` stays inside the office; no store reads it.
    """

    folder: Path
    rows: int
    contested: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def public(self) -> list[Path]:
        """The file of the public graph, to be loaded; none if the source could not be read."""
        return [path for path in [self.folder / _PUBLIC] if path.exists()]

    @property
    def said(self) -> list[Path]:
        """The file of the graphs of the sources and of the rows, to be loaded."""
        return [path for path in [self.folder / _SAID] if path.exists()]

    def names(self, kind: str) -> set[str]:
        """The IRIs of the things that the file has, or of those that it refers to."""
        path = self.folder / kind
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return {*filter(None, text.split("\n"))}

    def positions(self) -> Iterator[tuple[str, str]]:
        """The things that the file has, each with the IRI of its row."""
        things, means = self.names(_THINGS), f"> <{V.row}> <"
        with (self.folder / _SAID).open(encoding="utf-8") as lines:
            for line in lines if things else ():
                thing, found, rest = line[1:].partition(means)
                if found and thing in things:
                    yield thing, rest.partition(">")[0]


@dataclass(frozen=True, slots=True)
class Scribe:
    """Turns the files of a catalogue into segments."""

    context: Context
    access: Access
    rows_graph: Iri

    def write(self, path: Path, place: str, folder: Path) -> Segment:
        """Read a file and write its segment to a folder, whole or not at all."""
        unfinished = folder.with_name(folder.name + ".part")
        unfinished.mkdir()
        try:
            notes = self._read(path, place, unfinished)
            shutil.rmtree(folder, ignore_errors=True)
            unfinished.rename(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return Segment(folder, notes.rows, tuple(sorted(notes.contested)), tuple(notes.findings))

    def _read(self, path: Path, place: str, folder: Path) -> _Notes:
        notes = _Notes(0, set(), [])
        try:
            read = self._document if path.suffix.lower() in DOCUMENTS else self._table
            read(path, place, folder, notes)
        except (UnreadableFile, UnknownName) as problem:
            notes.findings.append(unreadable(place, problem))
        (folder / _NOTES).write_text(notes.text(), encoding="utf-8")
        return notes

    def _names(self, folder: Path, things: Iterable[str], links: Iterable[str]) -> None:
        """Keep which things there are, and which of the catalogue's own are referred to."""
        own = (link for link in links if link.startswith(self.context.base))
        for kind, names in ((_THINGS, things), (_LINKS, own)):
            (folder / kind).write_text("\n".join(sorted(names)), encoding="utf-8")

    def _table(self, path: Path, place: str, folder: Path, notes: _Notes) -> None:
        things, links = set[str](), set[str]()
        with ExitStack() as files:
            names = (_PUBLIC, _SAID, _INTERNAL)
            public, said, internal = (_opened(folder / name, files) for name in names)
            for reader in readers(path, place, self.context, self.access, notes.findings):
                liner = Liner(reader.kind.definitions)
                subjects = things if reader.kind.has_own_ids else links
                start, end = self._row_parts(reader.sheet.place)
                row = 0
                for record in reader.read():
                    notes.rows += record.row != row
                    row = record.row
                    if record.contested:
                        notes.contested.add(record.contested)
                    liner.write(record, public, said)
                    if record.subject:
                        subjects.add(record.subject)
                        said.write(f"<{record.subject}>{start}{row}{end}")
                    if len(record.internal) > 1:
                        internal.write(liner.internal(record))
                links |= liner.links
        self._names(folder, things, links)

    def _row_parts(self, place: str) -> tuple[str, str]:
        """What stands before and after the number in a statement about the row of a thing."""
        first = position(self.context.base, place, 1)
        return f" <{V.row}> <{first.removesuffix('1')}", f"> <{self.rows_graph.value}> .\n"

    def _document(self, path: Path, place: str, folder: Path, notes: _Notes) -> None:
        found = DocumentReader(self.context, self.access, self.rows_graph).read(path, place)
        public = [one for one in found.public if one.graph is None]
        said = [one for one in found.public if one.graph]
        for name, statements in ((_PUBLIC, public), (_SAID, said), (_INTERNAL, found.internal)):
            store = Store.in_memory()
            store.add(statements)
            store.save(folder / name)
        said_of = [one for one in (*public, *found.internal) if one.predicate.value != V.row]
        things = {str(one.subject) for one in said_of if one.predicate.value == RDF.type}
        self._names(folder, things, {str(one.object) for one in said_of})
        notes.rows += found.things
        notes.findings.extend(found.findings)


@dataclass(slots=True)
class _Notes:
    """What is noted down while a file is read."""

    rows: int
    contested: set[str]
    findings: list[Finding]

    def text(self) -> str:
        """The notes as JSON."""
        findings = [finding.noted() for finding in self.findings]
        noted = {"rows": self.rows, "contested": sorted(self.contested), "findings": findings}
        return json.dumps(noted, ensure_ascii=False)


def _opened(path: Path, files: ExitStack) -> TextIO:
    return files.enter_context(path.open("w", encoding="utf-8", newline="\n"))


def read_segment(folder: Path) -> Segment | None:
    """The segment that was written to a folder, if there is one."""
    try:
        notes = json.loads((folder / _NOTES).read_text(encoding="utf-8"))
        findings = tuple(map(Finding.of, notes["findings"]))
        return Segment(folder, notes["rows"], tuple(notes["contested"]), findings)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def loose_ends(segments: Sequence[Segment]) -> int:
    """How many things of the catalogue's own are referred to and stand in none of its files."""
    things = set[str]().union(*(one.names(_THINGS) for one in segments))
    links = set[str]().union(*(one.names(_LINKS) for one in segments))
    return len(links - things)


def unreadable(place: str, problem: UnreadableFile | UnknownName) -> Finding:
    """The finding for a file that could not be read at all."""
    if isinstance(problem, UnreadableFile):
        rule, row, reason, german = "unreadable-file", problem.row or 0, problem.reason, problem.de
    else:
        rule, row, reason, german = "unknown-table", 0, str(problem), _no_such_table(problem)
    is_recodable = isinstance(problem, WrongEncoding)
    return Finding(
        file=place,
        row=row,
        column="",
        value=WrongEncoding.found if is_recodable else "",
        fix=WrongEncoding.wanted if is_recodable else "",
        rule=ENCODING if is_recodable else rule,
        severity=Severity.ERROR,
        certainty=Certainty.LIKELY if is_recodable else Certainty.CERTAIN,
        de=f"Die Datei lässt sich nicht lesen: {german}" + ("" if german.endswith("?") else "."),
        en="; ".join(filter(None, (f"the file cannot be read: {reason}", problem.hint))),
    )


def _no_such_table(problem: UnknownName) -> str:
    close = nearest(problem.name, problem.known)
    rest = f"gemeint ist vielleicht {close!r}" if close else f"es gibt {', '.join(problem.known)}"
    return f"{problem.name!r} ist keine Tabelle; {rest}"
