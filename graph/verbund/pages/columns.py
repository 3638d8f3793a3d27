"""Dictionary-coded columns: each text and each list stands once and is named by its number.

A column is written as one number where all its numbers are equal, else as text: its first sign is
the width, then each number has that many signs of base 64. That is half as long as JSON numbers,
and read without making a list first. A column may hold -1; everything else is not negative.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

Column = str | int
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
_BITS = 6
#: Two signs for each number below 4096, and what stands for -1.
_TWO = [*(one + other for one in SIGNS for other in SIGNS), "//"]

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Coder:
    """Numbers for texts and for lists of numbers; the empty ones are number 0."""

    def __init__(self, base: str = "") -> None:
        self._base = base
        self._texts: dict[str, int] = {"": 0}
        self._lists: dict[tuple[int, ...], int] = {(): 0}

    def text(self, value: str) -> int:
        """The number of a text.

        >>> coder = Coder()
        >>> coder.text("Jena"), coder.text(""), coder.text("Jena")
        (1, 0, 1)
        """
        return self._texts.setdefault(value, len(self._texts))

    def words(self, value: Mapping[str, str]) -> tuple[int, int]:
        """The numbers of a text in German and in English."""
        return self.text(value["de"]), self.text(value["en"])

    def name(self, iri: str) -> int:
        """The number of an identifier, written without the catalogue's own beginning."""
        return self.text(iri.removeprefix(self._base) if self._base else iri)

    def day(self, value: date | None) -> int:
        """The number of a date; 0 where there is none."""
        return self.text(value.isoformat()) if value else 0

    def list(self, numbers: Iterable[int]) -> int:
        """The number of a list of numbers."""
        return self._lists.setdefault(tuple(numbers), len(self._lists))

    def tables(self) -> dict[str, object]:
        """The texts and lists that the numbers stand for."""
        lists = list(self._lists)
        return {
            "texts": list(self._texts),
            "lists": {
                "count": len(lists),
                "lengths": packed([len(one) for one in lists]),
                "items": packed([number for one in lists for number in one]),
            },
        }


class Shelf:
    """Rows of numbers under named columns; a row has a number, and equal rows have the same.

    >>> shelf = Shelf("name", "value")
    >>> shelf.number(4, 5), shelf.number(4, 6), shelf.number(4, 5)
    (0, 1, 0)
    >>> shelf.written()
    {'count': 2, 'name': 4, 'value': '1FG'}
    """

    def __init__(self, *names: str) -> None:
        self._names = names
        self._rows: dict[tuple[int, ...], int] = {}

    def number(self, *row: int) -> int:
        """The number of a row."""
        return self._rows.setdefault(row, len(self._rows))

    def written(self) -> dict[str, Column]:
        """The columns and the number of rows."""
        return written(self._names, list(zip(*self._rows, strict=True)))


def written(names: Sequence[str], columns: Sequence[Sequence[int]]) -> dict[str, Column]:
    """Columns under their names, and how many rows there are."""
    named = zip(names, columns or [()] * len(names), strict=True)
    return {"count": len(columns[0]) if columns else 0} | {
        name: packed(values) for name, values in named
    }


def each(values: Iterable[Key], number: Callable[[Key], int]) -> list[int]:
    """The numbers of values, each asked for once.

    >>> each("aba", ord)
    [97, 98, 97]
    """
    listed = list(values)
    known = {value: number(value) for value in dict.fromkeys(listed)}
    return [known[value] for value in listed]


def same(things: Sequence[Thing], number: Callable[[Thing], int]) -> list[int]:
    """The numbers of things that cannot be keys, the very same one asked for once."""
    known = {id(thing): thing for thing in things}
    numbers = {key: number(thing) for key, thing in known.items()}
    return [numbers[id(thing)] for thing in things]


def deflated(value: Mapping[str, object]) -> str:
    """A value that JSON can hold, made short: what the page's script reads again.

    >>> inflated(deflated({"width": 7}))
    {'width': 7}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return b64encode(zlib.compress(text.encode(), wbits=-zlib.MAX_WBITS)).decode("ascii")


def inflated(text: str) -> dict[str, object]:
    """The value again."""
    value = json.loads(zlib.decompress(b64decode(text), wbits=-zlib.MAX_WBITS))
    return dict(value)


def packed(values: Sequence[int]) -> Column:
    """Numbers as a column.

    >>> packed([7, 7, 7]), packed([0, 1, 63]), packed([64, -1])
    (7, '1AB-', '2BA//')
    """
    if len(set(values)) < 2:
        return values[0] if values else 0
    width = max(1, -(-max(values).bit_length() // _BITS))
    if width == 2:
        return "2" + "".join([_TWO[value] for value in values])
    if width == 3 and min(values) >= 0:
        return "3" + "".join([_TWO[value >> _BITS] + SIGNS[value & 63] for value in values])
    return f"{width}" + "".join([_signs(value, width) for value in values])


def unpacked(column: Column, count: int) -> list[int]:
    """The numbers of a column again.

    >>> unpacked("2BA//", 2), unpacked(7, 3)
    ([64, -1], [7, 7, 7])
    """
    if isinstance(column, int):
        return [column] * count
    width = int(column[0])
    parts = (column[at : at + width] for at in range(1, len(column), width))
    return [-1 if part[0] == "/" else _number(part) for part in parts]


def _signs(value: int, width: int) -> str:
    if value < 0:
        return "/" * width
    steps = range(_BITS * (width - 1), -1, -_BITS)
    return "".join(SIGNS[value >> step & 63] for step in steps)


def _number(part: str) -> int:
    value = 0
    for sign in part:
        value = value * 64 + SIGNS.index(sign)
    return value
