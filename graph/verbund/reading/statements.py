"""The table ``statements``: one statement a row, for what sources dispute or what is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbund.reading.cells import SEPARATOR, CellFault, Value, nearest, read_cell
from verbund.reading.context import Column, Kind
from verbund.reading.headings import Heading, read_heading
from verbund.reading.records import (
    Object,
    Record,
    RecordReader,
    companions,
    put,
    read_value,
)
from verbund.vocab import RDF

TABLE = "statements"
_PARTS = ("about", "property", "value")


@dataclass(slots=True)
class StatementReader(RecordReader):
    """Reads each row as a node that keeps source and quote, and as the statement itself."""

    def records(self, number: int, pairs: list[tuple[Heading, str]]) -> Iterator[Record]:
        """The record of the node, and the record of the thing it is about."""
        cells = {heading.text: text for heading, text in pairs}
        rest = [pair for pair in pairs if pair[0].text not in _PARTS]
        found = list(super(StatementReader, self).records(number, rest))
        part = "about"
        try:
            about = read_cell(self.kind.columns[part], _need(cells, part)).values[0]
            part = "property"
            heading, kind = self._property(about, _need(cells, part))
            part = "value"
            value = read_value(kind, heading.column, _need(cells, part))
        except CellFault as fault:
            self.fault(number, part, fault, cells.get(part, ""))
            return
        public = self.access.is_public(kind.class_iri, heading.column.means)
        for node in found:
            yield _node(node, about, heading, value, public=public)
            terms = {heading.column.term: heading.column.plain}
            said: Object = {"@context": terms, "@id": about}
            put(said, heading, value)
            for beside, text in self._beside(kind, heading, value, cells.get("asPrinted", "")):
                terms[beside.term] = beside.plain
                said[beside.term] = text
            yield self._about(node, said, heading, kind)

    def _beside(
        self, kind: Kind, heading: Heading, value: Value, printed: str
    ) -> Iterator[tuple[Column, str]]:
        """What is said beside a value, as far as it is not more secret than the value."""
        public = self.access.is_public(kind.class_iri, heading.column.means)
        for beside, text in companions(kind, heading.column, value, printed):
            if self.access.is_public(kind.class_iri, beside.means) or not public:
                yield beside, text

    def _property(self, about: str, text: str) -> tuple[Heading, Kind]:
        """The column that the row speaks of, among those of the things it is about."""
        kinds = [k for k in self.context.kinds.values() if about.startswith(k.base)]
        term, at, _ = text.partition("@")
        for kind in kinds:
            column = kind.columns.get(term)
            if column and _can_be_said(column) and (not at or column.tagged):
                return read_heading(text, 0, kind), kind
        columns = (column for kind in kinds for column in kind.columns.values())
        known = {column.term for column in columns if _can_be_said(column)}
        raise CellFault(
            "unknown-property",
            de=f"{about!r} hat keine Eigenschaft {text!r}.",
            en=f"{about!r} has no property {text!r}",
            fix=nearest(term, known),
            wrong=term,
        )

    def _about(self, node: Record, said: Object, heading: Heading, kind: Kind) -> Record:
        """The record of the thing that a statement is about."""
        means = heading.column.means
        public = self.access.is_public(kind.class_iri, means)
        single = self.access.is_single(kind.class_iri, means)
        return Record(
            row=node.row,
            subject="",
            public=said if public and not single else {},
            said=said if public else {},
            internal={} if public else said,
            sources=node.sources,
            contested=f"{said['@id']} {means}" if public and single else "",
        )


def _need(cells: dict[str, str], part: str) -> str:
    text = cells.get(part, "")
    if not text.strip(SEPARATOR + " "):
        raise CellFault(
            "incomplete-statement",
            de=f"Die Spalte {part} ist leer.",
            en=f"the column {part} is empty",
        )
    return text


def _node(node: Record, about: str, heading: Heading, value: Value, *, public: bool) -> Record:
    column = heading.column
    several = list(value.values)
    statement: Object = {
        "@context": {"object": {**column.plain, "@id": RDF.object}},
        RDF.subject: {"@id": about},
        RDF.predicate: {"@id": column.means},
        "object": {heading.language or "@none": several} if column.tagged else several,
    }
    if public:
        shown = {**node.public, **statement}
        return Record(node.row, node.subject, shown, {}, node.internal, node.sources)
    return Record(node.row, "", {}, {}, {**node.public, **node.internal, **statement}, node.sources)


def _can_be_said(column: Column) -> bool:
    """Whether a column holds a property of the thing itself, and not its id or its class."""
    return not (column.reverse or column.is_subject or column.means == "@type")
