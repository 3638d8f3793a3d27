"""When an announced event takes place: the days in a text, and which of them are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_SHORT = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTH = (
    r"(?:Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember|Jan\.|Feb\.|Mrz\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
)
_TO = (
    r"(?:\s*,?\s*(?:-|–|—|/|bis(?:\s+(?:zum|einschließlich))?)|\s*(?:und|u\.|\+))\s*"
    r"(?:(?:\w+tag|Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s*(?:den|dem)?\s*)?"
)
_SPAN = re.compile(
    rf"(?P<d1>\d{{1,2}})\.(?:\s*(?P<m1>{_MONTH}|\d{{1,2}}\.)\s*(?P<y1>\d{{4}})?)?{_TO}"
    rf"(?P<d2>\d{{1,2}})\.\s*(?P<m2>{_MONTH}|\d{{1,2}}\.)\s*(?P<y2>\d{{4}}|\d{{2}}\b)"
)
_DAY = re.compile(
    rf"\b(?P<d2>\d{{1,2}})\.\s*(?P<m2>{_MONTH}|\d{{1,2}}\.)\s*(?P<y2>\d{{4}}|\d{{2}}\b)"
)
_ISO = re.compile(r"\b(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})\b")
_ONLY_MONTH = re.compile(rf"\b(?P<m2>{_MONTH})\s+(?P<y2>\d{{4}})")
_MEANT = re.compile(
    r"\b(?:Termin|Datum|Wann|Zeit|Beginn|findet|fand|statt|am|vom|Save[ -]the[ -]date|lädt|laden"
    r"|Uhr|veranstaltet)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"Anmelde|Anmeldung|Frist|spätestens|Einreich|Stand:|veröffentlicht|erschienen|Laufzeit|läuft"
    r"|gefördert|Meldung vom|Pressemitteilung|News|seit\b|gegründet|zuletzt|bereits am|Call for",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """First and last day (or month) as our tables write them, the words, and how sure."""

    start: str
    end: str
    quote: str
    confidence: float


def when(sentences: tuple[str, ...]) -> When | None:
    """The likeliest days of the event; None if no day is named."""
    found = [one for place, text in enumerate(sentences) for one in _in(text, place)]
    return max(found, key=lambda one: one.confidence, default=None)


def _in(text: str, place: int) -> Iterator[When]:
    rest = text
    for pattern in (_SPAN, _DAY, _ISO, _ONLY_MONTH):
        for match in pattern.finditer(rest):
            if days := _days(match):
                yield When(*days, text, _sureness(text, match, place, len(days[0])))
        rest = pattern.sub(lambda found: " " * len(found[0]), rest)


def _sureness(text: str, match: re.Match[str], place: int, length: int) -> float:
    """How likely the days are those of the event, from the words around and the place."""
    before = text[max(0, match.start() - 60) : match.start()]
    sure = 0.6 if length == len("2023-06-12") else 0.4
    sure += 0.2 if _MEANT.search(before) or "Uhr" in text[match.end() : match.end() + 40] else 0.0
    sure += 0.1 if place < 4 else 0.0
    sure -= 0.4 if _OTHER.search(before) else 0.0
    sure -= min(place, 50) / 1000
    return round(max(0.05, min(sure, 0.95)), 2)


def _days(match: re.Match[str]) -> tuple[str, str] | None:
    parts = match.groupdict()
    year = int(parts["y2"]) + (2000 if len(parts["y2"]) == 2 else 0)
    month = _month(parts["m2"])
    if "d2" not in parts:
        return f"{year}-{month:02}", f"{year}-{month:02}"
    first_month = _month(parts["m1"]) if parts.get("m1") else month
    first_year = int(parts["y1"]) if parts.get("y1") else year
    first_day = int(parts["d1"]) if parts.get("d1") else int(parts["d2"])
    try:
        start = date(first_year, first_month, first_day)
        end = date(year, month, int(parts["d2"]))
    except ValueError:
        return None
    return (start.isoformat(), end.isoformat()) if start <= end else None


def _month(text: str) -> int:
    bare = text.rstrip(".").lower()
    if bare.isdigit():
        return int(bare)
    bare = bare.replace("jänner", "januar").replace("mae", "mär").replace("mrz", "mär")
    return next((n for n, short in enumerate(_SHORT, start=1) if bare.startswith(short)), 0)
