"""A table that fits the terminal: nothing is cut, what is long is wrapped."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from textwrap import TextWrapper

import click
from rich.cells import cell_len

from verbund.queries.sheet import Cell, Sheet

_GAP = 2
#: A word is cut to so many letters at least, so that columns fit; longer ones than the other are.
_SHORTEST, _LONGEST = 16, 40
_FULL = 3
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")
#: What is not broken between lines: days stay whole.
_WORD = re.compile(r"[^\s-]+(?:-+(?=\d)[^\s-]+)*-*")
#: An address is copied from here, so nothing is put into it, and its column is no narrow one.
_ADDRESS = re.compile(r"\S+://\S+")
#: A word of a language, not a name in a program.
_LONG = re.compile(r"\b[^\W\d_](?:(?![A-Z])[^\W\d_])+\b")


def on_terminal(sheet: Sheet, title: str = "") -> None:
    """Print rows in the way that suits the width: on a line each, wrapped, or as a list."""
    width = shutil.get_terminal_size().columns
    for line in _wrapped(_CONTROL.sub(" ", title), width):
        click.echo(_painted(line, bold=True))
    for line in _lines(sheet, width) if sheet.rows else ():
        click.echo(line)


def _painted(text: str, *, bold: bool = False, dim: bool = False) -> str:
    """A text in bold or grey, where the terminal shows that and nobody asked for plain ones."""
    plain = not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or "NO_COLOR" in os.environ
    return text if plain else click.style(text, bold=bold or None, dim=dim or None)


def _lines(sheet: Sheet, width: int) -> Iterator[str]:
    plain, named = _columns(sheet, ids=False), _columns(sheet, ids=True)
    room = width - _GAP * (len(sheet.headings) - 1)
    if sum(map(_natural, named)) <= room:
        yield from _grid(sheet, [_natural(column) for column in named], ids=True)
    elif least := _readable(plain, room):
        yield from _grid(sheet, _fitted(plain, least, room), ids=False)
    else:
        yield from _list(sheet, width)


def _columns(sheet: Sheet, *, ids: bool) -> list[list[str]]:
    """The texts of each column, its heading first."""
    return [
        [heading, *(_shown(row[number], ids=ids) for row in sheet.rows)]
        for number, heading in enumerate(sheet.headings)
    ]


def _natural(column: Sequence[str]) -> int:
    return max(map(cell_len, column))


def _readable(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths below which columns get hard to read: no word is cut, if there is room for that.

    Empty if even parts of long words do not fit side by side.
    """
    natural = list(map(_natural, columns))
    words = [_longest(_WORD, column) for column in columns]
    wide = [min(_LONGEST, _longest(_ADDRESS, column)) for column in columns]
    for most in range(_LONGEST, _SHORTEST - 1, -1):
        least = [
            max(address, min(most, word, width))
            for address, word, width in zip(wide, words, natural, strict=True)
        ]
        if sum(least) <= room:
            return least
    return []


def _longest(part: re.Pattern[str], column: Iterable[str]) -> int:
    return max((cell_len(found) for text in column for found in part.findall(text)), default=0)


def _fitted(columns: Sequence[Sequence[str]], least: Sequence[int], room: int) -> list[int]:
    """Widths that fit: the widest columns give way first, none below what is readable."""
    widths = list(map(_natural, columns))
    while sum(widths) > room:
        spare = [width - need for width, need in zip(widths, least, strict=True)]
        widest = max((n for n, more in enumerate(spare) if more > 0), key=lambda n: widths[n])
        widths[widest] -= 1
    return widths


def _grid(sheet: Sheet, widths: Sequence[int], *, ids: bool) -> Iterator[str]:
    """Heading, a rule, and the rows; blank lines between them where rows are tall."""
    numbers = [any(row[n].is_number for row in sheet.rows) for n in range(len(widths))]
    layout = list(zip(widths, numbers, strict=True))
    yield from _row([Cell(heading) for heading in sheet.headings], layout, bold=True)
    rule = (" " * (_GAP - 1)).join("─" * (width + 1) for width in widths)
    yield _painted(rule[:-1], dim=True)
    rows = [list(_row(row, layout, ids=ids)) for row in sheet.rows]
    tall = any(len(lines) > _FULL for lines in rows)
    for number, lines in enumerate(rows):
        yield from ([""] if tall and number else [])
        yield from lines


def _row(
    cells: Iterable[Cell],
    layout: Sequence[tuple[int, bool]],
    *,
    bold: bool = False,
    ids: bool = False,
) -> Iterator[str]:
    """The lines of one row."""
    blocks = [
        _wrapped(_shown(cell, ids=ids), width)
        for cell, (width, _) in zip(cells, layout, strict=True)
    ]
    for number in range(max(map(len, blocks))):
        parts = [block[number] if number < len(block) else "" for block in blocks]
        padded = (
            _filled(part, width, right=right)
            for part, (width, right) in zip(parts, layout, strict=True)
        )
        yield _painted((" " * _GAP).join(padded).rstrip(), bold=bold)


def _filled(part: str, width: int, *, right: bool) -> str:
    space = " " * (width - cell_len(part))
    return space + part if right else part + space


def _list(sheet: Sheet, width: int) -> Iterator[str]:
    """Each row as a list of heading and value, for tables with too many columns."""
    widest = max(map(cell_len, sheet.headings)) + _GAP
    for row in sheet.rows:
        for heading, cell in zip(sheet.headings, row, strict=True):
            for number, part in enumerate(_wrapped(_shown(cell, ids=True), width - widest)):
                label = heading if number == 0 else ""
                yield _painted(label.ljust(widest), dim=True) + part
        yield ""


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a text; a word that is too long for one is cut with a hyphen."""
    width = max(width, 2)

    def cut(found: re.Match[str]) -> str:
        word, step = found[0], width - 1
        if len(word) <= width:
            return word
        return "-".join(word[at : at + step] for at in range(0, len(word), step))

    words = (word if _ADDRESS.fullmatch(word) else _LONG.sub(cut, word) for word in text.split(" "))
    return TextWrapper(width=width).wrap(" ".join(words)) if text else []


def _shown(cell: Cell, *, ids: bool) -> str:
    text = _CONTROL.sub(" ", cell.text)
    return f"{text} ({cell.id})" if ids and cell.id and cell.id != text else text
