"""Rows become records: one JSON-LD object a row, split into what is public and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from verbund.findings import Finding, Severity
from verbund.reading.access import Access
from verbund.reading.cells import (
    CellFault,
    Value,
    bare,
    control_character,
    nearest,
    read_cell,
    read_link,
)
from verbund.reading.context import Column, Context, Kind
from verbund.reading.headings import HEADER_AGAIN, Heading, header_faults, read_heading
from verbund.reading.sheet import Sheet
from verbund.vocab import PROV

SOURCE = "source"
Object = dict[str, Any]
#: Cells of which the value is remembered: short ones come again and again.
_SHORT, _MANY = 60, 50_000
#: An id is part of an address, and the name of a file.
_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Record:
    """What one row says of one thing, as JSON-LD objects (empty where it says nothing).

    ``public`` goes to the public graph, ``said`` to the graph of each of the ``sources``,
    ``internal`` to neither. ``contested`` is the property of which other rows say otherwise, so
    that the rule of choice decides what the public graph shows.
    """

    row: int
    subject: str
    public: Object
    said: Object
    internal: Object
    sources: tuple[str, ...]
    contested: str = ""

    def kept(self) -> Record:
        """The same, with nothing of it public."""
        return Record(self.row, "", {}, {}, {**self.internal, **self.public}, self.sources)


@dataclass(slots=True)
class RecordReader:
    """Reads the rows of one table; what is wrong gathers in ``findings``."""

    context: Context
    access: Access
    sheet: Sheet
    kind: Kind
    findings: list[Finding]
    _seen: dict[str, int] = field(default_factory=dict)
    _open: dict[str, bool] = field(default_factory=dict)
    _read: dict[tuple[str, str], Value] = field(default_factory=dict)

    def read(self) -> Iterator[Record]:
        """A record for each row that has an id."""
        headings = self.headings()
        if headings is None:
            return
        is_known = self._knows_access()
        for number, cells in self.sheet.rows:
            if len(cells) != len(headings):
                self._cell_count(number, len(cells), len(headings))
                continue
            if cells == self.sheet.header:
                self.fault(number, "", HEADER_AGAIN)
                continue
            pairs = [(h, t) for h, c in zip(headings, cells, strict=True) if (t := bare(c))]
            for record in self.records(number, pairs):
                yield record if is_known else record.kept()

    def headings(self) -> list[Heading] | None:
        """What each column means, or None (and findings) if the header cannot be used."""
        before = len(self.findings)
        found = []
        for number, text in enumerate(self.sheet.header, start=1):
            try:
                found.append(read_heading(text, number, self.kind))
            except CellFault as fault:
                self.fault(1, text, fault)
        for text, whole in header_faults(self.sheet.header, self.kind):
            self.fault(1, text, whole)
        return found if len(self.findings) == before else None

    def records(self, number: int, pairs: list[tuple[Heading, str]]) -> Iterator[Record]:
        """The record of one row, unless the row has no usable id."""
        subject = self._subject(number, pairs)
        if not subject:
            return
        types = [self.kind.class_iri]
        public: Object = {"@type": types, "@id": subject}
        internal: Object = {"@id": subject}
        sources: tuple[str, ...] = ()
        for heading, text in pairs:
            column = heading.column
            if column.term == "type":
                types += self._types(number, heading, text)
            elif not column.is_subject and (value := self._value(number, heading, text)):
                put(public if self.is_public(column) else internal, heading, value)
                for beside, words in (
                    companions(self.kind, column, value) if value.precision else ()
                ):
                    (public if self.is_public(beside) else internal)[beside.term] = words
                sources = value.values if column.term == SOURCE else sources
        if not sources and self.kind.class_iri == PROV.Entity:
            sources = (subject,)  # a document speaks for itself
        if not sources:
            self._no_source(number)
        said = {term: value for term, value in public.items() if term != SOURCE}
        yield Record(number, subject, public, said, internal, sources)

    def is_public(self, column: Column) -> bool:
        """Whether what a column says may be published."""
        found = self._open.get(column.term)
        if found is None:
            about = self.context.class_at(column.base) if column.reverse else self.kind.class_iri
            found = self._open[column.term] = self.access.is_public(about, column.means)
        return found

    def _subject(self, number: int, pairs: list[tuple[Heading, str]]) -> str:
        term = self.kind.subject.term
        text = next((cell for heading, cell in pairs if heading.column.term == term), "")
        try:
            subject = read_id(text, self.kind)
        except CellFault as fault:
            self.fault(number, term, fault, text)
            return ""
        if self.kind.has_own_ids:
            first = self._seen.setdefault(subject, number)
            if first != number:
                self._double_id(number, first, term, text)
                return ""
        return subject

    def _types(self, number: int, heading: Heading, text: str) -> list[str]:
        names = [name.strip() for name in text.split("|") if name.strip()]
        for name in names:
            if name not in self.context.classes:
                fault = CellFault(
                    "unknown-type",
                    de=f"{name!r} ist keine Klasse des Kontexts.",
                    en=f"{name!r} is no class of the context",
                    fix=nearest(name, self.context.classes),
                    wrong=name,
                )
                self.fault(number, heading.text, fault, text)
        return [self.context.classes[name] for name in names if name in self.context.classes]

    def _value(self, number: int, heading: Heading, text: str) -> Value | None:
        key = (heading.text, text)
        value = self._read.get(key)
        if value is None:
            try:
                value = read_value(self.kind, heading.column, text)
            except CellFault as fault:
                self.fault(number, heading.text, fault, text)
                return None
            if len(text) < _SHORT and len(self._read) < _MANY:
                self._read[key] = value
        return value

    def _cell_count(self, number: int, found: int, wanted: int) -> None:
        fault = CellFault(
            "cell-count",
            de=f"Die Zeile hat {found} Zellen, der Kopf {wanted}. Steht ein Trennzeichen in einem"
            " Text, gehört der Text in Anführungszeichen.",
            en=f"the row has {found} cells, the header {wanted}; a text with a separator in it"
            " must stand in quotes",
        )
        self.fault(number, "", fault)

    def _double_id(self, number: int, first: int, term: str, text: str) -> None:
        fault = CellFault(
            "double-id",
            de=f"Die Kennung {text!r} steht schon in Zeile {first}.",
            en=f"the id {text!r} stands already in row {first}; give one of them another",
        )
        self.fault(number, term, fault, text)

    def _no_source(self, number: int) -> None:
        fault = CellFault(
            "no-source",
            de="Die Zeile nennt keine Quelle. Spalte source ausfüllen.",
            en="the row names no source; fill the column source",
        )
        self.fault(number, SOURCE, fault)

    def _knows_access(self) -> bool:
        """Whether a shape says what may be published; without one, nothing is."""
        known = self.access.knows(self.kind.class_iri)
        if not known:
            fault = CellFault(
                "no-shape",
                de="Keine Form in ontology/shapes/ gilt für die Dinge dieser Tabelle; alles, was"
                " darin steht, bleibt intern.",
                en="no shape in ontology/shapes/ is about the things of this table; all that it"
                " says stays internal",
            )
            self.fault(1, "", fault, severity=Severity.WARNING)
        return known

    def fault(
        self,
        number: int,
        column: str,
        fault: CellFault,
        value: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note down what is wrong with a cell."""
        self.findings.append(
            Finding(
                file=self.sheet.place,
                row=number,
                column=column,
                value=value,
                rule=fault.rule,
                severity=severity,
                de=fault.de,
                en=fault.en,
                fix=fault.fix,
                wrong=fault.wrong,
            )
        )


def read_id(text: str, kind: Kind) -> str:
    """The IRI of the thing that a row is about.

    Raises:
        CellFault: the cell is empty or cannot be part of an IRI.
    """
    if not text:
        raise CellFault(
            "no-id",
            de=f"Die Kennung fehlt. Spalte {kind.subject.term} ausfüllen.",
            en=f"the id is missing; fill the column {kind.subject.term}",
        )
    if fault := control_character(text):
        raise fault
    if len(text) > _LONGEST_ID and "://" not in text:
        raise CellFault(
            "long-id",
            de=f"Die Kennung hat {len(text)} Zeichen, höchstens {_LONGEST_ID} dürfen es sein.",
            en=f"the id has {len(text):,} signs; at most {_LONGEST_ID} are allowed",
        )
    return read_link(text, kind.base, web=True)


def read_value(kind: Kind, column: Column, text: str) -> Value:
    """The value of a cell that says something of such a thing.

    Raises:
        CellFault: the cell cannot be read, or is a coarse date where no precision can be kept.
    """
    value = read_cell(column, text)
    if value.precision and f"{column.term}Precision" not in kind.columns:
        raise CellFault(
            "bad-date",
            de=f"In der Spalte {column.term} steht ein ganzes Datum wie 2023-02-28.",
            en=f"the column {column.term} takes a whole date such as 2023-02-28",
        )
    return value


def companions(
    kind: Kind, column: Column, value: Value, printed: str = ""
) -> Iterator[tuple[Column, str]]:
    """What is said beside a value: how precise it is, and how it is printed."""
    for suffix, text in (("Precision", value.precision), ("AsPrinted", printed)):
        beside = kind.columns.get(column.term + suffix)
        if text and beside:
            yield beside, text


def put(target: Object, heading: Heading, value: Value) -> None:
    """Write a value into a JSON-LD object under its term and language."""
    term = heading.column.term
    values = list(value.values) if heading.column.many else value.values[0]
    if heading.column.tagged:
        target.setdefault(term, {})[heading.language or "@none"] = values
    else:
        target[term] = values
