"""Rows of a CSV file or an XLSX workbook, as text and with their place."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from verbund.errors import UnreadableFile

SUFFIXES = (".csv", ".xlsx")
LONGEST_LINE = 1_000_000
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it was written: its header and its rows, each with its number (header: 1)."""

    name: str
    place: str
    header: tuple[str, ...]
    rows: Iterator[tuple[int, tuple[str, ...]]]


def sheets(path: Path, place: str) -> Iterator[Sheet]:
    """The tables of a file; ``place`` is how people see its path.

    Raises:
        UnreadableFile: it is no text in UTF-8, no workbook, or has no header.
    """
    if path.is_dir():
        raise UnreadableFile(
            place,
            "this is a folder, not a table",
            de="das ist ein Ordner, keine Tabelle",
            hint="rename or remove it",
        )
    if path.suffix.lower() == ".xlsx":
        yield from _workbook(path, place)
    else:
        yield _text(path, place)


def _text(path: Path, place: str) -> Sheet:
    records = _records(path, place)
    _, header = next(records, (1, ()))
    if not any(header):
        raise UnreadableFile(
            place,
            "the file is empty",
            de="die Datei ist leer",
            hint="a table begins with a header line; delete the file if it is not needed",
        )
    return Sheet(path.stem, place, tuple(cell.strip() for cell in header), records)


def _records(path: Path, place: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Records of a CSV file (RFC 4180; also semicolons or tabs), numbered as a spreadsheet does."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = _lines(stream, place)
            first = next(lines, "")
            reader = csv.reader(chain([first], lines), delimiter=_separator(first), strict=True)
            csv.field_size_limit(LONGEST_LINE)
            for record in reader:
                number += 1
                if any(record) or number == 1:
                    yield number, tuple(record)
    except UnicodeDecodeError as problem:
        raise UnreadableFile(
            place,
            f"byte {problem.object[problem.start]:#04x} is not UTF-8",
            de=f"das Byte {problem.object[problem.start]:#04x} ist kein UTF-8",
            row=number + 1,
            hint='save the table as "CSV UTF-8"; it looks like Windows-1252',
        ) from problem
    except csv.Error as problem:
        raise UnreadableFile(
            place,
            f"the quotes do not fit: {problem}",
            de="die Anführungszeichen passen nicht zusammen",
            row=number + 1,
            hint='a cell with a quote in it is written "so ""here"" with doubled quotes"',
        ) from problem
    except OSError as problem:
        raise UnreadableFile(place, problem.strerror or str(problem)) from problem


def _lines(stream: TextIOWrapper, place: str) -> Iterator[str]:
    """Lines of bounded length without NUL characters."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise UnreadableFile(
                place,
                f"line {number} is longer than {LONGEST_LINE:,} characters",
                de=f"die Zeile {number} hat mehr als {LONGEST_LINE} Zeichen",
                hint="is this really a table?",
            )
        if "\0" in line:
            raise UnreadableFile(
                place,
                f"line {number} has NUL characters",
                de=f"die Zeile {number} enthält NUL-Zeichen",
                hint='save it as "CSV UTF-8", not as UTF-16',
            )
        yield line


def _separator(header: str) -> str:
    """The separator of a header line: comma, semicolon or tab, whichever it has most of."""
    return max(_SEPARATORS, key=header.count)


def _workbook(path: Path, place: str) -> Iterator[Sheet]:
    try:
        with path.open("rb") as stream:
            book = CalamineWorkbook.from_filelike(stream)
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(any(cell != "" for cell in row) for row in rows):
                yield _sheet(name, f"{place}#{name}", rows)
    except (CalamineError, BadZipFile, OSError) as problem:
        raise UnreadableFile(
            place,
            f"no readable workbook: {problem}",
            de="das ist keine lesbare Arbeitsmappe",
            hint="open it and save it again as .xlsx",
        ) from problem


def _sheet(name: str, place: str, rows: Sequence[Sequence[object]]) -> Sheet:
    texts = [tuple(_cell(value) for value in row) for row in rows]
    numbered = ((number, row) for number, row in enumerate(texts[1:], start=2) if any(row))
    width = len([cell for cell in texts[0] if cell])
    header = tuple(cell.strip() for cell in texts[0][:width])
    return Sheet(name, place, header, ((n, _fit(row, width)) for n, row in numbered))


def _fit(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The row without the empty cells that a workbook adds at its right edge."""
    end = len(row)
    while end > width and not row[end - 1]:
        end -= 1
    return row[:end]


def _cell(value: object) -> str:
    """A workbook's typed value as a CSV file would write it.

    >>> _cell(2020.0), _cell(date(2020, 2, 1)), _cell(True)
    ('2020', '2020-02-01', 'true')
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
