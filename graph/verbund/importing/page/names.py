"""People, organisations and lists of them in German sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbund.importing.organisations import is_body, kind_of
from verbund.importing.page.reading import sentences
from verbund.importing.people import Named, read_name

_TITLE = (
    r"(?:(?:Jun\.-|Univ\.-|apl\.\s?)?Prof(?:essor(?:in)?|\.in|in|\.)?\.?|Dr\.in|Dr(?:in)?\.?(?:-Ing\.)?|PD|"
    r"Dipl\.-[A-Z][a-z]+\.?|(?:rer|nat|phil|pol|oec|agr|habil|h\.\s?c|em)\.|M\.\s?(?:Sc|A)\.)"
)
_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞČĆĐĞİŁŃŚŞŠŽŹŻ", "a-zßà-öø-ÿčćđęąğłńśşšžźż\u0131"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:[-'’][{_UPPER}]?[{_LOWER}]+)*"
_NAME = rf"{_WORD}(?:\s(?:[A-Z]\.|von|van|de|der|zu|{_WORD}))*\s(?:{_WORD})"
_HOME = r"(?:\s*\((?P<home>[^()]{2,120}(?:\([^()]*\)[^()]*)*)\))"
_TITLED = re.compile(rf"(?P<titles>(?:{_TITLE}\s+)+)(?P<name>{_NAME}){_HOME}?")
_AT_HOME = re.compile(rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME}){_HOME}")
_OFFICE = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]*-?)?(?i:bürgermeister|landrat|landrät|minister|staatssekretär|dezernent"
    r"|beigeordnet|leiter|leitung|koordinator|präsident|direktor|rektor|dekan|sprecher|vorsitzend|vorständ"
    r"|geschäftsführ|beauftragt|manager|berater|planer|architekt|landwirt|forscher|wissenschaftler"
    r"|geograph|soziolog|ökonom|ingenieur|förster|biolog)[a-zäöüß]*"
)
_AN_OFFICE = re.compile(rf"\b{_OFFICE}")
_GENITIVE = re.compile(r"\A(Amt|Institut|Landkreis|Kreis|Verband|Verein|Zentrum|Netzwerk)e?s\b")
_OF = r"(?:der|des|vom|von der|von|aus dem|aus der|beim|bei der|im)"
_END = r"(?=\s*(?:[,;.]|\Z|\s(?:und|sowie|stell\w+|sprech\w+)\b))"
_HELD = re.compile(
    rf"(?P<titles>)\b{_OFFICE}(?:\s*,)?\s+(?P<own>(?:{_TITLE}\s+)*)(?P<name>{_NAME})"
    rf"(?:{_HOME}|\s+(?:vom|von der|von|aus dem)\s+(?P<from>[A-ZÄÖÜ][^,;.()]{{2,80}}?){_END})?"
)
_HOLDS = re.compile(
    rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME}),\s+(?:die\s|der\s)?{_OFFICE}"
    rf"(?:\s+{_OF}\s+(?P<home>[A-ZÄÖÜ][^,;.()]{{2,80}}?){_END})?"
)
_FROM = re.compile(
    rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME})\s+(?:vom|von der|von|aus dem)\s+"
    rf"(?P<home>[A-ZÄÖÜ][^,;.()]{{2,80}}?){_END}"
)
_LISTED = re.compile(
    rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME})(?:\s*[,–|-]\s*(?P<home>[^|;]{{2,120}}))?"
)
_AFTER = re.compile(r"\s*,\s+(?P<home>[A-ZÄÖÜ](?:[^,;|.()]|(?<=\be)\.\s?V\.){2,80})")
_BEHIND = re.compile(
    rf"\s+(?:vom|von der|von|aus dem)\s+(?P<home>[A-ZÄÖÜ][^,;|.()]{{2,80}}?){_END}"
)
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
    (r"podium|diskut|panel|talkrunde|gesprächsrunde|gespräch mit", "panellist"),
    (r"eröffn", "opening"),
    (
        r"referent|referier|vortr[aä]g|sprech|redner|input|spricht|vorstell|präsent"
        r"|schlusswort|abschluss:|ausblick:"
        r"|überreich|übergibt|übergab"
        r"|stellt|stellen|erläut|beantwort|antwortet|mit dabei|zu gast\b|sprach",
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
    r"\A(?:gemeinsam(?:\s+mit)?\s+|zusammen\s+mit\s+|im\s+namen\s+|sowie\s+|und\s+|mit\s+|von\s+|vom\s+|durch\s+)*"
    r"(?:(?:der|die|das|dem|den|des|ein|eine|einer|unser(?:er|e)?)\s+)?",
    re.IGNORECASE,
)


#: What parts the names of a list.
_PARTED = re.compile(
    r"\s*[,;|]\s+|\s+(?:gemeinsam|zusammen)\s+mit\s+"
    r"|(?<!-)\s+(?:und|sowie)\s+(?=(?:der|die|das|dem|den|des|[A-ZÄÖÜ]))"
)
#: An "und" inside a name: before a legal form, or between the fields that a body is for.
_INSIDE = re.compile(
    r"(?P<head>\b[\w-]*(?:[Vv]erein|[Vv]erband|[Nn]etzwerk|[Bb]und|[Bb]ündnis|[Ii]nitiative|[Gg]esellschaft"
    r"|[Ff]orum|[Ss]tiftung|[Ii]nstitut|[Zz]entrum|[Aa]mt|[Mm]inisterium|[Ff]akultät|[Ll]ehrstuhl|[Aa]gentur"
    r"|[Aa]kademie|[Dd]ezernat|[Ff]achbereich|[Aa]bteilung|[Rr]eferat)(?:e?s)?(?P<for>\s+für)?"
    r"(?:\s+[A-ZÄÖÜ][\w-]*,?){1,4}?)\s+und\s+"
    r"(?:(?P<form>[A-ZÄÖÜ][\w-]*(?:\s[A-ZÄÖÜ][\w-]*)?)(?P<end>\s+(?:e\.\s?[VG]\.?|eV|gGmbH|GmbH|UG|AG)(?!\w))"
    r"|(?(for)(?P<field>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]*)?)|(?!)))"
)
_AND = " \u2025 "
#: A legal form that ends with a point, without it.
_FORM = re.compile(r"(\be\.\s?[VG])\Z")


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
    bare = line.lstrip("-•*– ")
    return len(line) < 200 and (bare != line or _LISTED.match(bare) is not None)


def _role(text: str) -> str:
    """The role whose word stands nearest to the end of a text."""
    found = [(match.start(), role) for cue, role in _CUES for match in cue.finditer(text)]
    return max(found)[1] if found else ""


#: What a person in a line looks like, and how sure that is; the first that fits counts.
_PATTERNS = (
    (_TITLED, 0.75), (_AT_HOME, 0.6), (_HOLDS, 0.55), (_HELD, 0.55), (_FROM, 0.5), (_LISTED, 0.5)
)  # fmt: skip
_IN_OFFICE = (_HOLDS, _HELD, _FROM)


def _in(line: str, lent: str) -> Iterator[Speaker]:
    seen = set[str]()
    bare = line.lstrip("-•*– ")
    for pattern, sure in _PATTERNS:
        match = pattern.search(bare)
        while match:
            found = _speaker(bare, match, lent, sure)
            if found and not _within(found.person.name, seen):
                seen.add(found.person.name)
                yield found
            blank = bare.find(" ", match.start())
            match = pattern.search(bare, match.end() if found or blank < 0 else blank)


def _speaker(line: str, match: re.Match[str], lent: str, sure: float) -> Speaker | None:
    name, before = match["name"], line[: match.start()]
    if _is_no_name(name) or _NO_CUE.search(before[-60:]):
        return None
    role = _role_of(line, match, lent)
    if not role and (match.re is not _TITLED or len(before) > 200):
        return None
    if match.re is _LISTED and not _begins_here(before):
        return None
    home = _home(line, match, sure=bool(lent))
    if match.re is _FROM and not kind_of(home):
        return None
    titles = match["titles"] or match.groupdict().get("own") or ""
    person = read_name(f"{titles}{name}")
    confidence = round(sure + (0.15 if role else 0.0) + (0.05 if home else 0.0), 2)
    return Speaker(Named(person.name, person.titles, home), role or "speaker", line, confidence)


def _is_no_name(text: str) -> bool:
    """Whether words with capitals are a body, an office or a heading."""
    return bool(_NOT_A_NAME.search(text) or _AN_OFFICE.search(text) or kind_of(text))


def _role_of(line: str, match: re.Match[str], lent: str) -> str:
    """The role of a person: told before the name, by the heading, or after; empty if nowhere."""
    is_listed = match.re is _LISTED
    after = "" if is_listed else line[match.end() : match.end() + 60]
    role = _role(line[: match.start()]) or lent or _role(after)
    return role or (_role(line) if match.re in _IN_OFFICE else "")


def _home(line: str, match: re.Match[str], *, sure: bool) -> str:
    """The affiliation: in the match, or behind it."""
    said = match.groupdict()
    found = said.get("home") or said.get("from") or _home_after(line[match.end() :], sure=sure)
    return _GENITIVE.sub(r"\1", found.strip())


def _home_after(rest: str, *, sure: bool) -> str:
    """The affiliation after a comma or "vom"; unless in a list, it must look like a body."""
    match = _AFTER.match(rest) or _BEHIND.match(rest)
    return match["home"] if match and (sure or kind_of(match["home"])) else ""


def _begins_here(before: str) -> bool:
    """Whether a name in a list may begin here: in front, or after a label or another name."""
    bare = before.rstrip()
    return (
        not bare
        or bare.endswith((":", "|", ";"))
        or (bare.endswith(("–", "-")) and bool(_role(bare)))
        or (":" in bare and bare.endswith(("und", "sowie")))
        or (bare.endswith((" von", " durch", " mit")) and bool(_role(bare)))
    )


def _within(name: str, others: set[str]) -> bool:
    return any(name in other or other in name for other in others)


def listed(text: str) -> list[str]:
    """The names of a list such as "der Stadt Jena, der Jenawohnen GmbH und dem Kreis".

    >>> listed("der Stadt Jena, der Jenawohnen GmbH und dem Landkreis Leipzig")
    ['Stadt Jena', 'Jenawohnen GmbH', 'Landkreis Leipzig']
    >>> listed("Verein Küste und Land e. V. und Institut für Geographie und Geologie")
    ['Verein Küste und Land e. V.', 'Institut für Geographie und Geologie']
    """
    closed = _INSIDE.sub(_held_together, text)
    parts = (part.replace(_AND, " und ") for part in _PARTED.split(closed))
    bare = (_ARTICLE.sub("", part, count=1).strip(" .:") for part in parts)
    return [_FORM.sub(r"\1.", name) for name in bare if name]


def _held_together(match: re.Match[str]) -> str:
    """A name with its "und" made fast, unless another body begins there."""
    tail = match["form"] or match["field"]
    return match[0] if is_body(tail) else f"{match['head']}{_AND}{tail}{match['end'] or ''}"
