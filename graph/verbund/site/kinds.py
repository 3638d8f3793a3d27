"""The kinds of things that have pages and lists, by the part of their IRIs behind the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from verbund.model import Iri


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: the folder of its pages, what its list is called, its mark in pictures."""

    name: str
    titles: Mapping[str, str]
    mark: str = "thing"
    in_menu: bool = False


_LISTED = (
    Kind("project", {"de": "Vorhaben", "en": "Projects"}, "project", in_menu=True),
    Kind("organisation", {"de": "Einrichtungen", "en": "Organisations"}, "organisation", True),
    Kind("person", {"de": "Personen", "en": "People"}, "person", in_menu=True),
    Kind("event", {"de": "Veranstaltungen", "en": "Events"}, "event", in_menu=True),
    Kind("topic", {"de": "Themen", "en": "Topics"}, "topic", in_menu=True),
    Kind("publication", {"de": "Veröffentlichungen", "en": "Publications"}, in_menu=True),
    Kind("talk", {"de": "Beiträge", "en": "Talks"}, "event"),
    Kind("series", {"de": "Reihen", "en": "Series"}, "event"),
    Kind("programme", {"de": "Förderprogramme", "en": "Programmes"}),
    Kind("call", {"de": "Bekanntmachungen", "en": "Calls"}),
    Kind("cluster", {"de": "Cluster", "en": "Clusters"}, "cluster"),
    Kind("scheme", {"de": "Einteilungen", "en": "Schemes"}),
    Kind("grant", {"de": "Zuwendungen", "en": "Grants"}),
    Kind("place", {"de": "Orte", "en": "Places"}),
    Kind("source", {"de": "Quellen", "en": "Sources"}),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _LISTED}
MENU = tuple(kind for kind in _LISTED if kind.in_menu)


@lru_cache(maxsize=1 << 14)
def path_of(base: str, iri: str) -> str:
    """The part of an IRI behind the base as a path; empty if it does not begin with the base.

    >>> path_of("https://e.org/", "https://e.org/project/a b")
    'project/a%20b'
    """
    rest = iri.removeprefix(base)
    return quote(rest, safe="/-._~!$&'()*+,;=:@") if rest != iri else ""


def kind_of(base: str, iri: Iri) -> Kind | None:
    """The kind of a thing of a catalogue, if such things have a list."""
    folder, slash, local = iri.value.removeprefix(base).partition("/")
    return KINDS.get(folder) if slash and local and iri.value.startswith(base) else None
