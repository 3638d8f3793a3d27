"""Where an announced event takes place, or that it takes place online."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from verbund.importing.page.known import Known

_LABEL = re.compile(
    r"\A(?:Ort|Wo|Veranstaltungsort|Tagungsort|Tagungsstätte|Adresse|Treffpunkt)\s*[:|?]\s*"
    r"(?P<place>.{2,200})",
    re.IGNORECASE,
)
_POST_CODE = re.compile(r"\b\d{5}\s+(?P<town>[A-ZÄÖÜ][\wäöüß]+(?:[- /][A-ZÄÖÜ][\wäöüß]+)*)")
_HELD = re.compile(
    r"(?:\b(?:findet|fand|trifft|treffen|lädt|laden|tagt|statt|veranstalte\w*|am \d)|\d{4})"
    r"[^.]*?\b(?:in|nach)\s+(?:der\s+|dem\s+)?(?P<town>[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*)"
)
_INTO = r"\b(?:im|in der|in dem|auf dem|auf der)\s+"
_HALL = re.compile(
    rf"{_INTO}(?P<hall>[A-ZÄÖÜ][^,.;|()]{{2,60}}?)\s+(?:in|,)\s*(?P<town>[A-ZÄÖÜ][\wäöüß]+)"
)
_ADDRESS = re.compile(
    rf"{_INTO}(?P<hall>[A-ZÄÖÜ][^,.;|()]{{2,60}}?),\s*[A-ZÄÖÜ][^,]{{3,40}}\s\d+\w?,\s*\d{{5}}\s"
)
_SEAT = re.compile(
    r"\b(?:Veranstaltungsort|Tagungsort|Treffpunkt)\s+(?:ist|war)\s+(?:der\s|die\s|das\s)?"
    r"(?P<hall>[A-ZÄÖÜ][^.,;]{2,80})"
)
_NAMED_HALL = re.compile(
    r"\b(?:im|ins|in der|in den|in die|in das|auf dem)\s+(?P<hall>(?:[A-ZÄÖÜ][\wäöüß-]*\s+)?"
    r"[A-ZÄÖÜ][\wäöüß-]*(?:saal|haus|häuser|halle|hof|schloss|museum|kirche|theater|scheune|mühle"
    r"|aula|hotel|akademie|villa|zentrum|bibliothek)(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})",
)
_HOUR = re.compile(
    r"\d{4},\s*(?:ab\s+)?[\d.:]{1,5}(?:\s*(?:-|–|bis)\s*[\d.:]{1,5})?\s*Uhr\s*[,|]\s*"
    r"(?P<rest>[A-ZÄÖÜ][^|]{3,120})\Z"
)
_DATED = re.compile(r"\A[^|,]{0,20}\d{1,2}\.[^|,]{1,30}\d{4}\s*[|,]\s*(?P<rest>[^|]{3,120})\Z")
#: A house with its street and town, in a line of its own or behind a bar.
_WITH_STREET = re.compile(
    r"(?:\A|[|:]\s*)(?P<hall>[A-ZÄÖÜ][^|:,.]{3,60}),\s*[^|,]{3,40}\s\d+[^|,]{0,6},\s*(?:\d{5}\s+)?[A-ZÄÖÜ]"
)
_CASTLE = re.compile(
    r"\b(?:auf|im|in|nach)\s+(?P<hall>(?:Schloss|Burg|Gut|Kloster|Haus)\s[A-ZÄÖÜ][\wäöüß-]+)"
)
_DATELINE = re.compile(r"\A(?P<town>[A-ZÄÖÜ][\wäöüß-]+)(?:\s\([^)]*\))?,\s+(?:im|den|am|\d)")
_ONLINE = re.compile(
    r"\bonline|\bvirtuell"
    r"|\bdigital(?:e[nrs]?)?\s+(?:\w+\s+)?(?:statt|Format|Veranstaltung|Konferenz|Tagung|Raum)"
    r"|Videokonferenz|\bZoom\b|WebEx|Einwahl|Livestream|Web-?Meeting|Webinar|BigBlueButton"
    r"|MS Teams",
    re.IGNORECASE,
)
_NOT_ONLINE = re.compile(
    r"online[- ]?(?:anmeld|formular|registrier|verfügbar|abruf)|anmeldung online"
    r"|melden sie sich online",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\bhybrid|vor Ort (?:und|oder|sowie) online|Präsenz und online", re.IGNORECASE
)
_PRESENT = re.compile(r"\bin Präsenz\b|\bPräsenzveranstaltung", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Where:
    """A place, its id if the catalogue knows it, the words, and how sure."""

    name: str
    known: str
    quote: str
    confidence: float


def mode(said: tuple[str, ...]) -> tuple[str, str]:
    """How people attend, and the words; empty if nothing tells."""
    for pattern, found in (
        (_HYBRID, "MixedEventAttendanceMode"),
        (_PRESENT, "OfflineEventAttendanceMode"),
    ):
        for text in said:
            if pattern.search(text):
                return found, text
    for text in said:
        if _ONLINE.search(_NOT_ONLINE.sub("", text)):
            return "OnlineEventAttendanceMode", text
    return "", ""


def where(lines: tuple[str, ...], said: tuple[str, ...], known: Known) -> Where | None:
    """The town: from a label, a post code, a sentence that says so, or the title."""
    for line in lines:
        if (label := _LABEL.match(line)) and (found := _town(label["place"], line, known, 0.9)):
            return found
    for text in said:
        if match := _POST_CODE.search(text):
            return Where(match["town"], known.id("places", match["town"]), text, 0.8)
    in_title = (_town(line, line, known, 0.6) for line in lines[:3])
    return next(chain(_told(said, known), filter(None, in_title)), None)


def _told(said: tuple[str, ...], known: Known) -> Iterator[Where]:
    """The known towns in sentences that say where the event is held."""
    for text in said:
        match = _DATELINE.match(text)
        if match and (own := known.id("places", match["town"])):
            yield Where(match["town"], own, text, 0.75)
    for text in said:
        for pattern in (_HALL, _HELD):
            for match in pattern.finditer(text):
                if own := known.id("places", match["town"]):
                    yield Where(match["town"], own, text, 0.8)


def venue(lines: tuple[str, ...], known: Known) -> Where | None:
    """The place as printed: after a label, after the day, or where a hall is named."""
    for line in lines:
        if label := _LABEL.match(line):
            return Where(label["place"].strip(" |"), "", line, 0.85)
    for line in lines[:5]:
        dated = _DATED.match(line) or _HOUR.search(line)
        if dated and _town(dated["rest"], line, known, 0.7):
            return Where(dated["rest"].strip(), "", line, 0.7)
    for pattern in (_WITH_STREET, _ADDRESS, _SEAT, _HALL, _CASTLE, _NAMED_HALL):
        for line in lines:
            if match := pattern.search(line):
                return Where(match["hall"].strip(), "", line, 0.6)
    return None


def _town(text: str, quote: str, known: Known, sure: float) -> Where | None:
    towns = [
        (own, name)
        for own, name in known.within("places", text)
        if known.kinds.get(own) in ("city", "municipality")
    ]
    if not towns:
        return None
    own, name = towns[0]
    return Where(name.title(), own, quote, sure)
