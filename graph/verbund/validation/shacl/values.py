"""Literals as values: which texts a datatype allows, and which of two values is the greater."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from verbund.model import Literal, Term
from verbund.vocab import RDF, XSD

_NUMBERS = {XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.double}
_TEXTS = {XSD.string, RDF.langString}
_DATE = XSD.date


def is_well_formed(literal: Literal) -> bool:
    """Whether the text is one that the datatype allows; of most datatypes every text is."""
    fits = _FITS.get(literal.datatype)
    return fits is None or fits(literal.value) is not None


def at_most(first: Term, second: Term) -> bool:
    """Whether two values can be compared, and the first is not the greater one."""
    one, other = _comparable(first), _comparable(second)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one <= other
    if isinstance(one, date) and isinstance(other, date):
        return one <= other
    if isinstance(one, str) and isinstance(other, str):
        return one <= other
    return False


def _comparable(term: Term) -> Decimal | date | str | None:
    if not isinstance(term, Literal):
        return None
    if term.datatype in _NUMBERS:
        try:
            return Decimal(term.value)
        except InvalidOperation:
            return None
    if term.datatype == _DATE:
        return _day(term.value)
    return term.value if term.datatype in _TEXTS else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_FITS: dict[str, Callable[[str], object | None]] = {
    XSD.date: _day,
    XSD.integer: re.compile(r"[+-]?\d+").fullmatch,
    XSD.decimal: re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)").fullmatch,
    XSD.boolean: re.compile(r"true|false|0|1").fullmatch,
}
