"""What datasets and their files are called, in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verbund.export.manifest import Entry
from verbund.settings import Settings

#: a text in each language
Words = Mapping[str, str]

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "programmes": ("Förderprogramme", "funding programmes"),
    "calls": ("Bekanntmachungen", "calls"),
    "schemes": ("Einteilungen", "schemes"),
    "clusters": ("Cluster", "clusters"),
    "topics": ("Themen", "topics"),
    "projects": ("Vorhaben", "projects"),
    "project-relations": ("Beziehungen zwischen Vorhaben", "relations between projects"),
    "grants": ("Zuwendungen", "grants"),
    "amounts": ("Fördersummen", "amounts of money"),
    "organisations": ("Einrichtungen", "organisations"),
    "organisation-changes": ("Veränderungen von Einrichtungen", "changes of organisations"),
    "contacts": ("Kontaktstellen", "contact points"),
    "participations": ("Beteiligungen von Einrichtungen", "participations of organisations"),
    "people": ("Personen", "people"),
    "affiliations": ("Zugehörigkeiten von Personen", "affiliations of people"),
    "project-roles": ("Projektmitarbeit von Personen", "roles of people in projects"),
    "series": ("Veranstaltungsreihen", "series of events"),
    "events": ("Veranstaltungen", "events"),
    "event-organisers": ("Veranstalter", "organisers of events"),
    "speakers": ("Auftritte von Personen", "appearances of people"),
    "talks": ("Vorträge", "talks"),
    "audiences": ("Zielgruppen", "audiences"),
    "images": ("Bilder", "images"),
    "documents": ("Dokumente", "documents"),
    "publications": ("Veröffentlichungen", "publications"),
    "places": ("Orte und Regionen", "places and regions"),
    "sources": ("Quellen", "sources"),
    "statements": ("Einzelaussagen", "single statements"),
}
FILES: Final[Mapping[str, tuple[str, str]]] = {
    "turtle": ("Turtle für Menschen", "Turtle for people"),
    "nquads": ("N-Quads mit den Graphen der Quellen", "N-Quads with the graphs of the sources"),
    "gzip": ("N-Quads, gepackt", "N-Quads, compressed"),
    "trig": ("TriG mit den Graphen der Quellen", "TriG with the graphs of the sources"),
    "rdfxml": ("RDF/XML", "RDF/XML"),
    "jsonld": ("JSON-LD", "JSON-LD"),
    "tables": ("Tabelle (CSV)", "table (CSV)"),
    "schemaorg": ("nur schema.org", "schema.org only"),
    "eurio": ("EURIO (CORDIS)", "EURIO (CORDIS)"),
    "vivo": ("VIVO", "VIVO"),
    "frapo": ("FRAPO", "FRAPO"),
}


def kind(name: str) -> Words:
    """What the things of a table are called."""
    de, en = KINDS.get(name, (name, name))
    return {"de": de, "en": en}


def short(settings: Settings) -> Words:
    """The title without what follows a colon."""
    return {language: text.partition(": ")[0] for language, text in settings.title.items()}


def title(settings: Settings, name: str) -> Words:
    """The title of the dataset with the things of a table."""
    words, whole = kind(name), short(settings)
    return {language: f"{whole[language]} – {words[language]}" for language in words}


def description(settings: Settings, name: str, count: int) -> Words:
    """The description of the dataset with the things of a table."""
    words = kind(name)
    return {
        "de": f"{words['de']} aus dem Katalog „{settings.title['de']}“ ({count}), als Tabelle"
        " mit dauerhaften Kennungen; jede Zeile nennt ihre Quellen.",
        "en": f"{words['en'][:1].upper()}{words['en'][1:]} of the catalogue"
        f" “{settings.title['en']}” ({count}), as a table with lasting identifiers;"
        " each row names its sources.",
    }


def file(entry: Entry) -> Words:
    """What a file is called."""
    de, en = FILES.get(entry.part, (entry.path, entry.path))
    if entry.part == "tables":
        name = entry.path.rpartition("/")[2].partition(".")[0]
        de, en = f"{KINDS[name][0]}: {de}" if name in KINDS else f"{name}: {de}", f"{name}: {en}"
    return {"de": de, "en": en}
