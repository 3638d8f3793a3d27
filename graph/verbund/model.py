"""The nouns: small frozen values that every other module passes around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*")


@dataclass(frozen=True, order=True, slots=True)
class Iri:
    """An absolute IRI, as RFC 3987 writes it.

    >>> Iri("https://example.org/project/neila").local
    'neila'
    >>> Iri("neila")
    Traceback (most recent call last):
    ValueError: not an absolute IRI: 'neila'
    """

    value: str

    def __post_init__(self) -> None:
        if not _ABSOLUTE.fullmatch(self.value):
            raise ValueError(f"not an absolute IRI: {self.value!r}")

    def __str__(self) -> str:
        return self.value

    @property
    def local(self) -> str:
        """The part after the last ``#`` or ``/``."""
        return self.value.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, order=True, slots=True)
class Literal:
    """A value: its lexical form as written, its datatype and, for text, its language.

    >>> str(Literal("Wohnen", language="de"))
    'Wohnen'
    """

    value: str
    datatype: str = XSD_STRING
    language: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, order=True, slots=True)
class Blank:
    """A node without a name; only foreign graphs have such."""

    value: str

    def __str__(self) -> str:
        return f"_:{self.value}"


Term = Iri | Literal | Blank


@dataclass(frozen=True, slots=True)
class Statement:
    """One RDF statement; ``graph`` is None in the public graph."""

    subject: Iri | Blank
    predicate: Iri
    object: Term
    graph: Iri | None = None


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT query: column names, and rows of terms (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows as plain text, empty where unbound."""
        return tuple(tuple("" if cell is None else str(cell) for cell in row) for row in self.rows)

    def sorted(self) -> Self:
        """The same table in an order that does not depend on the engine."""
        return type(self)(self.columns, tuple(sorted(self.rows, key=_sort_key)))


def _sort_key(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(("", "") if cell is None else (str(cell), type(cell).__name__) for cell in row)
