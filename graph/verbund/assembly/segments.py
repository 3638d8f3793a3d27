"""One file of data/, turned into RDF once and kept until the file changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from verbund.assembly.documents import SUFFIXES as DOCUMENTS
from verbund.assembly.documents import DocumentReader
from verbund.errors import UnknownName, UnreadableFile
from verbund.findings import Finding, Severity
from verbund.model import Iri
from verbund.reading import Access, Context, Record, position, readers
from verbund.store import Store
from verbund.vocab import V

_NOTES = "notes.json"
_PORTION = 5_000
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Segment:
    """What one file gave: documents on disk, and notes on what was found while reading.

    The files whose names begin with ``internal`` stay inside the office; no store reads them.
    """

    folder: Path
    rows: int
    contested: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def documents(self) -> Iterator[Path]:
        """The files of public statements, to be loaded."""
        return (path for path in self.folder.iterdir() if path.name.startswith("public"))


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

    def _table(self, path: Path, place: str, folder: Path, notes: _Notes) -> None:
        for reader in readers(path, place, self.context, self.access, notes.findings):
            terms = {**reader.kind.definitions, "row": {"@id": V.row, "@type": "@id"}}
            row = 0
            for number, records in enumerate(_portions(reader.read())):
                name = f"{reader.kind.name}-{number}.jsonld"
                with ExitStack() as files:
                    public = _Document(folder / f"public-{name}", terms, files)
                    internal = _Document(folder / f"internal-{name}", terms, files)
                    for record in records:
                        notes.rows += record.row != row
                        row = record.row
                        notes.contested |= {record.contested} - {""}
                        public.add(self._public(record, reader.sheet.place))
                        internal.add([record.internal] if len(record.internal) > 1 else [])

    def _document(self, path: Path, place: str, folder: Path, notes: _Notes) -> None:
        found = DocumentReader(self.context, self.access, self.rows_graph).read(path, place)
        for name, statements in (("public", found.public), ("internal", found.internal)):
            store = Store.in_memory()
            store.add(statements)
            store.save(folder / f"{name}.nq")
        notes.rows += found.things
        notes.findings.extend(found.findings)

    def _public(self, record: Record, place: str) -> Iterator[Any]:
        """A record for the public graph, for each source's graph, and for the graph of rows."""
        if record.public:
            yield record.public
        if record.said:
            for source in record.sources:
                yield {"@id": source, "@graph": [record.said]}
        if record.subject:
            row = position(self.context.base, place, record.row)
            yield {"@id": self.rows_graph.value, "@graph": [{"@id": record.subject, "row": row}]}


@dataclass(slots=True)
class _Notes:
    """What is noted down while a file is read."""

    rows: int
    contested: set[str]
    findings: list[Finding]

    def text(self) -> str:
        """The notes as JSON."""
        findings = [{**asdict(f), "severity": f.severity.value} for f in self.findings]
        noted = {"rows": self.rows, "contested": sorted(self.contested), "findings": findings}
        return json.dumps(noted, ensure_ascii=False)


def _portions(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records in lists of some length: the engine keeps a document that it reads in memory."""
    rest = iter(records)
    while portion := list(islice(rest, _PORTION)):
        yield portion


class _Document:
    """A JSON-LD document with the context inside, written object by object."""

    def __init__(self, path: Path, terms: Mapping[str, Any], files: ExitStack) -> None:
        self._stream: TextIO = files.enter_context(path.open("w", encoding="utf-8"))
        self._stream.write(f'{{"@context":{json.dumps(terms)},"@graph":[')
        self._comma = ""
        files.callback(self._stream.write, "]}")

    def add(self, objects: Iterable[Any]) -> None:
        """Write more objects."""
        for one in objects:
            self._stream.write(self._comma)
            self._stream.write(_ENCODER.encode(one))
            self._comma = ",\n"


def read_segment(folder: Path) -> Segment | None:
    """The segment that was written to a folder, if there is one."""
    try:
        notes = json.loads((folder / _NOTES).read_text(encoding="utf-8"))
        findings = tuple(
            Finding(**{**fields, "severity": Severity(fields["severity"])})
            for fields in notes["findings"]
        )
        return Segment(folder, notes["rows"], tuple(notes["contested"]), findings)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def unreadable(place: str, problem: UnreadableFile | UnknownName) -> Finding:
    """The finding for a file that could not be read at all."""
    row = problem.row or 0 if isinstance(problem, UnreadableFile) else 0
    german = (
        problem.de if isinstance(problem, UnreadableFile) else f"{problem.name!r} ist keine Tabelle"
    )
    reason = problem.reason if isinstance(problem, UnreadableFile) else str(problem)
    return Finding(
        file=place,
        row=row,
        column="",
        value="",
        rule="unreadable-file" if isinstance(problem, UnreadableFile) else "unknown-table",
        severity=Severity.ERROR,
        de=f"Die Datei lässt sich nicht lesen: {german}.",
        en=f"the file cannot be read: {reason}",
        fix=problem.hint,
    )
