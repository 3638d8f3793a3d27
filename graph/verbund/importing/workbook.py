"""Foreign tables as sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verbund.importing.entry import ForeignRow, ForeignTable
from verbund.reading import sheets
from verbund.reading.sheet import Sheet


def read_workbook(path: Path, place: str, name: str) -> Iterator[ForeignTable]:
    """The tables of an XLSX workbook, one for each sheet that is not empty.

    Raises:
        UnreadableFile: it is no workbook, or too large.
    """
    for sheet in sheets(path, place):
        single = sheet.name.lower() in ("sheet1", "tabelle1", "sheet", "tabelle")
        yield ForeignTable(name if single else sheet.name, sheet.place, sheet.header, _rows(sheet))


def _rows(sheet: Sheet) -> Iterator[ForeignRow]:
    width = len(sheet.header)
    for number, cells in sheet.rows:
        long = f"the row has {len(cells)} cells, the header {width}" if len(cells) > width else ""
        yield ForeignRow(number, (*cells, *[""] * (width - len(cells))), long)
