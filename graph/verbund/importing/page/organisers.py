"""Who holds an announced event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from verbund.importing.organisations import is_body, kind_of
from verbund.importing.page.names import listed
from verbund.importing.page.reading import sentences

_LABEL = re.compile(
    r"(?:Mit-?)?[Vv]eranstalt(?:er(?:in(?:nen)?)?|ende|et von)(?:[:*/]\s?[iI]n(?:nen)?|Innen)?"
    r"(?:\s+(?:ist|sind|und Gastgeber))?\s*[:|]?\s*(?P<who>[^.]{3,300})"
)
_LABEL_ONLY = re.compile(
    r"\A(?:Organisation|Organisatoren|Gastgeber(?:in)?|Einladende)\s*[:|]\s*(?P<who>.{3,300})"
)
_PARTNER = re.compile(
    r"\A(?:Kooperationspartner(?:in(?:nen)?)?|Mitveranstalter(?:in(?:nen)?)?|In Kooperation mit)"
    r"\s*[:|]\s*(?P<who>.{3,300})"
)
_HOST = re.compile(
    r"\b(?:Gastgeber(?:in(?:nen)?)?|Ausrichter(?:in(?:nen)?)?)\s+(?:ist|sind|war|waren)\s+"
    r"(?P<who>[^.;]{3,250})"
)
_ON_INVITATION = re.compile(r"\b[Aa]uf Einladung\s+(?P<who>(?:der|des|von|vom)\s[^.,]{3,200})")
_INVITATION_OF = re.compile(
    r"\bEinladung\s+(?P<who>(?:der|des|von|vom)\s[^.]{3,250}?)\s+(?:zu[mr]?|in|nach|für)\b"
)
_IN_THE_NAME_OF = re.compile(
    r"\b[Ii]m Namen\s+(?P<who>(?:der|des|von|vom)\s[^.]{3,250}?)\s+(?:lad|läd|möcht|freu|begrüß)"
)
_THERE_INVITE = re.compile(
    r"\b[Ee]s (?:laden|lädt)(?: Sie| herzlich| alle)* ein\s*[:|]\s*(?P<who>.{3,400})"
)
_WITH_AND = re.compile(
    r"\A(?P<who>(?:Gemeinsam|Zusammen) mit\s[^.!?,]{3,200}?)\s+(?:lädt|laden|lud|luden"
    r"|veranstaltet|veranstalten|organisiert|organisieren|richtet|richten)\b"
)
_HOLD = re.compile(
    r"(?P<who>[^.!?]{3,250}?)\s+(?:richtet|richten|richtete|richteten|veranstaltet|veranstalten"
    r"|organisiert|organisieren)\b"
)
_RUNS = re.compile(r"\b(?:richtet|richten)\s+(?P<who>(?:der|die|das)\s[^.]{3,250}?)\s+aus\b")
_INVITED_BY = re.compile(
    r"\bEingeladen\s+(?:hat|haben|hatte|hatten)\s+(?P<who>(?:der|die|das)\s[^.;]{3,250})"
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
    r"\b(?:von|vom|durch)\b[\s:|]+(?P<who>[^.]{3,250})"
)
_PASSIVE = re.compile(
    r"\b(?:wird|werden|wurde)\s[^.]{0,80}?\b(?:von|vom|durch)\s+(?P<who>[^.]{3,250}?)\s+"
    r"(?:veranstaltet|organisiert|ausgerichtet|durchgeführt)"
)
_INVITES = re.compile(r"(?P<who>[^.!?]{3,300}?)\s+(?:lädt|laden|lud|luden)\b[^.]{0,200}?\bein\b")
_INVITED = re.compile(
    r"(?:lädt|laden|luden|lud)\s+(?P<who>(?:der|die|das)\s[^.]{3,250}?)\s+(?:herzlich|Sie|zu[mr]?|alle|am|ein)\b"
)
_TOGETHER = re.compile(r"\bin (?:Kooperation|Zusammenarbeit) mit\s+(?P<who>[^.]{3,200})")
_MEMBERS = re.compile(r"bestehend aus\s+(?P<who>.+)")
#: What a list of organisers stands under.
_HEADING = re.compile(
    r"\A(?:(?:Mit)?[Vv]eranstalter(?:in(?:nen)?|[:*/]in(?:nen)?)?|(?:Veranstaltet|Organisiert|Ausgerichtet)"
    r"(?: (?:von|durch))?|Organisation|Kooperationspartner|Einladende|In Kooperation mit"
    r"|Es (?:laden|lädt)(?: Sie| herzlich| alle)* ein)\s*:?\Z"
)
_MARKS = re.compile(r"\A[-•*–\s]+|[,;\s]*(?:\s(?:und|sowie))?\s*\Z")
_OFFICE = re.compile(r"\s*\((?:[\w-]*[Aa]mt|(?:Abteilung|Fachbereich|Dezernat|Referat)[^()]*)\)\Z")
_ARTICLE = re.compile(r"\A(?:der|die|das)\s+")
_ADJECTIVE = re.compile(
    r"\A((?:[A-ZÄÖÜ][\w-]*(?:isch|lich)|Deutsch))e[nrs]?(?=\s(?:[\w-]*?(?:"
    r"(?P<das>[Ii]nstitut|[Aa]mt|[Zz]entrum|[Nn]etzwerk|[Mm]inisterium|[Mm]useum|[Bb]ündnis)"
    r"|(?P<die>[Aa]gentur|[Aa]kademie|[Gg]esellschaft|[Uu]niversität|[Hh]ochschule|[Ss]tiftung)"
    r"|(?P<der>[Vv]erband|[Vv]erein|[Bb]und|[Tt]ag|[Rr]at))(?:e?s)?\b))"
)
_ENDINGS = {"das": "es", "die": "e", "der": "er"}
#: Points that end no sentence: in days, in e. V., in St. Gallen.
_NO_END = re.compile(r"(?<=\d)\.(?=\s?[\dA-ZÄÖÜ])|(?<=\be)\.(?=\s?V)|(?<=\bV)\.|(?<=\bSt)\.")
#: What stands for such a point while sentences are looked for.
_POINT = "\u2024"
_GENITIVE = re.compile(
    r"\A((?:[A-ZÄÖÜ]\w+(?:e|es|er)\s)?(?:[\w-]*(?:[Ii]nstitut|[Aa]mt|[Kk]reis|[Vv]erband|[Vv]erein|[Zz]entrum|[Bb]und)))e?s\b"
)
_CUT = re.compile(
    r"\s+(?:(?<!Universität\s)(?<!IHK\s)zu[mr]?|im|in|am|an|auf|mit|für(?=\s(?:d\w\w|alle|\d))|gemeinsam|herzlich|Sie|statt|ein|hiermit"
    r"|dabei|und lädt|unter|komm(?:t|en)|find(?:et|en)|tref?fen|trifft|tag(?:t|en))\b.*"
)
_PATTERNS = (
    (_LABEL, 0.85),
    (_LABEL_ONLY, 0.75),
    (_PARTNER, 0.65),
    (_HOST, 0.8),
    (_INVITATION_OF, 0.75),
    (_IN_THE_NAME_OF, 0.7),
    (_THERE_INVITE, 0.8),
    (_WITH_AND, 0.7),
    (_RUNS, 0.75),
    (_INVITED_BY, 0.75),
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
#: How sure a name is that stands in a list under a heading.
_LISTED = 0.8


@dataclass(frozen=True, slots=True)
class Organiser:
    """An organisation that holds the event, the words, and how sure."""

    name: str
    quote: str
    confidence: float


def organisers(lines: tuple[str, ...], is_known: Callable[[str], bool]) -> Iterator[Organiser]:
    """The organisations that are said to hold the event or to invite to it."""
    seen = set[str]()
    for name, quote in _under_headings(lines):
        seen.add(name.casefold())
        yield Organiser(name, quote, _LISTED)
    for text in sentences(lines):
        closed = _NO_END.sub(_POINT, text)
        for pattern, sure in _PATTERNS:
            match = pattern.search(closed)
            for name in _names(match["who"].replace(_POINT, "."), is_known) if match else ():
                if name.casefold() not in seen:
                    seen.add(name.casefold())
                    yield Organiser(name, text, sure)


def _under_headings(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The bodies in lists that stand under a heading such as "Veranstalter", with their lines."""
    for place, line in enumerate(lines):
        below = takewhile(_is_body, lines[place + 1 :]) if _HEADING.match(line) else ()
        for one in below:
            parts = listed(_bare(one))
            several = parts if all(map(is_body, parts)) else [_ARTICLE.sub("", _bare(one))]
            yield from ((_nominative(part), f"{line} {one}") for part in several)


def _bare(line: str) -> str:
    """What is in a list, without its mark and what parts it from the next."""
    return _MARKS.sub("", line)


def _is_body(line: str) -> bool:
    """Whether a line is no more than what a body is called."""
    name = _bare(line)
    return len(name) < 120 and not re.search(r"[:|.!?]\s|:\Z", name) and is_body(name)


def _names(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """The organisations in a part of a sentence: known ones, or with a sign of their kind."""
    members = _MEMBERS.search(text)
    for part in map(_nominative, listed(members["who"] if members else text)):
        if is_known(part):
            yield part
            continue
        name = part.strip(" ,:–-") if kind_of(_CUT.sub("", part)) == "" else _CUT.sub("", part)
        name = name if kind_of(part) else _CUT.sub("", name)
        if 2 < len(name) < 120 and (is_body(name) or is_known(name)):
            yield _OFFICE.sub("", name.strip(" ,:–-"))


def _nominative(name: str) -> str:
    """A name as it is called, where a sentence has it in the genitive.

    >>> _nominative("Leibniz-Instituts für Länderkunde"), _nominative("Landkreises Leipzig")
    ('Leibniz-Institut für Länderkunde', 'Landkreis Leipzig')
    >>> _nominative("Deutschen Instituts für Urbanistik"), _nominative("Deutschen Gesellschaft")
    ('Deutsches Institut für Urbanistik', 'Deutsche Gesellschaft')
    """
    whole = _ADJECTIVE.sub(lambda one: one[1] + _ENDINGS[str(one.lastgroup)], name, count=1)
    return _GENITIVE.sub(r"\1", whole, count=1)
