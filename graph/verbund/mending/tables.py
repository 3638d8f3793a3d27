"""A table as text of which single cells change, and nothing else: not a quote, not a line end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from verbund.reading.cells import bare, guarded
from verbund.reading.delimited import separator

_BOM = "\ufeff"
_LINE_END = re.compile(r"[\r\n]")
_SPECIAL = re.compile(r'["\r\n]|^\s|\s\Z')


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell stands in the text of its file, quotes included."""

    start: int
    end: int
    raw: str

    @property
    def text(self) -> str:
        """What the cell says."""
        return self.raw[1:-1].replace('""', '"') if self.raw[:1] == '"' else self.raw


class TableText:
    """The text of a CSV file, by row (as a spreadsheet counts) and column."""

    def __init__(self, text: str) -> None:
        self._text = text
        first = _LINE_END.split(text.removeprefix(_BOM), maxsplit=1)[0]
        self._separator = separator(first)
        self._rows: dict[int, list[Cell]] = dict(enumerate(self._scan(), start=1))
        header = [cell.text.strip() for cell in self._rows.get(1, [])]
        self._columns = {name: number for number, name in reversed(list(enumerate(header)))}

    def cell(self, row: int, column: str) -> Cell | None:
        """A cell, if there is such a row and such a column."""
        cells, number = self._rows.get(row, []), self._columns.get(column)
        return cells[number] if number is not None and number < len(cells) else None

    def records(self) -> Iterator[tuple[int, Mapping[str, Cell]]]:
        """The rows under the header, by number, and their cells by column."""
        for row, cells in self._rows.items():
            if row > 1:
                found = ((name, n) for name, n in self._columns.items() if n < len(cells))
                yield row, {name: cells[number] for name, number in found}

    def changed(self, wanted: Mapping[Cell, str], without: Collection[int] = ()) -> str:
        """The text with other words in some cells, and ``without`` some rows."""
        edits = [(cell.start, cell.end, self._written(cell, new)) for cell, new in wanted.items()]
        edits += [(*self._span(row), "") for row in without]
        parts, last = [], 0
        for start, end, new in sorted(edits):
            parts += [self._text[last:start], new]
            last = end
        return "".join([*parts, self._text[last:]])

    def _span(self, row: int) -> tuple[int, int]:
        """Where a row begins, and where the next one does."""
        after = self._rows.get(row + 1)
        return self._rows[row][0].start, after[0].start if after else len(self._text)

    def _written(self, cell: Cell, new: str) -> str:
        new = guarded(new)
        if cell.raw[:1] == '"' or self._separator in new or _SPECIAL.search(new):
            return '"' + new.replace('"', '""') + '"'
        return new

    def _scan(self) -> Iterator[list[Cell]]:
        """The cells of each record (RFC 4180, with any of the three line ends)."""
        cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(self._separator)}\r\n]*')
        text, row = self._text, list[Cell]()
        place = len(_BOM) if text.startswith(_BOM) else 0
        while place < len(text) or row:
            found = cell.match(text, place)
            start, place = (place, found.end()) if found else (place, len(text))
            row.append(Cell(start, place, text[start:place]))
            if text[place : place + 1] == self._separator:
                place += 1
                continue
            yield row
            row = []
            place += 2 if text.startswith("\r\n", place) else 1


def says(text: str, wanted: str) -> bool:
    """Whether a cell says this, blanks around it and the guard of a formula aside."""
    return bare(text) == bare(wanted)
