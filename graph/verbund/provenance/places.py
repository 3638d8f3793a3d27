"""From a thing in the graph back to the file, row and column that say it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.formats import TABLES
from verbund.model import Table
from verbund.reading import Context, read_position, sheets, split_place
from verbund.reading.context import Kind
from verbund.vocab import RDF, V

_ROWS = f"SELECT ?thing ?row WHERE {{ GRAPH <{{graph}}> {{ ?thing <{V.row}> ?row }} }}"
_STATEMENTS = f"""
SELECT ?thing ?property ?value ?node WHERE {{
  ?node <{RDF.subject}> ?thing ; <{RDF.predicate}> ?property ; <{RDF.object}> ?value
}}
"""
#: What holds the value in a row of statements, and in a row of candidates.
_VALUES = ("value", "object_id")


class Engine(Protocol):
    """The graph, here or elsewhere."""

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        ...


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A file, a row as a spreadsheet counts (0: none), a column, and what stands there."""

    file: str
    row: int
    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class Locator:
    """Finds where a statement of the public graph was written."""

    catalogue: Catalogue
    context: Context
    store: Engine
    _cells: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)

    def rows(self, thing: str) -> list[Place]:
        """The rows that speak of a thing."""
        return self._rows.get(thing, [])

    def find(self, thing: str, means: str = "", value: str = "") -> Place:
        """The likeliest place of a statement about a thing; of the thing if there is none."""
        node = self._statements.get((thing, means, value))
        if node and self.rows(node):
            place = self.rows(node)[0]
            cells = self._row(place)
            column = next((name for name in _VALUES if name in cells), "")
            return Place(place.file, place.row, column, cells.get(column, ""))
        found = [self._column(place, means, value) for place in self.rows(thing)]
        if not found:
            return Place("", 0)
        return min(found, key=lambda one: (-one[0], not self._is_own(one[1]), one[1]))[1]

    def _is_own(self, place: Place) -> bool:
        """Whether a row is in the table of such things, and not in a further one about them."""
        kind = self._kind(place)
        same = (k for k in self.context.kinds.values() if kind and k.class_iri == kind.class_iri)
        return kind is not None and kind is next(same)

    def _column(self, place: Place, means: str, value: str) -> tuple[int, Place]:
        """How well a row fits a statement, and the place in it."""
        cells, kind = self._row(place), self._kind(place)
        terms = [c.term for c in kind.columns.values() if c.means == means] if kind else []
        headers = [header for header in cells if header.partition("@")[0] in terms]
        local = value.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        for header in headers:
            parts = [part.strip() for part in cells[header].split("|")]
            if value and (value in parts or local in parts or cells[header] == value):
                return 3, Place(place.file, place.row, header, cells[header])
        filled = [header for header in headers if cells[header]]
        header = (filled or headers or [_missing(kind, terms)])[0]
        score = 2 if filled else 1 if headers else 0
        return score, Place(place.file, place.row, header, cells.get(header, ""))

    def _kind(self, place: Place) -> Kind | None:
        path, sheet = split_place(place.file)
        return self.context.kinds.get(sheet or Path(path).stem)

    def _row(self, place: Place) -> dict[str, str]:
        if place.file not in self._cells:
            self._cells[place.file] = self._read(place.file)
        return self._cells[place.file].get(place.row, {})

    def _read(self, place: str) -> dict[int, dict[str, str]]:
        name, wanted = split_place(place)
        path = self.catalogue.root / name
        if path.suffix.lower() not in TABLES:
            return {}
        try:
            for sheet in sheets(path, name):
                if not wanted or sheet.name == wanted:
                    return {
                        n: dict(zip(sheet.header, cells, strict=False)) for n, cells in sheet.rows
                    }
        except UnreadableFile:
            pass
        return {}

    @cached_property
    def _rows(self) -> dict[str, list[Place]]:
        found = defaultdict[str, list[Place]](list)
        graph = f"{self.context.base}graph/rows"
        for thing, row in self.store.select(_ROWS.replace("{graph}", graph)).texts():
            found[thing].append(read_place(row, self.context.base))
        return {thing: sorted(places) for thing, places in found.items()}

    @cached_property
    def _statements(self) -> dict[tuple[str, str, str], str]:
        rows = self.store.select(_STATEMENTS).texts()
        return {(thing, means, value): node for thing, means, value, node in sorted(rows)}


def read_place(row: str, base: str) -> Place:
    """The place that an IRI of a row names.

    >>> read_place("https://example.org/data/people.csv#row=3", "https://example.org/")
    Place(file='data/people.csv', row=3, column='', value='')
    """
    return Place(*read_position(row, base))


def _missing(kind: Kind | None, terms: list[str]) -> str:
    """The header that a table would have for a property that it lacks."""
    if not terms or kind is None:
        return ""
    return f"{terms[0]}@de" if kind.columns[terms[0]].tagged else terms[0]
