"""Values in words, in both languages: names of things, days as exact as they are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from verbund.model import Iri, Literal, Term
from verbund.things.facts import Facts, Properties, names, texts
from verbund.things.model import LANGUAGES, Words
from verbund.vocab import RDF, SCHEMA, XSD, V

_PRECISION = {
    SCHEMA.startDate: V.startDatePrecision,
    SCHEMA.endDate: V.endDatePrecision,
    SCHEMA.datePublished: V.datePublishedPrecision,
}
_PRINTED = {
    SCHEMA.startDate: V.startDateAsPrinted,
    SCHEMA.endDate: V.endDateAsPrinted,
    SCHEMA.datePublished: V.datePublishedAsPrinted,
}
#: Properties that only say how another is meant; they are told with it.
SIDE_PROPERTIES = frozenset((*_PRECISION.values(), *_PRINTED.values()))
#: Terms of vocabularies that people meet as values.
_KNOWN: Mapping[str, Words] = {
    SCHEMA.OnlineEventAttendanceMode: {"de": "online", "en": "online"},
    SCHEMA.OfflineEventAttendanceMode: {"de": "vor Ort", "en": "on site"},
    SCHEMA.MixedEventAttendanceMode: {"de": "vor Ort und online", "en": "on site and online"},
}
#: How close a source is to the matter.
_STANDINGS: Mapping[str, Words] = {
    "1": {"de": "1 (Geldgeber, Programm)", "en": "1 (funder, programme)"},
    "2": {"de": "2 (Koordination, eigene Seite)", "en": "2 (coordinator, own site)"},
    "3": {"de": "3 (Partner)", "en": "3 (partner)"},
    "4": {"de": "4 (Presse, andere)", "en": "4 (press, others)"},
}
_LENGTHS = {"year": 4, "month": 7}
_YES = {"true": {"de": "ja", "en": "yes"}, "false": {"de": "nein", "en": "no"}}
_FROM = {"de": "ab", "en": "from"}
_UNTIL = {"de": "bis", "en": "until"}
_TIMED = frozenset({SCHEMA.Event, SCHEMA.ResearchProject, SCHEMA.FundingScheme})
_SIGNS = {"de": (".", ","), "en": (",", ".")}


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts terms into words, by what is known of them."""

    facts: Facts

    def thing(self, thing: Iri, *, short: bool = True) -> Words:
        """What a thing is called, shortly where there is an acronym."""
        about = self.facts.about(thing)
        if SCHEMA.value in about and SCHEMA.currency in about:
            return _sum(about)
        acronym = next(iter(texts(about, V.acronym).values()), "") if short else ""
        found = dict.fromkeys(LANGUAGES, acronym) if acronym else names(about)
        return in_both(found, thing.value)

    def term(self, term: Term, about: Properties, means: str) -> Words:
        """A value of a property, a day only as exact as it is known."""
        if isinstance(term, Iri):
            return _KNOWN.get(term.value) or self.thing(term)
        if isinstance(term, Literal) and term.datatype == XSD.boolean:
            return _YES.get(term.value, dict.fromkeys(LANGUAGES, term.value))
        if isinstance(term, Literal) and term.datatype == XSD.date:
            return dict.fromkeys(LANGUAGES, _day(term.value, about, means))
        found = _STANDINGS.get(str(term)) if means == V.standing else None
        return found or dict.fromkeys(LANGUAGES, str(term))

    def printed(self, about: Properties, means: str) -> str:
        """A day as its source prints it, where that is kept."""
        found = about.get(_PRINTED.get(means, ""), ())
        return ", ".join(sorted(map(str, found)))

    def time_of(self, term: Term) -> Words:
        """When something takes place that is named; nothing for what is there for good."""
        about = self.facts.about(term) if isinstance(term, Iri) else {}
        kinds = set(map(str, about.get(RDF.type, ())))
        begins, ends = self._ends(about) if not _TIMED.isdisjoint(kinds) else ("", "")
        return _span(begins, ends or (begins if SCHEMA.Event in kinds else ""))

    def period(self, about: Properties) -> Words | None:
        """The time for which a relation is known to hold, or None."""
        return _span(*self._ends(about)) or None

    def _ends(self, about: Properties) -> tuple[str, str]:
        begins, ends = (
            ", ".join(sorted(_day(str(day), about, means) for day in about.get(means, ())))
            for means in (SCHEMA.startDate, SCHEMA.endDate)
        )
        return begins, ends


def first_day(time: Words) -> str:
    """What a time is sorted by."""
    return time.get("de", "").removeprefix(f"{_FROM['de']} ").removeprefix(f"{_UNTIL['de']} ")


def _span(begins: str, ends: str) -> Words:
    """A time from its first day to its last; nothing if neither is known.

    >>> _span("2020-02", "2023-01"), _span("", "2017-03-31")["de"], _span("", "")
    ({'de': '2020-02 – 2023-01', 'en': '2020-02 – 2023-01'}, 'bis 2017-03-31', {})
    """
    if begins and ends:
        return dict.fromkeys(LANGUAGES, begins if begins == ends else f"{begins} – {ends}")
    if begins or ends:
        return {key: f"{(_FROM if begins else _UNTIL)[key]} {begins or ends}" for key in LANGUAGES}
    return {}


def in_both(found: Mapping[str, str], otherwise: str) -> Words:
    """A text for each language: its own, else one without a language, else any."""
    spare = found.get("") or next((found[key] for key in sorted(found)), "") or otherwise
    de = found.get("de") or found.get("") or spare
    return {"de": de, "en": found.get("en") or found.get("") or found.get("de") or spare}


def _sum(about: Properties) -> Words:
    """A sum of money, as each language writes it."""
    value, currency = (min(map(str, about[one])) for one in (SCHEMA.value, SCHEMA.currency))
    number = re.fullmatch(r"(\d+)(?:\.(\d*?)0*)?", value)
    if not number:
        return dict.fromkeys(LANGUAGES, f"{value} {currency}")
    words = {}
    for key, (group, point) in _SIGNS.items():
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, number[1])
        cents = f"{point}{number[2].ljust(2, '0')}" if number[2] else ""
        words[key] = f"{whole}{cents} {currency}"
    return words


def _day(text: str, about: Properties, means: str) -> str:
    precision = {str(value) for value in about.get(_PRECISION.get(means, ""), ())}
    length = next((_LENGTHS[one] for one in sorted(precision) if one in _LENGTHS), len(text))
    return text[:length]
