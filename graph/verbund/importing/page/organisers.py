"""Who holds an announced event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verbund.importing.organisations import kind_of
from verbund.importing.page.names import listed

_LABEL = re.compile(
    r"(?:Mit-?)?[Vv]eranstalt(?:er(?:in(?:nen)?)?|ende|et von)(?:[:*/]\s?[iI]n(?:nen)?|Innen)?"
    r"(?:\s+(?:ist|sind|und Gastgeber))?\s*[:|]?\s*(?P<who>[^.]{3,300})"
)
_LABEL_ONLY = re.compile(
    r"\A(?:Organisation|Organisatoren|Gastgeber(?:in)?|Einladende)\s*[:|]\s*(?P<who>.{3,300})"
)
_HOST = re.compile(
    r"\b(?:Gastgeber(?:in(?:nen)?)?|Ausrichter(?:in(?:nen)?)?)\s+(?:ist|sind|war|waren)\s+"
    r"(?P<who>[^.]{3,250})"
)
_ON_INVITATION = re.compile(r"\b[Aa]uf Einladung\s+(?P<who>(?:der|des|von|vom)\s[^.,]{3,200})")
_HOLD = re.compile(
    r"(?P<who>[^.!?]{3,250}?)\s+(?:richtet|richten|richtete|richteten|veranstaltet|veranstalten"
    r"|organisiert|organisieren)\b"
)
_HELD_BY = re.compile(
    r"\b(?:[Oo]rganisiert|[Vv]eranstaltet|[Aa]usgerichtet)\s+(?:hat|haben)\s"
    r"(?:(?:das|die|den)\s[A-ZÄÖÜ][\w-]+\s+)?(?P<who>\b(?:der|die|das)\s[A-ZÄÖÜ][^.,]{3,200})"
)
_EVENT_OF = re.compile(
    r"\A(?:Eine )?(?:gemeinsame )?Veranstaltung\s+(?P<who>(?:der|des|von)\s[^.]{3,250})"
)
_HAS_INVITED = re.compile(
    r"(?P<who>[^.!?,]{3,200}?)\s+(?:hat|haben|hatte|hatten)\b.{0,200}?\beingeladen\b"
)
_MADE_BY = re.compile(
    r"\b(?:[Vv]eranstaltet|[Oo]rganisiert|[Aa]usgerichtet|[Dd]urchgeführt)\s+(?:wird|werden|wurde)?[^.]{0,60}?"
    r"\b(?:von|vom|durch)\s+(?P<who>[^.]{3,250})"
)
_PASSIVE = re.compile(
    r"\b(?:wird|werden|wurde)\s[^.]{0,80}?\b(?:von|vom|durch)\s+(?P<who>[^.]{3,250}?)\s+"
    r"(?:veranstaltet|organisiert|ausgerichtet|durchgeführt)"
)
_INVITES = re.compile(r"(?P<who>[^.!?]{3,300}?)\s+(?:lädt|laden|lud|luden)\b[^.]{0,200}?\bein\b")
_INVITED = re.compile(
    r"(?:lädt|laden|luden|lud)\s+(?P<who>(?:der|die|das)\s[^.]{3,250}?)\s+(?:herzlich|Sie|zu[mr]?|alle|ein)\b"
)
_TOGETHER = re.compile(r"\bin (?:Kooperation|Zusammenarbeit) mit\s+(?P<who>[^.]{3,200})")
_MEMBERS = re.compile(r"bestehend aus\s+(?P<who>.+)")
_GENITIVE = re.compile(
    r"\A((?:[\w-]*(?:[Ii]nstitut|[Aa]mt|[Kk]reis|[Vv]erband|[Vv]erein|[Zz]entrum|[Bb]und)))e?s\b"
)
_CUT = re.compile(
    r"\s+(?:zu[mr]?|im|in|am|an|auf|mit|für(?=\s(?:d\w\w|alle|\d))|gemeinsam|herzlich|Sie|statt|ein|hiermit"
    r"|dabei|und lädt|unter|komm(?:t|en)|find(?:et|en)|tref?fen|trifft|tag(?:t|en))\b.*"
)
_PATTERNS = (
    (_LABEL, 0.85),
    (_LABEL_ONLY, 0.75),
    (_HOST, 0.8),
    (_HELD_BY, 0.75),
    (_ON_INVITATION, 0.7),
    (_HOLD, 0.65),
    (_EVENT_OF, 0.75),
    (_HAS_INVITED, 0.75),
    (_PASSIVE, 0.8),
    (_MADE_BY, 0.8),
    (_INVITES, 0.75),
    (_INVITED, 0.75),
    (_TOGETHER, 0.6),
)


@dataclass(frozen=True, slots=True)
class Organiser:
    """An organisation that holds the event, the words, and how sure."""

    name: str
    quote: str
    confidence: float


def organisers(sentences: tuple[str, ...], is_known: Callable[[str], bool]) -> Iterator[Organiser]:
    """The organisations that are said to hold the event or to invite to it."""
    seen = set[str]()
    for text in sentences:
        for pattern, sure in _PATTERNS:
            match = pattern.search(text)
            for name in _names(match["who"], is_known) if match else ():
                if name.casefold() not in seen:
                    seen.add(name.casefold())
                    yield Organiser(name, text, sure)


def _names(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """The organisations in a part of a sentence: known ones, or with a sign of their kind."""
    members = _MEMBERS.search(text)
    for part in map(_nominative, listed(members["who"] if members else text)):
        if is_known(part):
            yield part
            continue
        name = part.strip(" ,:–-") if kind_of(_CUT.sub("", part)) == "" else _CUT.sub("", part)
        name = name if kind_of(part) else _CUT.sub("", name)
        if 2 < len(name) < 120 and (kind_of(name) or _is_short(name) or is_known(name)):
            yield name.strip(" ,:–-")


def _nominative(name: str) -> str:
    """A name as it is called, where a sentence has it in the genitive.

    >>> _nominative("Leibniz-Instituts für Länderkunde"), _nominative("Landkreises Leipzig")
    ('Leibniz-Institut für Länderkunde', 'Landkreis Leipzig')
    """
    return _GENITIVE.sub(r"\1", name, count=1)


def _is_short(name: str) -> bool:
    """Whether it is an abbreviation such as UBA or ILS."""
    return name.isupper() and 2 < len(name) < 12 and name.isalpha()
