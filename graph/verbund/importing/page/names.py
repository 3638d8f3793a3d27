"""People, organisations and lists of them in German sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbund.importing.organisations import kind_of
from verbund.importing.page.reading import sentences
from verbund.importing.people import Named, read_name

_TITLE = (
    r"(?:(?:Jun\.-|Univ\.-|apl\.\s?)?Prof(?:essor(?:in)?|\.in|in|\.)?\.?|Dr(?:in)?\.?(?:-Ing\.)?|PD|"
    r"Dipl\.-[A-Z][a-z]+\.?|(?:rer|nat|phil|pol|oec|agr|habil|h\.\s?c|em)\.|M\.\s?(?:Sc|A)\.)"
)
_WORD = r"[A-ZÄÖÜ][a-zäöüßéèáçñ]+(?:[-'’][A-ZÄÖÜ]?[a-zäöüßé]+)*"
_NAME = rf"{_WORD}(?:\s(?:[A-Z]\.|von|van|de|der|zu|{_WORD}))*\s(?:{_WORD})"
_HOME = r"(?:\s*\((?P<home>[^()]{2,120}(?:\([^()]*\)[^()]*)*)\))"
_TITLED = re.compile(rf"(?P<titles>(?:{_TITLE}\s+)+)(?P<name>{_NAME}){_HOME}?")
_AT_HOME = re.compile(rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME}){_HOME}")
_LISTED = re.compile(
    rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME})(?:\s*[,–|-]\s*(?P<home>[^|;]{{2,120}}))?"
)
_AFTER = re.compile(r"\s*,\s+(?P<home>[A-ZÄÖÜ][^,;|.()]{2,80})")
_NOT_A_NAME = re.compile(
    r"\b(?:Stadt|Land|Landkreis|Kreis|Region|Institut|Universität|Hochschule|Verbund|Projekt|Uhr|Amt"
    r"|Fördermaßnahme|Referent\w*|Moderation|Podium|Grußwort|Begrüßung|Vortrag|Workshop|Tagung|Die|Der"
    r"|Das|Im|Am|Für|Von|Mit|Und|Als|Nach|Ein|Eine|Wie|Frau|Herr|Save|Weitere\w*|Verein|Bund|Forum"
    r"|Keynote|Abschluss|Auftakt|Neue|Neuer|Gute|Bundes\w+|Stadtwerke|Gemeinde|Deutsche\w*|Exkursion"
    r"|Pause|Ausblick|Einführung|Thema|Diskussion|Programm|Anmeldung|Ort|Termin|Datum|GmbH|Ihr|Ihre)\b"
)
_ROLES = (
    (r"moderat|moderier", "moderator"),
    (r"gru(?:ß|ss)wort|begr(?:ü|ue)(?:ß|ss)", "greeting"),
    (r"keynote|impuls|festvortrag|eröffnungsvortrag", "keynote"),
    (r"podium|diskut|panel|talkrunde|gesprächsrunde", "panellist"),
    (r"eröffn", "opening"),
    (
        r"referent|referier|vortr[aä]g|sprech|redner|input|spricht|vorstell|präsent|stellt|erläut",
        "speaker",
    ),
)
_CUES = tuple((re.compile(pattern, re.IGNORECASE), role) for pattern, role in _ROLES)
_NO_CUE = re.compile(
    r"\b(?:Bild|Foto|Fotos|©|Kontakt|Ansprechpartner\w*|Ansprechperson\w*|Rückfragen|Anmeldung bei"
    r"|Redaktion|Autor\w*|Text)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\A(?:gemeinsam(?:\s+mit)?\s+|sowie\s+|und\s+|mit\s+|von\s+|vom\s+|durch\s+)*"
    r"(?:(?:der|die|das|dem|den|des|ein|eine|einer|unser(?:er|e)?)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with a role at the event, the words, and how sure."""

    person: Named
    role: str
    quote: str
    confidence: float


def speakers(lines: tuple[str, ...]) -> Iterator[Speaker]:
    """The people who appear at the event; a heading lends its role to the list below it."""
    lent = ""
    for line in lines:
        heading = _heading_role(line)
        lent = heading if heading else lent if _is_listed(line) else ""
        if not heading or ":" in line[:-1]:
            for sentence in sentences((line,)):
                yield from _in(sentence, lent)


def _heading_role(line: str) -> str:
    """The role that a short line such as "Referentinnen und Referenten:" lends to those below."""
    cut = line.rstrip(": ")
    return _role(cut) if len(cut) < 60 and (line.endswith(":") or len(cut.split()) < 5) else ""


def _is_listed(line: str) -> bool:
    return len(line) < 200 and _LISTED.match(line.lstrip("-•*– ")) is not None


def _role(text: str) -> str:
    """The role whose word stands nearest to the end of a text."""
    found = [(match.start(), role) for cue, role in _CUES for match in cue.finditer(text)]
    return max(found)[1] if found else ""


def _in(line: str, lent: str) -> Iterator[Speaker]:
    seen = set[str]()
    bare = line.lstrip("-•*– ")
    for pattern, sure in ((_TITLED, 0.75), (_AT_HOME, 0.6), (_LISTED, 0.5)):
        for match in pattern.finditer(bare):
            found = _speaker(bare, match, lent, sure)
            if found and not _within(found.person.name, seen):
                seen.add(found.person.name)
                yield found


def _speaker(line: str, match: re.Match[str], lent: str, sure: float) -> Speaker | None:
    name, before = match["name"], line[: match.start()]
    if _NOT_A_NAME.search(name) or kind_of(name) or _NO_CUE.search(before[-60:]):
        return None
    listed = match.re is _LISTED
    after = "" if listed else line[match.end() : match.end() + 60]
    role = _role(before) or lent or _role(after)
    if not role and (match.re is not _TITLED or len(before) > 200):
        return None
    if listed and (not role or not _begins_here(before)):
        return None
    home = match["home"] or _home_after(line[match.end() :], sure=bool(lent))
    person = read_name(f"{match['titles']}{name}")
    confidence = round(sure + (0.15 if role else 0.0) + (0.05 if home else 0.0), 2)
    return Speaker(
        Named(person.name, person.titles, home.strip()), role or "speaker", line, confidence
    )


def _home_after(rest: str, *, sure: bool) -> str:
    """The affiliation after a comma; unless in a list, it must look like an organisation."""
    match = _AFTER.match(rest)
    return match["home"] if match and (sure or kind_of(match["home"])) else ""


def _begins_here(before: str) -> bool:
    """Whether a name in a list may begin here: in front, or after a label or another name."""
    bare = before.rstrip()
    return (
        not bare or bare.endswith((":", "|")) or (":" in bare and bare.endswith(("und", "sowie")))
    )


def _within(name: str, others: set[str]) -> bool:
    return any(name in other or other in name for other in others)


def listed(text: str) -> list[str]:
    """The names of a list such as "der Stadt Jena, der Jenawohnen GmbH und dem Kreis".

    >>> listed("der Stadt Jena, der Jenawohnen GmbH und dem Landkreis Leipzig")
    ['Stadt Jena', 'Jenawohnen GmbH', 'Landkreis Leipzig']
    """
    parts = re.split(
        r"\s*[,;|]\s+|\s+(?:und|sowie)\s+(?=(?:der|die|das|dem|den|des|[A-ZÄÖÜ]))", text
    )
    return [name for part in parts if (name := _ARTICLE.sub("", part, count=1).strip(" .:"))]
