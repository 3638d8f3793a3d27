"""The table ``candidates``: what may be the same, and what people decided; accepted ones count.

Its columns are those of SSSOM (https://w3id.org/sssom), and ``decision`` and ``reason``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256

from verbund.findings import Severity
from verbund.reading.cells import CellFault, bare, nearest
from verbund.reading.curies import Curies
from verbund.reading.dates import probable_date, read_date
from verbund.reading.headings import Heading, read_heading
from verbund.reading.records import Record
from verbund.reading.statements import StatementReader
from verbund.vocab import OWL, PROV, RDF, SCHEMA, SKOS, XSD, V

TABLE = "candidates"
#: The predicates that an accepted row may have, and the columns that say the same elsewhere.
_TERMS = {
    SCHEMA.sameAs: "sameAs",
    SKOS.exactMatch: "exactMatch",
    SKOS.closeMatch: "closeMatch",
    SKOS.broadMatch: "broadMatch",
    SKOS.relatedMatch: "relatedMatch",
}
#: What only concepts are related by.
_CONCEPTS = (SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)
_COLUMNS = {"about": "subject_id", "property": "predicate_id", "value": "object_id"}
_NEEDED = (*_COLUMNS.values(), "decision")
_SIGNED = ("reviewer_label", "mapping_date")
_CONFIDENCE = re.compile(r"0(\.\d+)?|1(\.0+)?")
_NAMES = {"de": ["Entscheidungen, was dasselbe ist"], "en": ["Decisions on what is the same"]}


class Decision(Enum):
    """What a person decided about a pair; ``open`` as long as nobody has."""

    ACCEPT = "accept"
    REJECT = "reject"
    OPEN = "open"

    @classmethod
    def read(cls, text: str, modifier: str = "") -> Decision:
        """The decision of a row; SSSOM's ``predicate_modifier`` says Not where a pair is rejected.

        Raises:
            ValueError: the word is none of ours.
        """
        if not text.strip():
            return cls.REJECT if modifier.strip().lower() == "not" else cls.OPEN
        return cls(text.strip().lower())


@dataclass(slots=True)
class LinkReader(StatementReader):
    """Reads each accepted row as a statement whose source is the table itself."""

    _decided: dict[frozenset[str], tuple[int, Decision]] = field(default_factory=dict)

    def read(self) -> Iterator[Record]:
        """The records of accepted rows; rows that cannot be right are told."""
        if missing := [name for name in _NEEDED if name not in self.sheet.header]:
            self.fault(1, missing[0], _no_column(missing[0]))
            return
        first = True
        for number, cells in self.sheet.rows:
            if len(cells) != len(self.sheet.header):
                self._cell_count(number, len(cells), len(self.sheet.header))
                continue
            row = dict(zip(self.sheet.header, map(bare, cells), strict=True))
            for record in self._row(number, row):
                if first:
                    yield self._source(number)
                    first = False
                yield record

    def _row(self, number: int, row: dict[str, str]) -> Iterator[Record]:
        decision = self._decision(number, row)
        iris = [self._iri(number, column, row[column]) for column in _COLUMNS.values()]
        faults = [*_misfits(row)]
        for column, fault in faults:
            self.fault(number, column, fault, row[column])
        if faults or decision is None or not all(iris):
            return
        if iris[0] == iris[-1]:
            self.fault(number, "value", _ITSELF, row["object_id"])
            return
        if self._is_double(number, decision, row, iris):
            return
        if decision is not Decision.OPEN and not all(row.get(name) for name in _SIGNED):
            self.fault(number, "decision", _UNSIGNED, row["decision"], severity=Severity.WARNING)
        if decision is Decision.ACCEPT:
            yield from self._accepted(number, row, *iris)

    def _decision(self, number: int, row: dict[str, str]) -> Decision | None:
        try:
            return Decision.read(row["decision"], row.get("predicate_modifier", ""))
        except ValueError:
            self.fault(number, "decision", _no_decision(row["decision"]), row["decision"])
            return None

    def _iri(self, number: int, column: str, text: str) -> str:
        try:
            return Curies(self.context).expand(text)
        except ValueError:
            self.fault(number, column, _no_name(text), text)
            return ""

    def _is_double(
        self, number: int, decision: Decision, row: dict[str, str], iris: list[str]
    ) -> bool:
        """Whether an earlier row is about the same pair; two decisions that differ are an error."""
        about, _, value = iris
        first, before = self._decided.setdefault(frozenset((about, value)), (number, decision))
        if first == number:
            return False
        contrary = {before, decision} == {Decision.ACCEPT, Decision.REJECT}
        severity = Severity.ERROR if contrary else Severity.WARNING
        self.fault(number, "decision", _double(first), row["decision"], severity=severity)
        return True

    def _accepted(
        self, number: int, row: dict[str, str], about: str, means: str, value: str
    ) -> Iterator[Record]:
        own = f"link-{sha256(' '.join((about, means, value)).encode()).hexdigest()[:12]}"
        cells = {"id": own, "about": about, "value": value, "source": self._file}
        if means == OWL.sameAs:
            yield self._merge(number, own, about, value)
        elif means not in _TERMS:
            self.fault(number, "predicate_id", _no_predicate(row["predicate_id"]))
        else:
            cells["property"] = _TERMS[means]
            yield from self.records(number, [(self._heading(n), t) for n, t in cells.items()])
            if means in _CONCEPTS and row.get("object_label"):
                yield self._concept(number, value, row["object_label"])

    def _merge(self, number: int, own: str, about: str, value: str) -> Record:
        """The record of a pair of ours to be merged: told by a check, not said of the things."""
        node = {
            "@type": [RDF.Statement],
            "@id": f"{self.kind.base}{own}",
            "source": [self._file],
            RDF.subject: {"@id": about},
            RDF.predicate: {"@id": OWL.sameAs},
            RDF.object: {"@id": value},
        }
        return Record(number, str(node["@id"]), node, {}, {}, (self._file,))

    def _concept(self, number: int, iri: str, label: str) -> Record:
        """The record of a concept elsewhere, so that it has a name here, in German."""
        node = {
            "@context": {"label": {"@id": SKOS.prefLabel, "@container": "@language"}},
            "@type": [SKOS.Concept],
            "@id": iri,
            "label": {"de": label},
        }
        return Record(number, iri, node, {}, {}, (self._file,))

    def _source(self, number: int) -> Record:
        """The record of the table as a source."""
        node = {
            "@context": {"standing": {"@id": V.standing, "@type": XSD.integer}},
            "@type": [PROV.Entity],
            "@id": self._file,
            "name": _NAMES,
            "standing": "2",
        }
        return Record(number, self._file, node, {}, {}, (self._file,))

    @property
    def _file(self) -> str:
        return f"{self.context.base}source/links"

    def _heading(self, name: str) -> Heading:
        return read_heading(name, 0, self.kind)

    def fault(
        self,
        number: int,
        column: str,
        fault: CellFault,
        value: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note down what is wrong with a cell, under the name that the column has here."""
        column = _COLUMNS.get(column, column)
        super(LinkReader, self).fault(number, column, fault, value, severity=severity)


def _misfits(row: dict[str, str]) -> Iterator[tuple[str, CellFault]]:
    """What cells say that SSSOM does not allow: a confidence is 0 to 1, a date is a day."""
    sure, day = row.get("confidence", ""), row.get("mapping_date", "")
    if sure and not _CONFIDENCE.fullmatch(sure):
        yield "confidence", _no_confidence(sure)
    try:
        if day and read_date(day, last=False).precision != "day":
            raise ValueError(f"{day!r} is no single day")
    except ValueError as problem:
        yield "mapping_date", _no_day(day, problem)


_ITSELF = CellFault(
    "link-to-itself",
    de="Beide Seiten sind dasselbe. subject_id oder object_id berichtigen, oder die Zeile löschen.",
    en="both sides are the same; correct subject_id or object_id, or delete the row",
)
_UNSIGNED = CellFault(
    "unsigned-decision",
    de="Zur Entscheidung fehlt, wer sie wann getroffen hat: reviewer_label und mapping_date"
    " ausfüllen.",
    en="the decision does not say who made it and when: fill reviewer_label and mapping_date",
)


def _no_column(name: str) -> CellFault:
    return CellFault(
        "no-column",
        de=f"Die Spalte {name} fehlt.",
        en=f"there is no column {name}",
    )


def _no_decision(text: str) -> CellFault:
    words = [one.value for one in Decision]
    return CellFault(
        "unknown-decision",
        de=f"{text!r} ist keine Entscheidung; möglich sind accept, reject und open.",
        en=f"{text!r} is no decision; write accept, reject or open",
        fix=nearest(text.lower(), words),
    )


def _no_name(text: str) -> CellFault:
    return CellFault(
        "bad-reference",
        de=f"{text!r} ist weder ein Kurzname wie ror:05qpz1x62 noch eine Adresse.",
        en=f"{text!r} is neither a short name such as ror:05qpz1x62 nor an address",
    )


def _no_confidence(text: str) -> CellFault:
    point = text.replace(",", ".")
    return CellFault(
        "bad-number",
        de=f"{text[:60]!r} ist kein Wert zwischen 0 und 1 mit Dezimalpunkt, etwa 0.95.",
        en=f"{text[:60]!r} is no number from 0 to 1 with a decimal point, such as 0.95",
        fix=point if _CONFIDENCE.fullmatch(point) else "",
    )


def _no_day(text: str, problem: ValueError) -> CellFault:
    return CellFault(
        "bad-date",
        de=f"{text[:60]!r} ist kein möglicher Tag. Erlaubt sind 2026-11-22 und 22.11.2026.",
        en=f"{problem}; write a day as 2026-11-22",
        fix=probable_date(text),
    )


def _no_predicate(text: str) -> CellFault:
    known = "owl:sameAs, schema:sameAs, skos:exactMatch, closeMatch, broadMatch, relatedMatch"
    return CellFault(
        "unknown-predicate",
        de=f"{text!r} verbindet hier nichts; möglich sind {known}.",
        en=f"{text!r} links nothing here; use one of {known}",
    )


def _double(first: int) -> CellFault:
    return CellFault(
        "double-decision",
        de=f"Über dieses Paar steht schon in Zeile {first} etwas. Eine der Zeilen löschen.",
        en=f"row {first} is about the same pair already; delete one of them",
    )
