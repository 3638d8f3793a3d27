"""Answers as a spreadsheet: numbers, days and links are such, and text is never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from itertools import count
from math import isfinite

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verbund.errors import InvalidQuery
from verbund.model import Literal
from verbund.queries.sheet import Cell, Sheet
from verbund.vocab import NUMBERS, XSD

#: What a sheet holds, as its format defines it.
ROWS = 1_048_576
_CHARACTERS = 32_767
_LINKS = 65_530
_ADDRESS = 2_079
_DIGITS = 15
_NARROWEST, _WIDEST = 8, 60
#: Dates of spreadsheets begin here.
_FIRST = date(1900, 3, 1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: The same rows give the same bytes, whenever they are written.
_WRITTEN = datetime(2000, 1, 1)


def write_workbook(sheet: Sheet, title: str = "") -> bytes:
    """An XLSX file with the rows under their headings, which stay in sight.

    Raises:
        InvalidQuery: there are more rows, or longer texts, than a sheet holds.
    """
    _check(sheet)
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": title, "created": _WRITTEN})
    _Page(book).fill(sheet)
    book.close()
    return buffer.getvalue()


class _Page:
    """A worksheet that is being filled."""

    def __init__(self, book: Workbook) -> None:
        self._page: Worksheet = book.add_worksheet()
        self._bold: Format = book.add_format({"bold": True, "bottom": 1})
        self._text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._plain: Format = book.add_format({"valign": "top"})
        self._link: Format = book.add_format(
            {"font_color": "blue", "underline": 1, "text_wrap": True, "valign": "top"}
        )
        self._links = count()

    def fill(self, sheet: Sheet) -> None:
        for place, heading in enumerate(sheet.headings):
            self._page.write_string(0, place, heading, self._bold)
            texts = (heading, *(row[place].text for row in sheet.rows))
            self._page.set_column(place, place, _width(texts))
        self._page.freeze_panes(1, 0)
        for number, row in enumerate(sheet.rows, 1):
            for place, cell in enumerate(row):
                self._put(number, place, cell)

    def _put(self, row: int, column: int, cell: Cell) -> None:
        match _native(cell):
            case bool() as answer:
                self._page.write_boolean(row, column, answer, self._plain)
            case float() as number:
                self._page.write_number(row, column, number, self._plain)
            case date() as day:
                self._page.write_datetime(row, column, day, self._day)
            case _ if self._is_link(cell):
                self._page.write_url(row, column, str(cell.thing), self._link, cell.text)
            case _:
                self._page.write_string(row, column, cell.text, self._text)

    def _is_link(self, cell: Cell) -> bool:
        address = str(cell.thing or "")
        is_web = address.startswith(("https://", "http://")) and len(address) <= _ADDRESS
        return is_web and next(self._links) < _LINKS


def _native(cell: Cell) -> bool | float | date | None:
    """The value of a cell where a spreadsheet can hold it without loss."""
    term = cell.value
    if term is None:
        return None
    if term.datatype == XSD.boolean:
        return {"true": True, "1": True, "false": False, "0": False}.get(term.value)
    if term.datatype in NUMBERS:
        return _number(term)
    if term.datatype in (XSD.date, XSD.string) and _DAY.fullmatch(term.value):
        with suppress(ValueError):
            day = date.fromisoformat(term.value)
            return day if day >= _FIRST else None
    return None


def _number(term: Literal) -> float | None:
    digits = re.sub(r"[eE].*|\D", "", term.value).strip("0")
    with suppress(ValueError):
        number = float(term.value)
        return number if isfinite(number) and len(digits) <= _DIGITS else None
    return None


def _width(texts: Iterable[str]) -> int:
    longest = max(len(line) for text in texts for line in (text.splitlines() or [""]))
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _check(sheet: Sheet) -> None:
    if len(sheet.rows) >= ROWS:
        raise InvalidQuery(
            f"{len(sheet.rows):,} rows are more than a spreadsheet holds ({ROWS - 1:,})",
            hint="write them as parquet or csv, or ask for less with --limit",
        )
    for number, row in enumerate(sheet.rows, 2):
        if any(len(cell.text) > _CHARACTERS for cell in row):
            raise InvalidQuery(
                f"row {number}: a text is longer than a spreadsheet holds ({_CHARACTERS:,} signs)",
                hint="write the answer as parquet or csv",
            )
