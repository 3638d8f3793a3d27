"""What someone would rather have: Accept and Accept-Language as RFC 9110, section 12, has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"({_WORD})/({_WORD})")
_LANGUAGE = re.compile(r"\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_CODING = re.compile(_WORD)
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?|\.\d{1,3}")
_ANY = "*/*"


@dataclass(frozen=True, slots=True)
class _Range:
    name: str
    quality: float


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The media type among the offers that is wanted most; the first of equals, None if none is.

    What is no media range is passed over; who asks for nothing takes anything.

    >>> best("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> best("text/*;q=0.5, text/csv;q=0", ["text/csv", "text/html"])
    'text/html'
    """
    wanted = {one.name: one.quality for one in _ranges(accept or "")} or {_ANY: 1.0}
    rated = [(offer, _rating(offer.lower(), wanted)) for offer in offers]
    most = max((rating for _, rating in rated), default=0.0)
    return next((offer for offer, rating in rated if rating == most), None) if most else None


def language(accept: str | None, offers: Sequence[str]) -> str:
    """The language among the offers that is wanted most, else the first.

    >>> language("fr, en-GB;q=0.8, de;q=0.3", ["de", "en"])
    'en'
    """
    rated = dict.fromkeys(offers, 0.0)
    for one in _parts(accept or "", _LANGUAGE):
        main = one.name.partition("-")[0]
        for offer in offers:
            if main == offer or (main == "*" and not rated[offer]):
                rated[offer] = max(rated[offer], one.quality)
    return max(offers, key=lambda offer: rated[offer])


def takes_packed(accept: str | None) -> bool:
    """Whether a document may come packed with gzip; who says nothing gets it plain.

    >>> takes_packed("br, gzip;q=0.8"), takes_packed("gzip;q=0, *"), takes_packed(None)
    (True, False, False)
    """
    wanted = {one.name: one.quality for one in _parts(accept or "", _CODING)}
    return bool(wanted.get("gzip", wanted.get("*", 0.0)))


def _ranges(accept: str) -> Iterator[_Range]:
    for one in _parts(accept, _RANGE):
        if not one.name.startswith("*/") or one.name == _ANY:
            yield one


def _rating(offer: str, wanted: dict[str, float]) -> float:
    """The quality of the most specific range that an offer falls under."""
    kind = f"{offer.partition('/')[0]}/*"
    return next((wanted[name] for name in (offer, kind, _ANY) if name in wanted), 0.0)


def _parts(header: str, pattern: re.Pattern[str]) -> Iterator[_Range]:
    for piece in header.split(","):
        name, *words = (word.strip() for word in piece.split(";"))
        name = _ANY if name == "*" and pattern is _RANGE else name.lower()
        values = [word[2:].strip() for word in words if word[:2].lower() == "q="]
        quality = values[0] if values else "1"
        if pattern.fullmatch(name) and _QUALITY.fullmatch(quality):
            yield _Range(name, float(quality))
