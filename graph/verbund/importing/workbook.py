"""Foreign tables as sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from verbund.importing.entry import ForeignRow, ForeignTable, header_of
from verbund.reading import sheets


def read_workbook(path: Path, place: str, name: str) -> Iterator[ForeignTable]:
    """The tables of an XLSX workbook, one for each sheet that is not empty.

    Raises:
        UnreadableFile: it is no workbook, or too large.
    """
    for sheet in sheets(path, place):
        single = sheet.name.lower() in ("sheet1", "tabelle1", "sheet", "tabelle")
        first = ForeignRow(1, tuple(sheet.header))
        top, below = header_of(chain([first], (ForeignRow(n, tuple(c)) for n, c in sheet.rows)))
        columns, own = top[-1].cells, name if single else sheet.name
        yield ForeignTable(own, sheet.place, columns, _rows(len(columns), below), len(top) - 1)


def _rows(width: int, rows: Iterator[ForeignRow]) -> Iterator[ForeignRow]:
    for row in rows:
        number, cells = row.number, row.cells
        long = f"the row has {len(cells)} cells, the header {width}" if len(cells) > width else ""
        yield ForeignRow(number, (*cells, *[""] * (width - len(cells))), long)
