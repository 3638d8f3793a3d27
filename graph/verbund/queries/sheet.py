"""Answers for people: headings and names in their language, one column for each thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verbund.model import Iri, Literal, Table, Term
from verbund.queries.engine import Engine
from verbund.queries.header import Header
from verbund.queries.question import LABEL
from verbund.queries.terms import filled
from verbund.vocab import PREFIXES, XSD

_NUMBERS = frozenset({XSD.integer, XSD.decimal, XSD.double})
_YES = {"de": {"true": "ja", "false": "nein"}, "en": {"true": "yes", "false": "no"}}
_SIGNS = {"de": (".", ","), "en": (",", ".")}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX v: <https://w3id.org/verbund/ns#>
SELECT ?thing ?name ?short WHERE {
  VALUES (?property ?short) { (rdfs:label 0) (v:acronym 1) }
  VALUES ?thing { $thing }
  ?thing ?property ?name
}
ORDER BY ?name
"""

Names = Mapping[Iri, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, the thing that it names and its id in the catalogue, if any.

    ``value`` is what the text was written from, for formats that have numbers and days.
    """

    text: str = ""
    thing: Iri | None = None
    id: str = ""
    is_number: bool = False
    value: Literal | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells under headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Reader:
    """Writes terms in one language: things by their names, or shortly."""

    def __init__(self, base: Iri, language: str) -> None:
        self.language = language
        self._base = base.value
        self._prefixes = {base.value: "", **{iri: f"{name}:" for name, iri in PREFIXES.items()}}

    def names(self, engine: Engine, table: Table) -> Names:
        """The names that the things in a table have, as far as no column has them."""
        labelled = _labelled(table.columns)
        bare = [n for n, name in enumerate(table.columns) if name not in labelled]
        cells = (row[n] for row in table.rows for n in bare)
        things = sorted({cell for cell in cells if isinstance(cell, Iri)})
        if not things:
            return {}
        ranks = {self.language: 3, "de": 2, "": 1}
        found: dict[Iri, tuple[int, str]] = {}
        for thing, name, short in engine.select(filled(_NAMES, {"thing": things})).rows:
            if isinstance(thing, Iri) and isinstance(name, Literal):
                rank = ranks.get(name.language, 0) + 4 * int(str(short))
                if rank > found.get(thing, (-1, ""))[0]:
                    found[thing] = (rank, name.value)
        return {thing: name for thing, (_, name) in found.items()}

    def sheet(
        self, table: Table, header: Header | None = None, names: Names | None = None
    ) -> Sheet:
        """A table with a column and its label in one, under the headings of a question."""
        labelled = _labelled(table.columns)
        places = [
            (n, labelled.get(name))
            for n, name in enumerate(table.columns)
            if n not in labelled.values()
        ]
        headings = (table.columns[n] for n, _ in places)
        return Sheet(
            tuple(header.heading(name, self.language) if header else name for name in headings),
            tuple(
                tuple(
                    self.cell(row[n], row[m] if m is not None else None, names) for n, m in places
                )
                for row in table.rows
            ),
        )

    def cell(
        self, term: Term | None, label: Term | None = None, names: Names | None = None
    ) -> Cell:
        """A term in a cell, under its label if it has one."""
        if isinstance(term, Iri):
            short = self.short(term)
            named = label or (names or {}).get(term)
            ours = term.value.startswith(self._base) and named
            return Cell(str(named or short), term, term.local if ours else "")
        if isinstance(term, Literal):
            return Cell(self._value(term), is_number=term.datatype in _NUMBERS, value=term)
        return Cell(str(term or label or ""))

    def short(self, iri: Iri) -> str:
        """An IRI as short as it can be said: ``project/neila``, ``schema:Event``."""
        for start, prefix in self._prefixes.items():
            rest = iri.value.removeprefix(start)
            if rest != iri.value and re.fullmatch(r"[\w./-]+", rest):
                return prefix + rest
        return iri.value

    def _value(self, term: Literal) -> str:
        if term.datatype == XSD.boolean:
            return _YES[self.language].get(term.value, term.value)
        number = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?", term.value)
        if term.datatype != XSD.decimal or not number:
            return term.value
        group, point = _SIGNS[self.language]
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, number[2])
        fraction = (number[3] or "").rstrip("0")
        fraction = fraction.ljust(2, "0") if fraction else ""
        return f"{number[1]}{whole}{point + fraction if fraction else ''}"


def markdown(sheet: Sheet) -> Iterator[str]:
    """The lines of a Markdown table; things are links."""
    yield _line(map(plain, sheet.headings))
    yield _line("--:" if is_number else "---" for is_number in _numeric(sheet))
    for row in sheet.rows:
        yield _line(linked(cell.text, cell.thing) for cell in row)


def aligned(sheet: Sheet) -> Iterator[str]:
    """The lines of a table in plain text, its columns below each other, nothing cut."""
    rows = [[" ".join(cell.text.split()) for cell in row] for row in sheet.rows]
    widths = [
        max(len(text) for text in column) for column in zip(sheet.headings, *rows, strict=True)
    ]
    layout = list(zip(widths, _numeric(sheet), strict=True))
    for row in (sheet.headings, ["-" * width for width in widths], *rows):
        parts = (
            text.rjust(width) if is_number else text.ljust(width)
            for text, (width, is_number) in zip(row, layout, strict=True)
        )
        yield "  ".join(parts).rstrip() + "\n"


def _numeric(sheet: Sheet) -> list[bool]:
    """Which columns have numbers."""
    return [any(row[n].is_number for row in sheet.rows) for n in range(len(sheet.headings))]


def _labelled(columns: Sequence[str]) -> dict[str, int]:
    """The columns of things whose names stand in a column of their own, and where."""
    return {name: columns.index(name + LABEL) for name in columns if name + LABEL in columns}


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def linked(text: str, thing: Iri | None) -> str:
    """A text in Markdown, as a link if it names something that has an address."""
    if thing and thing.value.startswith(("https://", "http://")):
        target = thing.value.replace("(", "%28").replace(")", "%29")
        return f"[{plain(text)}]({target})"
    return plain(text)


def plain(text: str) -> str:
    r"""A text that Markdown takes as it is.

    >>> print(plain("*Stadt* | Land"))
    \*Stadt\* \| Land
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
