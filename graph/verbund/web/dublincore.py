"""A thing in Dublin Core, as OAI-PMH asks for it of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from verbund.export.dialects.xml import element
from verbund.settings import Settings
from verbund.site.texts import LANGUAGES
from verbund.things import Relation, Thing
from verbund.vocab import DCTERMS, FRAPO, ORG, SCHEMA, V

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSD: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"

#: What relations are in Dublin Core, by their names; those in words come in both languages.
_WORDS: Mapping[str, str] = {
    SCHEMA.author: "creator",
    f"^{ORG.organization} {V.Participation}": "contributor",
    f"^{ORG.organization} {V.ProjectRole}": "contributor",
    f"^{V.event} {V.SpeakerRole}": "contributor",
    f"^{V.event} {V.OrganiserRole}": "contributor",
    SCHEMA.about: "subject",
    DCTERMS.bibliographicCitation: "description",
    V.kind: "type",
    SCHEMA.areaServed: "coverage",
    SCHEMA.location: "coverage",
}
_LINKS: Mapping[str, str] = {
    SCHEMA.url: "identifier",
    FRAPO.isOutputOf: "relation",
    V.ofProject: "relation",
    V.underProgramme: "relation",
    V.cluster: "relation",
    SCHEMA.superEvent: "relation",
    DCTERMS.isPartOf: "relation",
}
_DAYS = (SCHEMA.startDate, SCHEMA.endDate)


def dublin_core(thing: Thing, settings: Settings) -> str:
    """The record of a thing: names, who took part, when, where, on what, and where it is said."""
    spaces = {
        "xmlns:oai_dc": NAMESPACE,
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xsi:schemaLocation": f"{NAMESPACE} {XSD}",
    }
    lines = (f"{one}\n" for one in dict.fromkeys(_elements(thing, settings)) if one)
    return element("oai_dc:dc", *lines, raw=True, **spaces)


def _elements(thing: Thing, settings: Settings) -> Iterator[str]:
    yield from (_in("title", thing.title(one), one) for one in LANGUAGES)
    yield from (_in("description", thing.description[one], one) for one in LANGUAGES)
    yield _in("identifier", thing.iri.value)
    yield _in("type", thing.kind_words["en"], "en")
    for relation in thing.relations:
        yield from _told(relation)
    yield _in("date", _period(thing))
    yield _in("publisher", settings.publisher)
    yield _in("rights", settings.licence.value)
    yield from (_in("source", source.url or source.iri) for source in thing.sources)


def _told(relation: Relation) -> Iterator[str]:
    if relation.name in _WORDS:
        for value in relation.values:
            for language, words in sorted(value.words.items()):
                is_same = len(set(value.words.values())) == 1
                yield _in(_WORDS[relation.name], words, "" if is_same else language)
    elif relation.name in _LINKS:
        yield from (_in(_LINKS[relation.name], str(value.term)) for value in relation.values)
    elif relation.name == SCHEMA.datePublished:
        yield from (_in("date", value.words["en"]) for value in relation.values)


def _period(thing: Thing) -> str:
    """From the first day to the last, as exact as they are known."""
    known = {
        one.name: min(value.words["en"] for value in one.values)
        for one in thing.relations
        if one.name in _DAYS
    }
    return "/".join(dict.fromkeys(known[name] for name in _DAYS if name in known))


def _in(tag: str, text: str, language: str = "") -> str:
    return element(f"dc:{tag}", text, language=language)
