"""Dates as a source prints them: to the day, the month or the year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORMS = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"),
    re.compile(r"(?:(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.)?(?P<year>\d{4})"),
)
_SHORT_YEAR = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})")
#: Funding of our days: two digits from here on are of the last century.
_LAST_CENTURY = 70


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date and how much of it was printed: ``day``, ``month`` or ``year``."""

    value: date
    precision: str


def read_date(text: str, *, last: bool) -> PrintedDate:
    """The first day that the text allows, or the ``last``.

    Reads ISO 8601 (2018-08-01, 2018-08, 2018) and German forms (01.08.2018, 08.2018).

    Raises:
        ValueError: the text is no date, or names a day that does not exist.

    >>> read_date("2018-02", last=True)
    PrintedDate(value=datetime.date(2018, 2, 28), precision='month')
    >>> read_date("31.02.2023", last=True)
    Traceback (most recent call last):
    ValueError: there is no 31.02.2023 in the calendar
    """
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if match is None:
        raise ValueError(f"{text[:60]!r} is not a date")
    year = int(match["year"])
    try:
        if match["month"] is None:
            return PrintedDate(date(year, 12, 31) if last else date(year, 1, 1), "year")
        month = int(match["month"])
        if match["day"] is None:
            day = monthrange(year, month)[1] if last else 1
            return PrintedDate(date(year, month, day), "month")
        return PrintedDate(date(year, month, int(match["day"])), "day")
    except ValueError as problem:
        raise ValueError(f"there is no {text} in the calendar") from problem


def probable_date(text: str) -> str:
    """The day that is probably meant where a year has two digits; empty for anything else.

    >>> probable_date("31.12.23"), probable_date("1.2.98"), probable_date("31.02.23")
    ('2023-12-31', '1998-02-01', '')
    """
    match = _SHORT_YEAR.fullmatch(text)
    if match is None:
        return ""
    day, month, year = map(int, match.groups())
    try:
        return date(year + (1900 if year >= _LAST_CENTURY else 2000), month, day).isoformat()
    except ValueError:
        return ""
