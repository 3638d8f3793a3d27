"""The nouns: small frozen values that every other module passes around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from ipaddress import AddressValueError, IPv6Address
from typing import Self

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

# the grammar of RFC 3987, section 2.2, by its own names
_UCSCHAR = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U000e1000-\U000efffd" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
_IPRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_NAME = rf"A-Za-z0-9\-._~!$&'()*+,;={_UCSCHAR}"
_PERCENT = "%[0-9A-Fa-f]{2}"
_IP = r"\[(?:(?P<ip>[0-9A-Fa-f:.]+)|[vV][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+)\]"
_AUTHORITY = (
    rf"(?:(?:[{_NAME}:]|{_PERCENT})*@)?(?:{_IP}|(?:[{_NAME}]|{_PERCENT})*)(?::[0-9]*)?(?=[/?#]|\Z)"
)
_ABSOLUTE = (
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://{_AUTHORITY}|(?!//))(?:[{_NAME}:@/]|{_PERCENT})*"
    rf"(?:\?(?:[{_NAME}:@/?{_IPRIVATE}]|{_PERCENT})*)?(?:#(?:[{_NAME}:@/?]|{_PERCENT})*)?"
)
# the part of it that most IRIs keep to
_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9\-._~!$&'()*+,;=:@/]*)?"
    r"(?:\?[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*)?(?:#[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*)?"
)


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
        if not _is_absolute(self.value):
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
    >>> Literal("Wohnen", language="de").datatype.rpartition("#")[2]
    'langString'
    """

    value: str
    datatype: str = XSD_STRING
    language: str = ""

    def __post_init__(self) -> None:
        if self.language and self.datatype == XSD_STRING:
            object.__setattr__(self, "datatype", RDF_LANG_STRING)

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


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees: those that make its default graph, and the named ones."""

    default: tuple[Iri, ...] = ()
    named: tuple[Iri, ...] = ()


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


def _is_absolute(text: str) -> bool:
    if _PLAIN.fullmatch(text):
        return True
    match = _grammar().fullmatch(text)
    if match and match["ip"]:
        try:
            IPv6Address(match["ip"])
        except AddressValueError:
            return False
    return match is not None


@cache
def _grammar() -> re.Pattern[str]:
    """The whole grammar; it takes long to compile, and few IRIs need it."""
    return re.compile(_ABSOLUTE)


def _sort_key(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(("", "") if cell is None else (str(cell), type(cell).__name__) for cell in row)
