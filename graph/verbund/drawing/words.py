"""What stands around a picture in German and English: what it shows, the legend, the imprint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from verbund.drawing.look import LINES, Line
from verbund.network.communities import members
from verbund.network.model import KINDS, Built, Edge, Kind, Network, Node, Words, words

_ONE: Mapping[Kind, Words] = {
    "project": words("Vorhaben", "project"),
    "organisation": words("Einrichtung", "organisation"),
    "person": words("Person", "person"),
    "topic": words("Thema", "topic"),
    "event": words("Veranstaltung", "event"),
    "cluster": words("Cluster", "cluster"),
    "thing": words("Eintrag", "entry"),
}
SEVERAL: Mapping[Kind, Words] = {
    "project": words("Vorhaben", "projects"),
    "organisation": words("Einrichtungen", "organisations"),
    "person": words("Personen", "people"),
    "topic": words("Themen", "topics"),
    "event": words("Veranstaltungen", "events"),
    "cluster": words("Cluster", "clusters"),
    "thing": words("Einträge", "entries"),
}
LINE_NAMES: Mapping[Line, Words] = {
    "strong": words("koordiniert, leitet, veranstaltet", "coordinates, leads, organises"),
    "plain": words("Partner, Thema, Mitarbeit", "partner, topic, staff"),
    "dashed": words("Praxispartner, assoziiert, Kontakt", "practice partner, associated, contact"),
    "dotted": words("spricht, moderiert", "speaks, chairs"),
}
_GATHERED = words(
    "{} Gemeinschaften mit {} Einträgen, benannt nach ihren am besten vernetzten, "
    "und ihre stärksten Verbindungen.",
    "{} communities with {} entries, named after the best connected ones, "
    "and their strongest ties.",
)
COMMUNITY = words("Gemeinschaft, mit der Zahl ihrer Einträge", "community, with its size")
LOOSE = words("ohne Verbindung in diesem Netz", "without a tie in this network")
REGIONS = words("Regionen der Vorhaben", "regions of the projects")
_SOURCES = (
    words("Bild nach {} Quelle", "Picture from {} source"),
    words("Bild nach {} Quellen", "Picture from {} sources"),
)
_TIES = (words("mit {} Verbindung", "with {} tie"), words("mit {} Verbindungen", "with {} ties"))
_AND = words("und", "and")
_MONTHS = (
    *(words("Januar", "January"), words("Februar", "February"), words("März", "March")),
    *(words("April", "April"), words("Mai", "May"), words("Juni", "June")),
    *(words("Juli", "July"), words("August", "August"), words("September", "September")),
    *(words("Oktober", "October"), words("November", "November"), words("Dezember", "December")),
)
_DATE = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?\b")
_CREATIVE = re.compile(r"https?://creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/([\d.]+)")


def counted(number: int, kind: Kind, language: str) -> str:
    """How many of a kind.

    >>> counted(1, "person", "de"), counted(1200, "topic", "en")
    ('1 Person', '1,200 topics')
    """
    return f"{whole(number, language)} {(_ONE if number == 1 else SEVERAL)[kind][language]}"


def whole(number: int, language: str) -> str:
    """A whole number with its thousands set apart.

    >>> whole(28690008, "de")
    '28.690.008'
    """
    text = f"{number:,}"
    return text.replace(",", ".") if language == "de" else text


def day(value: date, language: str) -> str:
    """A date as it is written.

    >>> day(date(2026, 11, 2), "de"), day(date(2026, 11, 2), "en")
    ('2.11.2026', '2 November 2026')
    """
    if language == "de":
        return f"{value.day}.{value.month}.{value.year}"
    return f"{value.day} {_MONTHS[value.month - 1][language]} {value.year}"


def dated(text: str, language: str) -> str:
    """A text whose days and months are written as people write them.

    >>> dated("2026-11-02", "de"), dated("2026-11", "de"), dated("from 2026-11-02 on", "en")
    ('2.11.2026', 'November 2026', 'from 2 November 2026 on')
    """

    def said(found: re.Match[str]) -> str:
        year, month, date_ = found.groups()
        name = _MONTHS[int(month) - 1][language]
        if not date_:
            return f"{name} {year}"
        return (
            f"{int(date_)}.{int(month)}.{year}"
            if language == "de"
            else f"{int(date_)} {name} {year}"
        )

    return _DATE.sub(said, text)


def listing(names: Sequence[str], language: str) -> str:
    """Names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_AND[language]} {names[-1]}"


def licence_name(licence: str) -> str:
    """What a licence is called, with its address.

    >>> licence_name("https://creativecommons.org/licenses/by/4.0/")
    'CC BY 4.0 (creativecommons.org/licenses/by/4.0)'
    """
    found = _CREATIVE.match(licence)
    if not found:
        return licence
    name = "CC0" if found[2] == "zero" else f"CC {found[2].upper()}"
    return f"{name} {found[3]} ({licence.partition('://')[2].rstrip('/')})"


def title(network: Network, language: str) -> str:
    """Whose network it is, and which one."""
    whose = network.built.catalogue[language].split(": ")[0]
    which = network.title[language]
    return f"{whose}: {which}" if whose and whose != which else which


def shown(network: Network, language: str) -> str:
    """What is in the picture, in one sentence."""
    number = len(network.edges)
    gathered = sum(members(node) for node in network.nodes)
    if gathered:
        return _GATHERED[language].format(len(network.nodes), whole(gathered, language))
    ties = _TIES[number != 1][language].format(whole(number, language))
    return f"{_things(network.nodes, language)} {ties}."


def called(node: Node, language: str) -> str:
    """What a thing is called in a line of its own: whole, if its whole name is in this language.

    Projects and events go by their short names.
    """
    translated = language == "de" or node.label["de"] != node.label[language]
    brief = node.kind in ("project", "event") or not translated
    return (node.short if brief else node.label)[language]


def around(centre: Node, steps: int, language: str) -> str:
    """What the picture is about, where it is about one thing."""
    name = called(centre, language)
    if language == "de":
        return f"Umfeld von {name}{' in zwei Schritten' if steps > 1 else ''}:"
    return f"Surroundings of {name}{' in two steps' if steps > 1 else ''}:"


def picked(node: Node, number: int, language: str) -> str:
    """What is picked out of the whole, and how many things are tied to it."""
    name = called(node, language)
    if language == "de":
        tied = "der Eintrag, der" if number == 1 else f"die {number} Einträge, die"
        return (
            f"Hervorgehoben: {name} und {tied} damit verbunden {'ist' if number == 1 else 'sind'}."
        )
    tied = "the entry" if number == 1 else f"the {number} entries"
    return f"Highlighted: {name} and {tied} tied to it."


def mapped(number: int, nameless: int, language: str) -> str:
    """How many of the things lie on the map, and how many places have no name on it."""
    if language == "de":
        rest = f"; {nameless} Orte ohne Namen" if nameless else ""
        return f"Auf der Karte: {counted(number, 'organisation', language)} nach Orten{rest}."
    rest = f"; {nameless} places without a name" if nameless else ""
    return f"On the map: {counted(number, 'organisation', language)} by place{rest}."


def omitted(without: Iterable[Node], language: str) -> str:
    """What the picture leaves out, in one sentence; nothing if nothing is left out."""
    things = _things(without, language)
    if not things:
        return ""
    return f"Nicht gezeigt: {things}." if language == "de" else f"Not shown: {things}."


def nameless(number: int, of: int, language: str) -> str:
    """How many names found no room; nothing if all did."""
    if not number:
        return ""
    if language == "de":
        return f"{of - number} von {of} Namen finden Platz, ohne etwas zu verdecken."
    return f"{of - number} of {of} names find room without covering anything."


def colophon(built: Built, sources: int, language: str) -> str:
    """Who made it, as of when, from how many sources, and what may be done with it."""
    german = language == "de"
    parts = [built.publisher]
    if built.released:
        parts.append(f"{'Stand' if german else 'As of'} {day(built.released, language)}")
    if sources:
        parts.append(_SOURCES[sources != 1][language].format(whole(sources, language)))
    if built.licence:
        parts.append(f"{'Lizenz' if german else 'Licence'}: {licence_name(built.licence)}")
    return " · ".join(part for part in parts if part)


def line_of(edge: Edge) -> Line:
    """The line that a tie is drawn with."""
    return LINES.get(edge.relation.name, "plain")


def _things(nodes: Iterable[Node], language: str) -> str:
    kinds = Counter(node.kind for node in nodes)
    counts = [counted(kinds[kind], kind, language) for kind in KINDS if kinds[kind]]
    return listing(counts, language)
