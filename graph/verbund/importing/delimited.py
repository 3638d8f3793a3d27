"""Foreign tables as text: any common encoding and separator; a bad row costs that row alone."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TextIO

from verbund.errors import UnreadableFile
from verbund.importing.entry import ForeignRow, ForeignTable, header_of

LONGEST = 1_000_000
MOST_COLUMNS = 1000
_SEPARATORS = ",;\t|"
_BLOCK = 1 << 20
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_STRANGE = re.compile(r"[\udc80-\udcff]+")
_PAGE = ("<!doctype", "<html", "<?xml", "<head")
_APOLOGY = re.compile(
    r"\b(?:fehler|error|sitzung|session|timeout|forbidden|denied)\b", re.IGNORECASE
)
_EXCEL_TEXT = re.compile(r'(?:(?<=[;,\t|])|\A)="')
_QUOTED = re.compile(r'"[^"]*"')

_UNCLOSED = "a quote is opened and not closed"

Header = Callable[[tuple[str, ...]], tuple[str, ...] | None]


@dataclass(slots=True)
class _Lines:
    """Lines of a stream, each of bounded length; those taken back come again first."""

    stream: TextIO
    waiting: deque[str] = field(default_factory=deque)

    def next(self) -> str:
        """The next line, at most one character longer than allowed; empty at the end."""
        if self.waiting:
            return self.waiting.popleft()
        line = self.stream.readline(LONGEST)
        if len(line) == LONGEST and not line.endswith("\n"):
            while (rest := self.stream.readline(LONGEST)) and not rest.endswith("\n"):
                pass
            return line + "…"
        return line


def read_delimited(
    path: Path, place: str, name: str, header: Header = lambda first: None
) -> ForeignTable:
    """The table of a text file.

    ``header`` may give the column names for a first row that is none.

    Raises:
        UnreadableFile: it is empty, no text, or has no column names.
    """
    top, records = header_of(_stream(path, place))
    if not top:
        raise UnreadableFile(place, "the file is empty", hint="a table begins with a header row")
    first, above = top[-1], len(top) - 1
    if what := _no_table("".join(first.cells).strip(), len(first.cells)):
        reason = f"this is {what}, saved under the name of a table"
        raise UnreadableFile(place, reason, hint="the portal sent an error page: ask it again")
    if first.trouble:
        raise UnreadableFile(place, first.trouble, row=1, hint="is this really a table?")
    given = header(first.cells)
    rows = chain([first], records) if given else records
    columns = distinct(given or tuple(cell.strip() for cell in first.cells))
    if not any(columns) or len(columns) > MOST_COLUMNS:
        raise UnreadableFile(place, f"a table with {len(columns)} columns is none", row=1)
    if len(columns) == 1:
        rows = map(_alone, rows)
    return ForeignTable(name, place, columns, rows, above)


def _alone(row: ForeignRow) -> ForeignRow:
    """A row of a table with one column, refused if it has more cells."""
    trouble = f"the row has {len(row.cells)} cells, the header 1" if len(row.cells) > 1 else ""
    return replace(row, trouble=row.trouble or trouble)


def _no_table(text: str, cells: int) -> str:
    """What a file is whose first row is no row of a table."""
    if text.lower().startswith(_PAGE):
        return "a web page"
    return "an error message" if cells == 1 and " " in text and _APOLOGY.search(text) else ""


def distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Column names, each once.

    >>> distinct(("Ort", "Staat", "Ort"))
    ('Ort', 'Staat', 'Ort (2)')
    """
    seen = Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(found)


def encoding(path: Path) -> str:
    """UTF-8 where most that is not ASCII fits it, else Windows-1252; a mark at the start wins."""
    with path.open("rb") as stream:
        start = stream.read(4)
        for mark, name in _MARKS.items():
            if start.startswith(mark):
                return name
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        fitting = strange = 0
        while block := stream.read(_BLOCK):
            found, all_of_them = _letters(decoder.decode(block))
            fitting, strange = fitting + all_of_them - found, strange + found
    return "utf-8" if fitting >= strange else "cp1252"


def _letters(text: str) -> tuple[int, int]:
    """How many bytes of a text are no UTF-8, and how many letters beyond ASCII it has with them."""
    if text.isascii():
        return 0, 0
    foreign = _BEYOND_ASCII.findall(text)
    return sum(map(len, _STRANGE.findall(text))), sum(map(len, foreign))


def _stream(path: Path, place: str) -> Iterator[ForeignRow]:
    try:
        with path.open(encoding=encoding(path), errors="surrogateescape", newline="") as stream:
            yield from _records(_Lines(stream))
    except (OSError, UnicodeError) as problem:
        raise UnreadableFile(place, f"it cannot be read: {problem}") from problem


def _records(lines: _Lines) -> Iterator[ForeignRow]:
    """Rows counted as a spreadsheet does, empty lines counted and left out."""
    width, separator = 0, ""
    number = 0
    while line := lines.next():
        number += 1
        separator = separator or _separator(line)
        row = _record(lines, line, separator or ",", number, width)
        width = width or (len(row.cells) if separator else 0)
        if row.trouble or any(row.cells):
            yield row


def _record(lines: _Lines, line: str, separator: str, number: int, width: int) -> ForeignRow:
    """The record that begins with a line; if its quotes do not fit, the line alone is refused."""
    row = _parse(line, separator, number, width)
    if row.trouble != _UNCLOSED:
        return row
    parts, size, quotes = [line], len(line), line.count('"')
    while size < LONGEST and (more := lines.next()):
        parts.append(more)
        size, quotes = size + len(more), quotes + more.count('"')
        if quotes % 2 == 0:
            whole = _parse("".join(parts), separator, number, width)
            if not whole.trouble:
                return whole
            break
    lines.waiting.extendleft(reversed(parts[1:]))
    return row


def _parse(text: str, separator: str, number: int, width: int) -> ForeignRow:
    """One record of text, or what is wrong with it; ``width`` is 0 for the first one."""
    if len(text) > LONGEST:
        return ForeignRow(number, (), f"the row is longer than {LONGEST:,} characters")
    if trouble := "" if text.isascii() and "\0" not in text else _look(text):
        return ForeignRow(number, _plain(text, separator), trouble)
    if '="' in text:
        text = _EXCEL_TEXT.sub('"', text)
    csv.field_size_limit(LONGEST)
    try:
        cells = next(csv.reader([text], delimiter=separator, strict=True), [])
    except csv.Error as problem:
        unclosed = str(problem) == "unexpected end of data"
        trouble = _UNCLOSED if unclosed else f"the quotes do not fit: {problem}"
        return ForeignRow(number, _plain(text, separator), trouble)
    if width and len(cells) != width and any(cells):
        trouble = f"the row has {len(cells)} cells, the header {width}"
        return ForeignRow(number, tuple(cells), trouble)
    return ForeignRow(number, tuple(cells))


def _plain(text: str, separator: str) -> tuple[str, ...]:
    """The cells of a line as far as they can be told, without what is no text."""
    clean = text.encode("utf-8", "replace").decode().replace("\0", "")
    return tuple(clean.rstrip("\r\n").split(separator))


def _look(text: str) -> str:
    """Why a text is none: NUL characters, or bytes that do not fit the encoding."""
    if "\0" in text:
        return "there is a NUL character in it"
    strange = next((letter for letter in text if "\ud800" <= letter <= "\udfff"), "")
    return (
        f"the byte {ord(strange) - 0xDC00:#04x} does not fit the rest of the file"
        if strange
        else ""
    )


def _separator(line: str) -> str:
    """What parts the cells of a line: whichever it has most of outside of quotes, if any."""
    bare = _QUOTED.sub("", line)
    best = max(_SEPARATORS, key=bare.count)
    return best if best in bare else ""
