"""What an importer gives and takes: foreign rows in, rows of our tables out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

#: A title and a few remarks may stand above a header of so many names.
_MOST_ABOVE, _MANY = 10, 3

#: What a mapper is given: the cells of a foreign row under their column names, empty ones left out.
Cells = Mapping[str, str]


class Refused(ValueError):
    """A foreign row that cannot become rows of ours; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row for one of our tables; its columns are terms of the context, empty cells left out."""

    table: str
    cells: Mapping[str, str]

    @classmethod
    def of(cls, table: str, *pairs: tuple[str, str], **cells: str) -> Entry:
        """An entry without its empty cells; ``pairs`` are for columns with a language.

        >>> Entry.of("topics", ("label@de", "Wohnen"), id="wohnen", broader="").cells
        {'id': 'wohnen', 'label@de': 'Wohnen'}
        """
        return cls(table, {name: text for name, text in {**cells, **dict(pairs)}.items() if text})


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row as it stood in a file; ``trouble`` says why it cannot be read at all."""

    number: int
    cells: tuple[str, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """Rows under column names, from a file or a part of one; ``place`` is how people see it.

    ``above`` counts the rows that stood above the column names, such as a title.
    """

    name: str
    place: str
    columns: tuple[str, ...]
    rows: Iterator[ForeignRow]
    above: int = 0


def header_of(rows: Iterator[ForeignRow]) -> tuple[list[ForeignRow], Iterator[ForeignRow]]:
    """The rows up to the one with the column names, and those below it.

    That is the first row, but where it has one cell alone, and one of the next few rows has many,
    as the row below it has.
    """
    first = list(islice(rows, 1))
    if not first or first[0].trouble or _filled(first[0]) > 1:
        return first, rows
    for row in islice(rows, _MOST_ABOVE):
        first.append(row)
        if row.trouble or _filled(row) > 1:
            break
    body = list(islice(rows, 1))
    many = body and not first[-1].trouble and _filled(first[-1]) >= _MANY and _filled(body[0]) > 1
    if many and not _has_numbers(first[-1]):
        return first, chain(body, rows)
    return first[:1], chain(first[1:], body, rows)


def _filled(row: ForeignRow) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _has_numbers(row: ForeignRow) -> bool:
    """Whether a cell is a number or a day, which no name of a column is."""
    return any(re.fullmatch(r"[\d.,:/€ -]*\d[\d.,:/€ -]*", cell.strip()) for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Mapper:
    """How the rows of one foreign table become entries.

    ``read`` are the columns it reads, ``left`` those it knows and leaves; any other is unknown.

    ``entries`` raises Refused for a row that it cannot use; ``last`` gives what all rows of the
    table say together.
    """

    read: frozenset[str]
    left: frozenset[str]
    entries: Callable[[Cells], Iterable[Entry]]
    last: Callable[[], Iterable[Entry]] = tuple

    def unknown(self, columns: Iterable[str]) -> tuple[str, ...]:
        """The columns that it knows nothing of."""
        return tuple(name for name in columns if name and name not in self.read | self.left)
