"""The kinds of things that are searched, by class, and which come first among equals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verbund.vocab import FOAF, ORG, PROV, SCHEMA, SKOS, V


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind is called, and how much it counts."""

    name: str
    de: str
    en: str
    weight: int

    @property
    def words(self) -> dict[str, str]:
        """What it is called in each language."""
        return {"de": self.de, "en": self.en}


_LISTED = (
    (V.Call, Kind("call", "Bekanntmachung", "call", 8)),
    (V.Cluster, Kind("cluster", "Cluster", "cluster", 9)),
    (V.Topic, Kind("topic", "Thema", "topic", 10)),
    (V.Publication, Kind("publication", "Veröffentlichung", "publication", 3)),
    (SCHEMA.ResearchProject, Kind("project", "Vorhaben", "project", 12)),
    (SCHEMA.FundingScheme, Kind("programme", "Förderprogramm", "programme", 11)),
    (SCHEMA.MonetaryGrant, Kind("grant", "Zuwendung", "grant", -20)),
    (SCHEMA.Person, Kind("person", "Person", "person", 6)),
    (SCHEMA.Organization, Kind("organisation", "Einrichtung", "organisation", 11)),
    (SCHEMA.EventSeries, Kind("series", "Veranstaltungsreihe", "series", 5)),
    (SCHEMA.Event, Kind("event", "Veranstaltung", "event", 7)),
    (SCHEMA.Place, Kind("place", "Ort", "place", 4)),
    (PROV.Entity, Kind("source", "Quelle", "source", -300)),
    (SCHEMA.CreativeWork, Kind("document", "Dokument", "document", -40)),
    (FOAF.Document, Kind("document", "Dokument", "document", -40)),
    (ORG.Role, Kind("role", "Rolle", "role", -380)),
    (SKOS.Concept, Kind("concept", "Begriff", "concept", -380)),
)
#: The first class that a thing has says its kind; a thing of no such class is not searched.
BY_CLASS: Mapping[str, Kind] = dict(_LISTED)
KINDS: Mapping[str, Kind] = {kind.name: kind for _, kind in _LISTED}
#: Kinds of things that are called by names, which have no endings like other words.
NAMED = frozenset({"organisation", "person", "place"})
