"""Tables of terms as plain values: texts, dates, words in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from verbund.model import Literal, Table, Term
from verbund.network.model import Words, words

Row = dict[str, Term | None]


def rows(table: Table) -> Iterator[Row]:
    """The rows with the names of their columns; columns that the table lacks can be asked for."""
    for row in table:
        yield dict(zip(table.columns, row, strict=True))


def text(row: Row, column: str) -> str:
    """A cell as plain text, empty where nothing stands."""
    cell = row.get(column)
    return "" if cell is None else str(cell)


def day(row: Row, column: str) -> date | None:
    """A cell as a date; nothing where it is none."""
    try:
        return date.fromisoformat(text(row, column)[:10])
    except ValueError:
        return None


def number(row: Row, column: str) -> float | None:
    """A cell as a number; nothing where it is none."""
    try:
        return float(text(row, column))
    except ValueError:
        return None


def spoken(cells: Iterable[Term | None]) -> Words | None:
    """The words of several labels: German, English, or what stands without a language.

    >>> spoken([Literal("Housing", language="en"), Literal("Wohnen", language="de")])
    {'de': 'Wohnen', 'en': 'Housing'}
    """
    found: dict[str, str] = {}
    for cell in sorted((cell for cell in cells if cell is not None), key=str):
        language = cell.language[:2] if isinstance(cell, Literal) else ""
        found.setdefault(language, str(cell))
    if not found:
        return None
    plain = found.get("", "") or next(iter(found.values()))
    german, english = found.get("de", ""), found.get("en", "")
    return words(german or english or plain, english or german or plain)
