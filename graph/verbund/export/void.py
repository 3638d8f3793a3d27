"""void.ttl: how large the graph is, what it speaks of, and what it links to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from verbund.export.catalog import agents
from verbund.export.catalog.files import Says
from verbund.export.catalog.saying import Sayings, dated, some, tagged
from verbund.export.manifest import Entry
from verbund.export.material import Material, Output
from verbund.export.syntax import shortened, written
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement, Term
from verbund.vocab import DCTERMS, FOAF, OWL, PORTAL_PREFIXES, PREFIXES, SCHEMA, SKOS, VOID, XSD

#: the properties that lead to the same or a like thing elsewhere
LINKS: Final = (
    *(SCHEMA.sameAs, OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch),
    *(SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch),
)
_FEATURES: Final = ("Turtle", "JSON-LD", "N-Quads", "TriG", "RDF_XML")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.]+")
_ALL: Final = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects)
(COUNT(DISTINCT ?p) AS ?properties) (COUNT(DISTINCT ?o) AS ?objects) WHERE { ?s ?p ?o }"""
_CLASSES: Final = """SELECT ?class (COUNT(DISTINCT ?s) AS ?things) WHERE { ?s a ?class }
GROUP BY ?class ORDER BY ?class"""
_PROPERTIES: Final = """SELECT ?p (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects)
(COUNT(DISTINCT ?o) AS ?objects) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"""


def voids(material: Material, entries: Iterable[Entry]) -> Iterator[Output]:
    """void.ttl, which belongs at /.well-known/void too."""
    statements = void(material, entries)
    form, prefixes = RdfFormat.TURTLE, {**PREFIXES, **PORTAL_PREFIXES}
    text = written(statements, form, prefixes)
    yield Output(f"void{form.suffix}", form.media_type, (text,), len(statements))


def void(material: Material, entries: Iterable[Entry]) -> tuple[Statement, ...]:
    """What there is to say of the graph as linked data, with these files of it."""
    sayings = Sayings()
    document, whole = Iri(f"{material.base}void"), Iri(f"{material.base}dataset/catalogue")
    sayings.of(
        document, (VOID.DatasetDescription,), {FOAF.primaryTopic: [whole], FOAF.topic: [whole]}
    )
    parts = {**_sizes(material), **_partitions(sayings, material)}
    about = _about(sayings, material, [file.path for file in sorted(entries)])
    sayings.of(whole, (VOID.Dataset,), {**about, **parts})
    _linksets(sayings, material, whole)
    return tuple(dict.fromkeys(sayings.statements))


def _about(sayings: Sayings, material: Material, files: Iterable[str]) -> Says:
    """What the graph is called, under which terms, and where it is."""
    settings, publishing = material.settings, material.settings.publishing
    dumps = [path for path in files if path.startswith("catalogue.")]
    return {
        DCTERMS.title: tagged(settings.title),
        DCTERMS.description: tagged(settings.description),
        DCTERMS.license: [settings.licence],
        DCTERMS.publisher: [agents.publisher(sayings, material)],
        DCTERMS.modified: dated(material.dates.latest(material.base, settings.released)),
        FOAF.homepage: [publishing.public],
        VOID.sparqlEndpoint: some(publishing.sparql),
        VOID.uriSpace: [Literal(material.base)],
        VOID.dataDump: [Iri(f"{publishing.public}{path}") for path in dumps],
        VOID.exampleResource: list(_examples(material)),
        VOID.feature: [Iri(f"http://www.w3.org/ns/formats/{name}") for name in _FEATURES],
    }


def _number(value: object) -> list[Term]:
    return [Literal(str(value), XSD.integer)]


def _sizes(material: Material) -> dict[str, list[Term]]:
    ((triples, subjects, properties, objects),) = material.store.select(_ALL).texts()
    own = sum(1 for iri in material.things.iris if iri.startswith(material.base))
    return {
        VOID.triples: _number(triples),
        VOID.entities: _number(own),
        VOID.distinctSubjects: _number(subjects),
        VOID.distinctObjects: _number(objects),
        VOID.properties: _number(properties),
    }


def _examples(material: Material) -> Iterator[Iri]:
    """The first thing of each kind; no people."""
    for kind in material.kinds:
        if kind.class_iri != SCHEMA.Person:
            first = next((iri for iri in material.things.iris if iri.startswith(kind.base)), "")
            yield from [Iri(first)] if first else []


def _named(material: Material, sort: str, iri: str, *more: str) -> Iri:
    """A part of the description that is about a term."""
    name = "-".join((shortened(iri, {**PREFIXES, **PORTAL_PREFIXES}), *more))
    return Iri(f"{material.base}void#{sort}-{_UNSAFE.sub('-', name)}")


def _partitions(sayings: Sayings, material: Material) -> dict[str, list[Term]]:
    """How often each class and each property is used, and from which vocabularies they are."""
    classes, properties, starts = list[Term](), list[Term](), set[str]()
    for name, things in material.store.select(_CLASSES).texts():
        says: Says = {f"{VOID}class": [Iri(name)], VOID.entities: _number(things)}
        classes.append(sayings.of(_named(material, "class", name), (VOID.Dataset,), says))
        starts.add(_start(name))
    for name, triples, subjects, objects in material.store.select(_PROPERTIES).texts():
        says = {
            VOID.property: [Iri(name)],
            VOID.triples: _number(triples),
            VOID.distinctSubjects: _number(subjects),
            VOID.distinctObjects: _number(objects),
        }
        properties.append(sayings.of(_named(material, "property", name), (VOID.Dataset,), says))
        starts.add(_start(name))
    return {
        VOID.classes: _number(len(classes)),
        VOID.classPartition: classes,
        VOID.propertyPartition: properties,
        VOID.vocabulary: [Iri(start) for start in sorted(starts)],
    }


def _start(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _linksets(sayings: Sayings, material: Material, whole: Iri) -> None:
    """A set of links for each property and each place that it leads to."""
    found = defaultdict[tuple[str, str], int](int)
    for name in LINKS:
        for _, target in material.store.pairs(name):
            address = target.value if isinstance(target, Iri) else ""
            if address and not address.startswith(material.base):
                found[name, "/".join(address.split("/")[:3]) + "/"] += 1
    for (name, place), links in sorted(found.items()):
        there = Iri(place)
        itself = _named(material, "links", name, place.split("/")[2])
        sayings.of(there, (VOID.Dataset,), {VOID.uriSpace: [Literal(place)]})
        sayings.of(
            itself,
            (VOID.Linkset,),
            {
                VOID.subjectsTarget: [whole],
                VOID.objectsTarget: [there],
                VOID.linkPredicate: [Iri(name)],
                VOID.triples: _number(links),
            },
        )
        sayings.of(whole, (), {VOID.subset: [itself]})
