"""Turtle and JSON-LD files of data/: statements that are already RDF."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbund.errors import UnreadableFile
from verbund.findings import Finding, Severity
from verbund.formats import RdfFormat
from verbund.model import Blank, Iri, Statement
from verbund.reading import MOST_BYTES, Access, Context, not_a_file, position
from verbund.store import Store
from verbund.vocab import PROV, RDF, V

SUFFIXES = (".ttl", ".jsonld")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The statements of a document: public ones in all their graphs, internal ones, findings."""

    public: tuple[Statement, ...]
    internal: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    things: int


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads one document by the rules that hold for tables."""

    context: Context
    access: Access
    rows_graph: Iri

    def read(self, path: Path, place: str) -> Sorted:
        """The statements of a document, sorted.

        Raises:
            UnreadableFile: it is not well-formed, too large for memory, or has nameless nodes.
        """
        store = Store.in_memory()
        try:
            store.load(self._text(path, place), RdfFormat.of(path))
            statements = tuple(store.statements(every=True))
        except (TypeError, ValueError) as problem:
            raise UnreadableFile(place, str(problem)) from problem
        except UnreadableFile as problem:
            raise problem.at(place) from problem
        nameless = (
            s for s in statements if isinstance(s.subject, Blank) or isinstance(s.object, Blank)
        )
        if next(nameless, None) or store.graphs():
            raise UnreadableFile(
                place,
                "there are nodes without a name, or named graphs",
                de="es gibt Knoten ohne Namen oder benannte Graphen",
                hint="give each node an IRI; the column source says which graph a thing belongs to",
            )
        return self._sort(statements, place)

    def _text(self, path: Path, place: str) -> bytes:
        if not path.is_file():
            raise not_a_file(path, place)
        try:
            if path.stat().st_size > MOST_BYTES:
                raise UnreadableFile(
                    place,
                    "the file is too large",
                    de="die Datei ist zu groß",
                    hint=f"at most {MOST_BYTES:,} bytes; divide it into several",
                )
            data = path.read_bytes()
        except OSError as problem:
            raise UnreadableFile(place, problem.strerror or str(problem)) from problem
        return data if RdfFormat.of(path) is not RdfFormat.JSONLD else self._in_context(data, place)

    def _in_context(self, data: bytes, place: str) -> bytes:
        """A JSON-LD document with a context: its own, or the one of the catalogue."""
        try:
            raw = json.loads(data)
        except (ValueError, RecursionError) as problem:
            raise UnreadableFile(place, f"not JSON: {problem}", de="das ist kein JSON") from problem
        if isinstance(raw, dict) and "@context" in raw:
            return data
        return self.context.document(raw.get("@graph", [raw]) if isinstance(raw, dict) else raw)

    def _sort(self, statements: tuple[Statement, ...], place: str) -> Sorted:
        classes, sources = defaultdict[str, set[str]](set), defaultdict[str, set[Iri]](set)
        for one in statements:
            if one.predicate.value == RDF.type:
                classes[str(one.subject)].add(str(one.object))
            if one.predicate.value == PROV.hadPrimarySource and isinstance(one.object, Iri):
                sources[str(one.subject)].add(one.object)
        public, internal = list[Statement](), list[Statement]()
        for one in statements:
            if self._is_public(classes[str(one.subject)], one.predicate.value):
                public += self._copies(one, sources[str(one.subject)])
            else:
                internal.append(one)
        subjects = sorted({str(one.subject) for one in statements})
        shown = sorted({str(one.subject) for one in public})
        public += [self._row(subject, place) for subject in shown]
        findings = tuple(self._faults(place, subjects, set(classes), set(sources)))
        return Sorted(tuple(public), tuple(internal), findings, len(subjects))

    def _is_public(self, classes: set[str], predicate: str) -> bool:
        """Whether every shape that is about such a thing allows it."""
        known = [name for name in classes if self.access.knows(name)]
        return bool(known) and all(self.access.is_public(name, predicate) for name in known)

    def _copies(self, one: Statement, sources: set[Iri]) -> Iterator[Statement]:
        yield one
        if one.predicate.value != PROV.hadPrimarySource:
            for source in sorted(sources):
                yield Statement(one.subject, one.predicate, one.object, source)

    def _row(self, subject: str, place: str) -> Statement:
        row = Iri(position(self.context.base, place))
        return Statement(Iri(subject), Iri(V.row), row, self.rows_graph)

    def _faults(
        self, place: str, subjects: list[str], typed: set[str], sourced: set[str]
    ) -> Iterator[Finding]:
        for subject in subjects:
            if subject not in typed:
                yield _fault(place, subject, "no-type", "ohne Klasse", "has no class")
            if subject not in sourced:
                yield _fault(place, subject, "no-source", "ohne Quelle", "names no source")


def _fault(place: str, subject: str, rule: str, de: str, en: str) -> Finding:
    return Finding(
        file=place,
        row=0,
        column="",
        value=subject,
        rule=rule,
        severity=Severity.ERROR,
        de=f"{subject} steht {de} da.",
        en=f"{subject} {en}",
    )
