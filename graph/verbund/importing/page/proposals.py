"""What an announcement page says of its event, as far as words give it away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbund.importing.events.kinds import kind_of_event
from verbund.importing.page.dates import when
from verbund.importing.page.known import Known
from verbund.importing.page.names import speakers
from verbund.importing.page.organisers import organisers
from verbund.importing.page.places import mode, venue, where
from verbund.importing.page.reading import sentences

_QUOTED = re.compile(
    r"(?P<before>(?:[\w./-]+\s+){0,4}?[\w./-]*)\s*[„\"“»](?P<inside>[^“”\"«]{4,160})[“”\"«]"
)
_TAIL = re.compile(
    r"\s*(?:[,|–-]\s*)?(?:\b(?:am|vom|ab)\s+)?(?:\w+tag,?\s+(?:den\s+|der\s+)?)?"
    r"\d{1,2}\.\s*(?:[-–/]|bis|und|\d|[A-ZÄÖÜ]).*\Z"
    r"|\s+(?:in|im|am)\s+(?:der\s+|dem\s+)?[A-ZÄÖÜ][\w/-]+(?:\s[A-ZÄÖÜ][\w/-]+)?\Z"
)
_HEAD = re.compile(
    r"\A(?:(?:Herzliche\s+)?Einladung"
    r"(?:\s+(?:der|des|vo[nm])\s.{3,200}?(?=\s+zu[mr]\s))?(?:\s+zu[mr]?)?"
    r"|Save[ -]the[ -]Date|Ankündigung|Terminhinweis|Programm|Zum Vormerken)\s*[:|–-]*\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\A(?:zu[mr]|der|die|das|dem|den|unser\w*|einer?)\s+", re.IGNORECASE)
_LONGEST_TITLE = 160
_OWN_PROJECT = re.compile(
    r"(?:Verbundvorhaben|Verbundprojekt|Forschungsprojekt|Forschungsvorhaben|Projekt\w*|Vorhaben|Verbund)s?\s+[„\"]?\Z"
)
_INVITING = re.compile(r"\b(?:laden|lädt|veranstalten|veranstaltet)\b")
_WORD = re.compile(r"[\wäöüÄÖÜß.]+(?:-[\w]+)*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value for one field, the words it rests on, and how sure (0 to 1).

    ``known`` is the id of a thing of the catalogue; ``titles``, ``affiliation`` and ``role`` are
    those of a person.
    """

    field: str
    value: str
    confidence: float
    quote: str
    known: str = ""
    titles: str = ""
    affiliation: str = ""
    role: str = ""


def propose(lines: tuple[str, ...], known: Known) -> tuple[Proposal, ...]:
    """All proposals for a page, field by field, the surest first."""
    said = sentences(lines)
    found = [
        *_event(lines),
        *_days(said),
        *_where(lines, said, known),
        *_organisers(lines, known),
        *_speakers(lines),
        *_projects(said, known),
        *_topics(said, known),
    ]
    best: dict[tuple[str, str], Proposal] = {}
    for one in found:
        key = (one.field, one.known or one.value.casefold())
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    order = list(dict.fromkeys(one.field for one in found))
    return tuple(sorted(best.values(), key=lambda p: (order.index(p.field), -p.confidence)))


def _event(lines: tuple[str, ...]) -> Iterator[Proposal]:
    """The name, from the first short line with a word for an event; and the kind."""
    candidates = [
        (place, name)
        for place, line in enumerate(lines[:12])
        if (name := _name(line)) and kind_of_event(name)
    ]
    several = [one for one in candidates if " " in one[1]]
    whole = [one for one in several if "|" not in one[1]]
    best = next(iter(whole or several or candidates), None)
    place, name = best or (0, _name(lines[0]) if lines else "")
    if not name:
        return
    yield Proposal("event", name, 0.85 if candidates else 0.4, lines[place])
    if kind := kind_of_event(name) or next(filter(None, map(kind_of_event, lines[:6])), ""):
        yield Proposal("kind", kind, 0.8 if candidates else 0.5, lines[place])


def _name(line: str) -> str:
    """The name of an event in a line: with what stands in quotes, without day and place."""
    bare = _HEAD.sub("", line)
    for match in _QUOTED.finditer(bare):
        before = _ARTICLE.sub("", match["before"].strip())
        if kind_of_event(before) and len(bare) > len(match[0]) + 3:
            return f"{before} „{match['inside']}“"
    if len(bare) > _LONGEST_TITLE or bare.endswith((".", ":")):
        return ""
    return _TAIL.sub("", _ARTICLE.sub("", bare)).strip(" ,|–-")


def _days(said: tuple[str, ...]) -> Iterator[Proposal]:
    if found := when(said):
        yield Proposal("startDate", found.start, found.confidence, found.quote)
        yield Proposal("endDate", found.end, found.confidence, found.quote)


def _where(lines: tuple[str, ...], said: tuple[str, ...], known: Known) -> Iterator[Proposal]:
    found_mode, quote = mode(said)
    if found_mode:
        yield Proposal("attendanceMode", found_mode, 0.8, quote)
    if place := where(lines, said, known):
        yield Proposal("place", place.name, place.confidence, place.quote, known=place.known)
    if printed := venue(lines, known):
        yield Proposal("venue", printed.name, printed.confidence, printed.quote)


def _organisers(lines: tuple[str, ...], known: Known) -> Iterator[Proposal]:
    for one in organisers(lines, lambda name: bool(known.id("organisations", name))):
        own = known.id("organisations", one.name)
        sure = min(one.confidence + (0.1 if own else 0.0), 0.95)
        yield Proposal(
            "organiser", one.name, round(sure, 2), one.quote, known=own, role="organiser"
        )


def _speakers(lines: tuple[str, ...]) -> Iterator[Proposal]:
    for one in speakers(lines):
        yield Proposal(
            "speaker",
            one.person.name,
            one.confidence,
            one.quote,
            titles=one.person.titles,
            affiliation=one.person.affiliation,
            role=one.role,
        )


def _projects(said: tuple[str, ...], known: Known) -> Iterator[Proposal]:
    """Projects of the catalogue; one that is only named along is a weak proposal."""
    for place, text in enumerate(said):
        exact = [(own, name, 0.0) for own, name in known.within("projects", text)]
        slips = known.nearly("projects", _WORD.findall(text))
        for own, name, less in [*exact, *((own, word, 0.15) for own, word in slips)]:
            spot = text.lower().find(name.split()[0])
            owns = _OWN_PROJECT.search(text[: max(spot, 0)]) or _INVITING.search(text)
            sure = 0.8 if owns else 0.75 if place < 2 else 0.45
            crowd = len(exact) > 2 and not _INVITING.search(text)
            sure = max(sure - less - (0.35 if crowd else 0.0), 0.05)
            printed = text[spot : spot + len(name)] if spot >= 0 else name
            yield Proposal("project", printed, round(sure, 2), text, known=own)


def _topics(said: tuple[str, ...], known: Known) -> Iterator[Proposal]:
    for place, text in enumerate(said):
        for own, name in known.within("topics", text):
            yield Proposal("topic", name, 0.65 if place < 3 else 0.5, text, known=own)
