"""Tables as text: CSV as RFC 4180 writes it, also with semicolons or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

from verbund.errors import UnreadableFile, WrongEncoding
from verbund.reading.sheet import Row, Sheet

LONGEST_LINE = 1_000_000
_SEPARATORS = ",;\t"


class _BadLine(ValueError):
    """A line that cannot be part of a table."""

    kind = UnreadableFile

    def __init__(self, reason: str, *, de: str, hint: str) -> None:
        super().__init__(reason)
        self.reason, self.de, self.hint = reason, de, hint


class _OtherEncoding(_BadLine):
    """A line with bytes that are no UTF-8."""

    kind = WrongEncoding


def read_text(path: Path, place: str) -> Sheet:
    """The table of a text file.

    Raises:
        UnreadableFile: it is empty, or no text in UTF-8; reading its rows may raise it, too.
    """
    rows = _rows(path, place)
    first = next(rows, None)
    if first is None:
        raise UnreadableFile(
            place,
            "the file is empty",
            de="die Datei ist leer; eine Tabelle beginnt mit einer Kopfzeile, "
            "unnötige Dateien löschen",
            hint="a table begins with a header row; delete the file if it is not needed",
        )
    return Sheet(path.stem, place, tuple(cell.strip() for cell in first[1]), rows)


def _rows(path: Path, place: str) -> Iterator[Row]:
    try:
        # a byte that is no UTF-8 comes as a lone surrogate, so that it is told in its own row
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            yield from _records(stream, place)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise UnreadableFile(place, reason, de=f"das System meldet: {reason}") from problem


def _records(stream: TextIO, place: str) -> Iterator[Row]:
    """The records that are not empty, and the first in any case."""
    lines, number = _lines(stream), 0
    csv.field_size_limit(LONGEST_LINE)
    try:
        first = next(lines, "")
        reader = csv.reader(chain([first], lines), delimiter=separator(first), strict=True)
        for record in reader if first else ():
            number += 1
            if any(record) or number == 1:
                yield number, tuple(record)
    except csv.Error as problem:
        raise UnreadableFile(
            place,
            f"the quotes do not fit: {problem}",
            de="die Anführungszeichen passen nicht zusammen; im Text werden sie verdoppelt: "
            '"so ""hier"" zum Beispiel"',
            row=number + 1,
            hint='a cell with a quote in it is written "so ""here"" with doubled quotes"',
        ) from problem
    except _BadLine as bad:
        raise bad.kind(place, bad.reason, de=bad.de, row=number + 1, hint=bad.hint) from bad


def _lines(stream: TextIO) -> Iterator[str]:
    """Lines of bounded length that are proper text.

    Raises:
        _BadLine: a line is too long, or no text in UTF-8.
    """
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise _BadLine(
                f"the line is longer than {LONGEST_LINE:,} characters",
                de=f"die Zeile hat mehr als {LONGEST_LINE} Zeichen; ist das wirklich eine Tabelle?",
                hint="is this really a table?",
            )
        if "\0" in line or not line.isascii():
            _look(line)
        yield line


def _look(line: str) -> None:
    """Refuse a line with NUL characters, or with bytes that are no UTF-8."""
    strange = next((c for c in line if c == "\0" or "\ud800" <= c <= "\udfff"), None)
    if strange is None:
        return
    if "\0" in line or line.startswith(("\udcff\udcfe", "\udcfe\udcff")):
        raise _BadLine(
            "this is UTF-16 or no text at all",
            de="das ist UTF-16 oder gar kein Text; die Tabelle als „CSV UTF-8“ speichern",
            hint='save the table as "CSV UTF-8"',
        )
    byte = f"{ord(strange) - 0xDC00:#04x}"
    raise _OtherEncoding(
        f"the byte {byte} is not UTF-8",
        de=f"das Byte {byte} ist kein UTF-8, eher Windows-1252; als „CSV UTF-8“ speichern",
        hint='save the table as "CSV UTF-8"; it looks like Windows-1252',
    )


def separator(header: str) -> str:
    """The separator of a header line: comma, semicolon or tab, whichever it has most of."""
    return max(_SEPARATORS, key=header.count)
