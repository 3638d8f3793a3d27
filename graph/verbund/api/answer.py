"""An answer in Python: rows of plain values, and the data frames it turns into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from importlib import import_module
from types import ModuleType
from typing import Any

from verbund.errors import VerbundError
from verbund.model import Literal, Table, Term
from verbund.queries.sheet import Cell, Sheet
from verbund.vocab import XSD

Plain = str | int | float | bool | date | None

#: Rows that a notebook shows.
SHOWN = 50

_VALUES: Mapping[str, Callable[[str], Plain]] = {
    XSD.integer: int,
    XSD.decimal: float,
    XSD.double: float,
    XSD.boolean: lambda text: text in ("true", "1"),
    XSD.date: lambda text: date.fromisoformat(text[:10]),
}
_PAGE = """\
<table>
<caption style="text-align:left">{sentence}</caption>
<thead><tr>{headings}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
{more}"""


class MissingLibrary(VerbundError):
    """A library for data frames is not installed."""


@dataclass(frozen=True)
class Answer:
    """The rows of an answer; ``sheet`` has them as people read them."""

    table: Table
    sheet: Sheet
    sentence: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """What the columns are called."""
        return self.table.columns

    @cached_property
    def rows(self) -> tuple[tuple[Plain, ...], ...]:
        """The rows: IRIs and texts as ``str``, numbers, days, and None where nothing is known."""
        return tuple(tuple(map(_plain, row)) for row in self.table)

    def __iter__(self) -> Iterator[tuple[Plain, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{self.sentence or 'answer'}: {len(self)} rows of {', '.join(self.columns)}>"

    def column(self, name: str) -> list[Plain]:
        """The values of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def to_pandas(self) -> Any:
        """The rows as a ``pandas.DataFrame``."""
        return _library("pandas").DataFrame(self._columns())

    def to_polars(self) -> Any:
        """The rows as a ``polars.DataFrame``."""
        return _library("polars").DataFrame(self._columns(), strict=False)

    def to_arrow(self) -> Any:
        """The rows as a ``pyarrow.Table``, each column in the type of its values."""
        return import_module("verbund.queries.frames").frame(self.table, title=self.sentence)

    def _columns(self) -> dict[str, list[Plain]]:
        return {name: self.column(name) for name in self.columns}

    def _repr_html_(self) -> str:
        """The first rows as a notebook shows them."""
        shown = self.sheet.rows[:SHOWN]
        left = len(self.sheet.rows) - len(shown)
        return _PAGE.format(
            sentence=escape(self.sentence),
            headings="".join(f"<th>{escape(one)}</th>" for one in self.sheet.headings),
            rows="\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown),
            more=f"<p>… {left:,}</p>" if left else "",
        )


def _plain(term: Term | None) -> Plain:
    if isinstance(term, Literal) and term.datatype in _VALUES:
        with suppress(ValueError):  # a date such as -0001-01-01 stays text
            return _VALUES[term.datatype](term.value)
    return None if term is None else str(term)


def _cell(cell: Cell) -> str:
    text = escape(cell.text)
    if cell.thing and cell.thing.value.startswith(("https://", "http://")):
        text = f'<a href="{escape(cell.thing.value)}">{text}</a>'
    side = "right" if cell.is_number else "left"
    return f'<td style="text-align:{side}">{text}</td>'


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as problem:
        raise MissingLibrary(
            f"{name} is not installed", hint=f"install it: pip install {name}"
        ) from problem
