"""Numbers, dates and addresses as foreign files write them, made as our tables write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import unescape

from verbund.importing.entry import Refused
from verbund.model import Iri
from verbund.reading.dates import probable_date

_POINT = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_GERMAN = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MARKED = {
    ".": _GERMAN,
    ",": re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"),
}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[T, ].*)?")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
_IN_PERIOD = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4}|(?<!\d)(?:19|20)\d\d(?:-\d\d){0,2}(?!\d)"
    r"|(?<!\d)(?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)"
)
_OPEN = re.compile(r"\b(?:(?P<since>seit|ab|since|from)|bis|until)\b", re.IGNORECASE)
_CURRENCY = re.compile(
    r"\A(?:[€£$]|EUR|CHF|GBP|USD|NOK|SEK|DKK|PLN|CZK|HUF)|(?:[€£$]|EUR|CHF|GBP|USD|NOK|SEK|DKK|PLN|CZK|HUF)\Z"
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_QUOTED_TWICE = re.compile(r'"(?=.*"")((?:[^"]|"")*)"', re.DOTALL)
_CENT = Decimal("0.01")
_MOST_DEGREES = 180
_MOST_DIGITS = 25  # before the point; beyond, decimals are no longer exact


def number(text: str, column: str, *, thousands: str = "") -> str:
    """A number with a decimal point, amounts to the cent; ``thousands`` is the mark between them.

    >>> number("1.234,00", ""), number("626199.99999984", ""), number("1.234", "", thousands=".")
    ('1234.00', '626200.00', '1234')

    Raises:
        Refused: it is none.
    """
    plain = _digits(text)
    if thousands and _MARKED[thousands].fullmatch(plain):
        plain = plain.replace(thousands, "").replace(",", ".")
    elif _ENGLISH.fullmatch(plain) and ("." in plain or plain.count(",") > 1):
        plain = plain.replace(",", "")
    elif _GERMAN.fullmatch(plain) and "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    found = Decimal(plain) if _POINT.fullmatch(plain) else Decimal("NaN")
    if found.is_nan() or found.adjusted() >= _MOST_DIGITS:
        raise Refused(f"{column}: {text[:80]!r} is not a number")
    tail = found.as_tuple().exponent
    rounded = found.quantize(_CENT) if isinstance(tail, int) and tail < -2 else found
    return f"{rounded:f}"


def _digits(text: str) -> str:
    """A number without blanks and the sign of a currency."""
    return _CURRENCY.sub("", text.replace("\u00a0", "").replace(" ", ""))


def mark_of_thousands(texts: Iterable[str]) -> str:
    """What parts thousands in the numbers of a column: point or comma, if none reads otherwise.

    >>> [mark_of_thousands(c) for c in (["1.000", "50,5"], ["1,000", "50.5"], ["1.000", "2.5"])]
    ['.', ',', '']
    """
    plain = [_digits(text) for text in texts]
    numbers = [
        one for one in plain if any(form.fullmatch(one) for form in (*_MARKED.values(), _POINT))
    ]
    for mark, form in _MARKED.items():
        if any(mark in one for one in numbers) and all(map(form.fullmatch, numbers)):
            return mark
    return ""


@lru_cache(maxsize=1 << 14)
def coordinate(text: str) -> str:
    """Degrees to five digits, which is about a metre; empty if it is no number of degrees.

    >>> coordinate("11.5296222123"), coordinate("6e50")
    ('11.52962', '')
    """
    if not _POINT.fullmatch(text.strip()):
        return ""
    degrees = Decimal(text.strip())
    return f"{round(degrees, 5):f}" if abs(degrees) <= _MOST_DEGREES else ""


def day(text: str, column: str) -> str:
    """A date, month or year as our tables write it.

    >>> day("31.12.2023 00:00", ""), day("2023-12", ""), day("2023-12-31T10:00:00+0200", "")
    ('2023-12-31', '2023-12', '2023-12-31')

    Raises:
        Refused: it is none that a calendar has.
    """
    if match := _ISO.fullmatch(text):
        parts = [int(part) for part in match.groups() if part]
    elif match := _DOTS.fullmatch(text) or _SLASHES.fullmatch(text):
        parts = [int(part) for part in reversed(match.groups())]
    else:
        meant = probable_date(text)
        more = f"; its year has two digits, perhaps {meant} is meant" if meant else ""
        raise Refused(f"{column}: {text[:80]!r} is not a date{more}")
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError as problem:
        raise Refused(f"{column}: {text[:80]!r} is not a date: {problem}") from problem
    return "-".join(f"{part:0{4 if place == 0 else 2}}" for place, part in enumerate(parts))


def period(text: str, column: str) -> tuple[str, str]:
    """The first and the last day that one text tells, as our tables write them.

    >>> period("Förderung von 2018 bis 2022", ""), period("seit 2019", ""), period("08/2018", "")
    (('2018', '2022'), ('2019', ''), ('2018-08', '2018-08'))

    Raises:
        Refused: it tells none, or one that a calendar does not have.
    """
    found = [
        day(f"{one['year']}-{one['month']}" if one["month"] else one[0], column)
        for one in _IN_PERIOD.finditer(text)
    ]
    if len(found) not in {1, 2}:
        raise Refused(f"{column}: {text[:80]!r} is not a period")
    if len(found) == 1 and (open_end := _OPEN.search(text)):
        return (found[0], "") if open_end["since"] else ("", found[0])
    return found[0], found[-1]


def web_address(text: str) -> str:
    """A whole web address, or nothing.

    >>> web_address("www.cea.fr"), web_address("n/a")
    ('https://www.cea.fr', '')
    """
    whole = text.strip() if "://" in text else f"https://{text.strip()}"
    if "." not in whole or " " in whole or "|" in whole:
        return ""
    try:
        found = Iri(whole).value
    except ValueError:
        return ""
    return found if found.lower().startswith(("http://", "https://")) else ""


def plain(text: str) -> str:
    r"""A text in one line, without HTML, invisible characters and the quoting of a cell.

    >>> plain("Wohn\u00adraum &amp; <b>Stadt</b>\n heute"), plain('"Haus ""Muster"" Ulm"')
    ('Wohnraum & Stadt heute', 'Haus "Muster" Ulm')
    """
    if '""' in text and (quoted := _QUOTED_TWICE.fullmatch(text)):
        text = quoted[1].replace('""', '"')
    bare = unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text
    bare = bare.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    return " ".join(bare.split())


def position(text: str) -> tuple[str, str]:
    """Latitude and longitude from a cell that holds both; some have brackets around.

    >>> position("(50.9,11.6)"), position("Jena")
    (('50.90000', '11.60000'), ('', ''))
    """
    north, comma, east = text.strip("()").partition(",")
    return (coordinate(north), coordinate(east)) if comma else ("", "")
