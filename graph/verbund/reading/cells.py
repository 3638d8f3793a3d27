"""One cell at a time: from what a person typed to what JSON-LD wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from verbund.model import Iri
from verbund.reading.context import Column
from verbund.reading.dates import read_date
from verbund.vocab import SCHEMA, XSD

SEPARATOR = "|"
LOCAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_GERMAN_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+|-?\d{1,3}(?:\.\d{3}){2,}")


class CellFault(ValueError):
    """A cell that cannot be read: the rule it breaks, both messages, and a repair if known."""

    def __init__(self, rule: str, *, de: str, en: str, fix: str = "", column: str = "") -> None:
        super().__init__(en)
        self.rule, self.de, self.en, self.fix, self.column = rule, de, en, fix, column


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: JSON-LD values, and the precision of a date that is no full one."""

    values: tuple[str, ...]
    precision: str = ""


def read_cell(column: Column, text: str) -> Value:
    """The value of a cell under a column of the context.

    Raises:
        CellFault: the text does not fit the column.
    """
    parts = text.split(SEPARATOR) if column.many else [text]
    texts = tuple(part.strip() for part in parts if part.strip())
    if column.is_link:
        return Value(tuple(read_link(part, column.base) for part in texts))
    if column.datatype == XSD.date:
        return _date(column, texts[0])
    check = _CHECKS.get(column.datatype)
    return Value(tuple(check(part) for part in texts) if check else texts)


def read_link(text: str, base: str) -> str:
    """The IRI that a cell names: an id of ours under ``base``, or an absolute IRI.

    >>> read_link("neila", "https://example.org/project/")
    'https://example.org/project/neila'
    """
    if LOCAL_ID.fullmatch(text) and base:
        return base + text
    try:
        return Iri(text).value
    except ValueError:
        fix = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-").lower()
        raise CellFault(
            "bad-reference",
            de=f"{text!r} ist weder eine Kennung noch eine Adresse.",
            en=f"{text!r} is neither an id nor an address",
            fix=fix if base else "",
        ) from None


def _date(column: Column, text: str) -> Value:
    try:
        found = read_date(text, last=column.means == SCHEMA.endDate)
    except ValueError as problem:
        raise CellFault(
            "bad-date",
            de=f"{text!r} ist kein mögliches Datum. Erlaubt sind 2023-02-28, 2023-02 und 2023; was"
            f" gedruckt steht, gehört in die Spalte {column.term}AsPrinted.",
            en=f"{problem}; write 2023-02-28, 2023-02 or 2023, and keep what is printed in the"
            f" column {column.term}AsPrinted",
        ) from problem
    precision = found.precision if found.precision != "day" else ""
    return Value((found.value.isoformat(),), precision)


def _decimal(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if _GERMAN_NUMBER.fullmatch(text) or not number.is_finite():
        german = _GERMAN_NUMBER.fullmatch(text)
        raise CellFault(
            "bad-number",
            de=f"{text!r} ist keine Zahl mit Dezimalpunkt.",
            en=f"{text!r} is not a number with a decimal point",
            fix=text.replace(".", "").replace(",", ".") if german and "," in text else "",
        )
    return f"{number:f}"


def _integer(text: str) -> str:
    if not re.fullmatch(r"[+-]?\d+", text):
        raise CellFault(
            "bad-number",
            de=f"{text!r} ist keine ganze Zahl.",
            en=f"{text!r} is not a whole number",
        )
    return str(int(text))


def _boolean(text: str) -> str:
    if text.lower() not in ("true", "false"):
        raise CellFault(
            "bad-boolean",
            de=f"{text!r} ist weder true noch false.",
            en=f"{text!r} is neither true nor false",
        )
    return text.lower()


_CHECKS = {XSD.decimal: _decimal, XSD.integer: _integer, XSD.boolean: _boolean}
