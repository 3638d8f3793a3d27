"""A table that fits the terminal: nothing is cut, what is long is wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.box import HORIZONTALS, SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from verbund.queries.sheet import Cell, Sheet

_GAP = 2
_LONGEST_WORD = 16
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")


def on_terminal(sheet: Sheet, title: str = "") -> None:
    """Print rows in the way that suits the width: on a line each, wrapped, or as a list."""
    console = Console(highlight=False)
    if title:
        console.print(Text(title, style="bold"))
    for part in _parts(sheet, console.width):
        console.print(part)


def _parts(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    gaps = _GAP * (len(sheet.headings) + 1)
    if _needed(sheet, _least) + gaps > width:
        yield from _list(sheet)
    elif _needed(sheet, lambda cell: cell_len(_named(cell))) + gaps <= width:
        yield _grid(sheet, wraps=False, ids=True)
    else:
        fits = _needed(sheet, lambda cell: cell_len(cell.text)) + gaps <= width
        yield _grid(sheet, wraps=not fits, ids=False)


def _grid(sheet: Sheet, *, wraps: bool, ids: bool) -> Grid:
    """A grid; lines between the rows where cells have several lines."""
    box = HORIZONTALS if wraps else SIMPLE_HEAD
    grid = Grid(box=box, show_lines=wraps, header_style="bold", pad_edge=False, padding=(0, 1))
    for heading, column in zip(sheet.headings, _columns(sheet), strict=True):
        numbers = any(cell.is_number for cell in column)
        least = max([min(cell_len(heading), _LONGEST_WORD), *map(_least, column)])
        grid.add_column(
            heading,
            justify="right" if numbers else "left",
            overflow="fold",
            min_width=least,
            no_wrap=not wraps,
        )
    for row in sheet.rows:
        grid.add_row(*(_text(cell, ids=ids) for cell in row))
    return grid


def _list(sheet: Sheet) -> Iterator[RenderableType]:
    """Each row as a list of heading and value, for tables with too many columns."""
    widest = max(map(cell_len, sheet.headings), default=0)
    for row in sheet.rows:
        block = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 1))
        block.add_column(style="dim", width=widest)
        block.add_column(overflow="fold")
        for heading, cell in zip(sheet.headings, row, strict=True):
            if cell.text:
                block.add_row(heading, _text(cell, ids=True))
        yield ""
        yield block


def _columns(sheet: Sheet) -> Sequence[Sequence[Cell]]:
    return [[row[n] for row in sheet.rows] for n in range(len(sheet.headings))]


def _needed(sheet: Sheet, size: object) -> int:
    assert callable(size)
    headings = [[Cell(heading)] for heading in sheet.headings]
    columns = [
        [*heading, *column] for heading, column in zip(headings, _columns(sheet), strict=True)
    ]
    return sum(max(map(size, column)) for column in columns)


def _least(cell: Cell) -> int:
    """The width below which a cell gets hard to read: its longest word, numbers whole."""
    if cell.is_number:
        return cell_len(cell.text)
    return min(_LONGEST_WORD, max(map(cell_len, cell.text.split()), default=0))


def _named(cell: Cell) -> str:
    return f"{cell.text} {cell.thing.local}" if cell.thing else cell.text


def _text(cell: Cell, *, ids: bool) -> Text:
    text = Text(_CONTROL.sub(" ", cell.text))
    if ids and cell.thing and cell.thing.local not in cell.text:
        text.append(f" {cell.thing.local}", style="dim")
    return text
