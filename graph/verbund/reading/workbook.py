"""Tables as sheets of an XLSX workbook."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from verbund.errors import UnreadableFile
from verbund.reading.sheet import Sheet

#: A sheet stands in memory as a rectangle; a single cell far away would make it a huge one.
MOST_CELLS = 10_000_000
MOST_BYTES = 1 << 28
_PART = "xl/workbook.xml"
_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?P<before>[^>]*?)\br="(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})"'
    rb"(?P<after>[^>]*)(?<!/)>(?P<content>.*?)</(?:\w+:)?c>",
    re.DOTALL,
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_NO_VALUE = re.compile(rb"(?!.*<(?:\w+:)?v\b)|.*<(?:\w+:)?v\s*(?:/>|>\s*</)", re.DOTALL)
_TROUBLE = (
    BadZipFile,
    CalamineError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_workbook(path: Path, place: str) -> Iterator[Sheet]:
    """The tables of a workbook, without its empty sheets.

    Raises:
        UnreadableFile: it is no workbook, too large for memory, or has cells without a value.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(place)
        data = path.read_bytes()
        _inspect(data, place)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(any(cell != "" for cell in row) for row in rows):
                yield _sheet(name, f"{place}#{name}", rows)
    except _TROUBLE as problem:
        raise UnreadableFile(
            place,
            f"no readable workbook: {problem}",
            de="das ist keine lesbare Arbeitsmappe; sie öffnen und neu als .xlsx speichern",
            hint="open it and save it again as .xlsx",
        ) from problem


def _inspect(data: bytes, place: str) -> None:
    """Refuse what the reader of workbooks would break at, or leave out without a word."""
    with ZipFile(BytesIO(data)) as parts:
        if _PART not in parts.namelist():
            raise BadZipFile(f"there is no {_PART} in it")
        if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
            raise _too_large(place)
        for name in parts.namelist():
            if name.endswith(".xml"):
                _inspect_cells(parts.read(name), place)


def _inspect_cells(text: bytes, place: str) -> None:
    last_row, last_column = 0, 0
    for cell in _CELL.finditer(text):
        last_row = max(last_row, int(cell["row"]))
        last_column = max(last_column, _number(cell["column"]))
        kind = cell["before"] + cell["after"]
        if b't="e"' in kind:
            raise _no_value(place, cell, "has an error", "enthält einen Fehler")
        is_formula = _FORMULA.search(cell["content"])
        if is_formula and b't="str"' not in kind and _NO_VALUE.match(cell["content"]):
            raise _no_value(place, cell, "has a formula without a value", "ist nicht berechnet")
    if last_row * last_column > MOST_CELLS:
        raise _too_large(place)


def _number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _too_large(place: str) -> UnreadableFile:
    return UnreadableFile(
        place,
        "the workbook is too large",
        de="die Arbeitsmappe ist zu groß; eine einzelne Zelle weit unten oder rechts suchen, "
        "oder jedes Blatt als „CSV UTF-8“ speichern",
        hint="look for a single cell far below or to the right; or save each sheet as CSV UTF-8",
    )


def _no_value(place: str, cell: re.Match[bytes], en: str, de: str) -> UnreadableFile:
    name = (cell["column"] + cell["row"]).decode()
    return UnreadableFile(
        place,
        f"the cell {name} {en}",
        de=f"die Zelle {name} {de}; sie in einem Tabellenprogramm berichtigen und neu speichern",
        row=int(cell["row"]),
        hint="open it in a spreadsheet program, mend the cell, and save it again",
    )


def _sheet(name: str, place: str, rows: Sequence[Sequence[object]]) -> Sheet:
    texts = [tuple(_cell(value) for value in row) for row in rows]
    numbered = ((number, row) for number, row in enumerate(texts[1:], start=2) if any(row))
    header = tuple(cell.strip() for cell in _fit(texts[0], 0))
    return Sheet(name, place, header, ((n, _fit(row, len(header))) for n, row in numbered))


def _fit(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The row without the empty cells at its right edge, but not narrower than ``width``."""
    end = len(row)
    while end > width and not row[end - 1]:
        end -= 1
    return row[:end]


def _cell(value: object) -> str:
    """A workbook's typed value as a CSV file would write it.

    >>> _cell(2020.0), _cell(date(2020, 2, 1)), _cell(datetime(2020, 2, 1)), _cell(True)
    ('2020', '2020-02-01', '2020-02-01', 'true')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time().isoformat() == "00:00:00":
            return value.date().isoformat()
        case date() | datetime():
            return value.isoformat()
        case _:
            return str(value)
