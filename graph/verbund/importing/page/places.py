"""Where an announced event takes place, or that it takes place online."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbund.importing.page.known import Known

_LABEL = re.compile(
    r"\A(?:Ort|Wo|Veranstaltungsort|Tagungsort|Tagungsstätte|Adresse|Treffpunkt)\s*[:|]\s*(?P<place>.{2,200})",
    re.IGNORECASE,
)
_POST_CODE = re.compile(r"\b\d{5}\s+(?P<town>[A-ZÄÖÜ][\wäöüß]+(?:[- /][A-ZÄÖÜ][\wäöüß]+)*)")
_HELD = re.compile(
    r"(?:\b(?:findet|fand|trifft|treffen|lädt|laden|tagt|statt|veranstalte\w*|am \d)|\d{4})[^.]*?\b(?:in|nach)\s+"
    r"(?:der\s+|dem\s+)?(?P<town>[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*)"
)
_HALL = re.compile(
    r"\b(?:im|in der|in dem|auf dem|auf der)\s+(?P<hall>[A-ZÄÖÜ][^,.;|()]{2,60}?)\s+(?:in|,)\s*(?P<town>[A-ZÄÖÜ][\wäöüß]+)"
)
_ONLINE = re.compile(
    r"\bonline|\bdigital(?:e[nrs]?)?\s+(?:\w+\s+)?(?:statt|Format|Veranstaltung|Konferenz|Tagung|Raum)|\bvirtuell"
    r"|Videokonferenz|\bZoom\b|WebEx|Einwahl|Livestream|Web-?Meeting|Webinar|BigBlueButton|MS Teams",
    re.IGNORECASE,
)
_NOT_ONLINE = re.compile(r"online[- ]?(?:anmeld|formular|registrier|verfügbar|abruf)|anmeldung online|melden sie sich online", re.IGNORECASE)
_HYBRID = re.compile(r"\bhybrid|vor Ort (?:und|oder|sowie) online|Präsenz und online", re.IGNORECASE)
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
    for text in said:
        for pattern in (_HALL, _HELD):
            for match in pattern.finditer(text):
                if own := known.id("places", match["town"]):
                    return Where(match["town"], own, text, 0.8)
    return next((found for line in lines[:3] if (found := _town(line, line, known, 0.6))), None)


def venue(lines: tuple[str, ...]) -> Where | None:
    """The place as printed, where a label stands before it or a hall is named."""
    for line in lines:
        if label := _LABEL.match(line):
            return Where(label["place"].strip(" |"), "", line, 0.85)
    for line in lines:
        if match := _HALL.search(line):
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
