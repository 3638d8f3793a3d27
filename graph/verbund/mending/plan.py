"""Which repairs go into which files, and what the files say before and after."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain, groupby

from verbund.catalogue import Catalogue
from verbund.findings import Change, Finding
from verbund.mending.tables import Cell, TableText, says
from verbund.mending.workbooks import with_cells
from verbund.reading import sheets, split_place

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff]")


@dataclass(frozen=True, order=True, slots=True)
class Left:
    """A repair that is left to a person, and why."""

    change: Change
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The files that change, as they are and as they shall be; and what is left to people."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    changes: tuple[Change, ...]
    left: tuple[Left, ...]

    def diff(self) -> Iterator[str]:
        """The lines of a unified diff, without line ends."""
        for name, new in self.after.items():
            old = self.before[name]
            if name.lower().endswith(".xlsx"):
                yield from self._cells(name)
                continue
            names = f"a/{name}", f"b/{name}"
            yield from unified_diff(_lines(old), _lines(new), *names, n=1, lineterm="")

    def _cells(self, name: str) -> Iterator[str]:
        """What changes in a workbook, sheet by sheet and cell by cell."""
        ours = sorted(one for one in self.changes if split_place(one.file)[0] == name)
        for place, changes in groupby(ours, key=lambda one: one.file):
            yield from (f"--- a/{place}", f"+++ b/{place}")
            for one in changes:
                yield from (f"@@ row {one.row}, {one.column} @@", f"-{one.old}", f"+{one.new}")


def plan(catalogue: Catalogue, findings: Iterable[Finding]) -> Plan:
    """What the repairs of findings would make of the tables; nothing is written.

    A cell is changed once: a second repair of it waits for the next time.
    """
    by_file = defaultdict[str, dict[Change, None]](dict)
    for finding in findings:
        if finding.repair:
            by_file[finding.repair.file][finding.repair] = None
    before, after = dict[str, bytes](), dict[str, bytes]()
    done, left = list[Change](), list[Left]()
    for name, wanted in sorted(by_file.items()):
        path = split_place(name)[0]
        old = before.setdefault(path, (catalogue.root / path).read_bytes())
        mended = _mended(catalogue, name, after.get(path, old), list(wanted))
        after[path] = mended.data
        done += mended.done
        left += mended.left
    changed = {name: text for name, text in after.items() if text != before[name]}
    return Plan({name: before[name] for name in changed}, changed, tuple(done), tuple(left))


@dataclass(frozen=True, slots=True)
class _Mended:
    data: bytes
    done: list[Change]
    left: list[Left]


def _mended(catalogue: Catalogue, name: str, data: bytes, wanted: list[Change]) -> _Mended:
    """A file with the repairs in one table of it."""
    path, sheet = split_place(name)
    if sheet:
        return _mend_sheet(data, sheet, _cells(catalogue, path, sheet), wanted)
    if recoding := next((one for one in wanted if not one.row), None):
        return _Mended(recoded(data, recoding), [recoding], [])
    return _mend(data.decode("utf-8"), wanted)


def _mend(text: str, wanted: Iterable[Change]) -> _Mended:
    table, cells = TableText(text), dict[Cell, str]()
    done, left = list[Change](), list[Left]()
    for change in wanted:
        cell = table.cell(change.row, change.column)
        if cell is None:
            left.append(Left(change, "there is no such cell"))
        elif not says(cell.text, change.old):
            left.append(Left(change, "the cell says something else"))
        elif cells.setdefault(cell, change.new) != change.new:
            left.append(Left(change, "the cell is mended already; look again afterwards"))
        else:
            done.append(change)
    return _Mended(table.changed(cells).encode("utf-8"), done, left)


def recoded(text: bytes, change: Change) -> bytes:
    """A text in another encoding, with the mark by which spreadsheets tell that it is UTF-8.

    Lines that are UTF-8 already stay; the few bytes that stand for nothing in Windows-1252 become
    the character for that.
    """
    lines = text.removeprefix(BOM_UTF8).split(b"\n")
    return BOM_UTF8 + b"\n".join(_line(line, change) for line in lines)


def _line(line: bytes, change: Change) -> bytes:
    try:
        line.decode(change.new)
    except UnicodeDecodeError:
        return line.decode(change.old, "replace").encode(change.new)
    return line


@dataclass(frozen=True, slots=True)
class _SheetCell:
    """What a spreadsheet calls a cell, such as B2, and what stands there."""

    name: str
    text: str


def _cells(catalogue: Catalogue, path: str, sheet: str) -> dict[tuple[int, str], _SheetCell]:
    """The cells of a sheet by row and column."""
    tables = (one for one in sheets(catalogue.root / path, path) if one.name == sheet)
    return {
        (row, column): _SheetCell(f"{_letters(place)}{row}", text)
        for table in tables
        for row, texts in chain([(1, table.header)], table.rows)
        for place, (column, text) in enumerate(zip(table.header, texts, strict=False))
    }


def _mend_sheet(
    book: bytes, sheet: str, found: Mapping[tuple[int, str], _SheetCell], wanted: list[Change]
) -> _Mended:
    cells, left = dict[str, Change](), list[Left]()
    for change in wanted:
        cell = found.get((change.row, change.column))
        if cell is None:
            left.append(Left(change, "there is no such cell"))
        elif not says(cell.text, change.old):
            left.append(Left(change, "the cell says something else"))
        elif cells.setdefault(cell.name, change) is not change:
            left.append(Left(change, "the cell is mended already; look again afterwards"))
    mended, why = with_cells(book, sheet, {name: one.new for name, one in cells.items()})
    left += [Left(cells[name], reason) for name, reason in why.items()]
    stay = {one.change for one in left}
    return _Mended(mended, [one for one in wanted if one not in stay], left)


def _letters(number: int) -> str:
    """The letters over a column of a spreadsheet, counted from 0.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    before = _letters(number // 26 - 1) if number >= 26 else ""
    return before + chr(ord("A") + number % 26)


def _lines(text: bytes) -> list[str]:
    r"""The lines of a table, with invisible characters made visible.

    >>> _lines("a\u00adb".encode())
    ['a<U+00AD>b']
    """
    lines = text.decode("utf-8", "backslashreplace").removesuffix("\n").split("\n")
    return [_UNSEEN.sub(lambda one: f"<U+{ord(one[0]):04X}>", line.rstrip("\r")) for line in lines]
