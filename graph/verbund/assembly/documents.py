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
from verbund.reading import Access, Context
from verbund.store import Store
from verbund.vocab import PROV, RDF, V

SUFFIXES = (".ttl", ".jsonld")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The statements of a document: public ones in all their graphs, internal ones, findings."""

    public: tuple[Statement, ...]
    internal: tuple[Statement, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads one document by the rules that hold for tables."""

    context: Context
    access: Access
    rows_graph: Iri

    def read(self, path: Path, place: str) -> Sorted:
        """The statements of a document, sorted.

        Raises:
            UnreadableFile: it is not well-formed, or has blank nodes.
        """
        store = Store.in_memory()
        try:
            store.load(self._text(path), RdfFormat.of(path))
        except UnreadableFile as problem:
            raise UnreadableFile(place, problem.reason) from problem
        statements = tuple(store.statements(every=True))
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

    def _text(self, path: Path) -> bytes:
        data = path.read_bytes()
        if RdfFormat.of(path) is not RdfFormat.JSONLD:
            return data
        try:
            raw = json.loads(data)
        except ValueError as problem:
            raise UnreadableFile(path, f"not JSON: {problem}", de="das ist kein JSON") from problem
        if isinstance(raw, dict) and "@context" in raw:
            return data
        things = raw.get("@graph", [raw]) if isinstance(raw, dict) else raw
        return json.dumps({"@context": self.context.definitions, "@graph": things}).encode()

    def _sort(self, statements: tuple[Statement, ...], place: str) -> Sorted:
        classes, sources = defaultdict[str, set[str]](set), defaultdict[str, set[Iri]](set)
        for one in statements:
            if one.predicate.value == RDF.type:
                classes[str(one.subject)].add(str(one.object))
            if one.predicate.value == PROV.hadPrimarySource and isinstance(one.object, Iri):
                sources[str(one.subject)].add(one.object)
        public, internal = list[Statement](), list[Statement]()
        for one in statements:
            kinds = classes[str(one.subject)]
            if any(self._is_public(kind, one.predicate.value) for kind in kinds):
                public += self._copies(one, sources[str(one.subject)])
            else:
                internal.append(one)
        subjects = sorted({str(one.subject) for one in statements})
        public += [self._row(subject, place) for subject in subjects]
        findings = tuple(self._faults(place, subjects, set(classes), set(sources)))
        return Sorted(tuple(public), tuple(internal), findings)

    def _is_public(self, kind: str, predicate: str) -> bool:
        return predicate == RDF.type or self.access.is_public(kind, predicate)

    def _copies(self, one: Statement, sources: set[Iri]) -> Iterator[Statement]:
        yield one
        if one.predicate.value != PROV.hadPrimarySource:
            for source in sorted(sources):
                yield Statement(one.subject, one.predicate, one.object, source)

    def _row(self, subject: str, place: str) -> Statement:
        row = Iri(f"{self.context.base}{place}")
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
