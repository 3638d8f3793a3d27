"""A small catalogue's graph, and networks drawn with a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.network.model import (
    Built,
    Detail,
    Edge,
    Facet,
    Kind,
    Network,
    Node,
    Note,
    Place,
    Relation,
    Source,
    words,
)
from verbund.network.projection import Background
from verbund.network.verbs import relation
from verbund.store import Store

BASE = "https://example.org/"
QUESTIONS = Path(__file__).resolve().parents[2] / "queries" / "network"

GRAPH = """
@base <https://example.org/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/verbund/role/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/verbund/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

role:coordinator skos:prefLabel "Koordination"@de , "coordinator"@en .
role:partner skos:prefLabel "Projektpartner"@de , "partner"@en .
role:beirat skos:prefLabel "Beirat"@de , "advisory board"@en .
<source/s1> a prov:Entity ; rdfs:label "Die Seite"@de ; schema:url <https://example.org/page> ;
    v:dateRead "2026-11-01"^^xsd:date .

<project/p1> schema:member <organisation/a> , <organisation/b> , <organisation/c> .
<project/p2> schema:member <organisation/a> .
<project/p1> a schema:ResearchProject ; rdfs:label "Vorhaben Eins"@de , "Project One"@en ;
    v:acronym "EINS" ; schema:alternateName "EINS" , "Eins!" ; v:cluster <cluster/c> ;
    schema:about <topic/wasser> , <topic/boden> ; schema:areaServed <place/kreis> ;
    schema:url <https://eins.example.org> ; prov:hadPrimarySource <source/s1> ;
    schema:startDate "2018-01-01"^^xsd:date ; schema:endDate "2021-12-31"^^xsd:date .
<project/p2> a schema:ResearchProject ; rdfs:label "Vorhaben Zwei"@de ;
    schema:about <topic/boden> ;
    schema:startDate "2020-01-01"^^xsd:date ; schema:endDate "2023-12-31"^^xsd:date .
<grant/g> a schema:MonetaryGrant ; schema:fundedItem <project/p1> ; schema:amount <amount/a> .
<amount/a> schema:value 120000.50 ; schema:currency "EUR" .
<cluster/c> a v:Cluster ; rdfs:label "Wohnen"@de .
<topic/wasser> a v:Topic ; rdfs:label "Wasser"@de , "water"@en .
<topic/boden> a v:Topic ; rdfs:label "Boden"@de , "soil"@en .

<organisation/a> a schema:Organization ; rdfs:label "Universität A"@de ; v:shortLabel "Uni A"@de ;
    schema:location <place/stadt> ; schema:memberOf <project/p1> , <project/p2> .
<organisation/b> a schema:Organization ; rdfs:label "Stadt B"@de ; schema:memberOf <project/p1> .
<organisation/c> a schema:Organization ; rdfs:label "Büro C"@de ; schema:memberOf <project/p1> .
<organisation/alone> a schema:Organization ; rdfs:label "Verein D"@de .
<place/stadt> a schema:Place ; rdfs:label "Jena"@de ; schema:latitude 50.92878 ;
    schema:longitude 11.5899 ; schema:containedInPlace <place/kreis> .
<place/kreis> a schema:Place ; rdfs:label "Der Kreis"@de ; v:ags "16074" ;
    schema:containedInPlace <place/land> .
<place/land> a schema:Place ; rdfs:label "Thüringen"@de ; v:ags "16" .

<participation/1> a v:Participation ; org:member <organisation/a> ; org:organization <project/p1> ;
    org:role role:coordinator ; prov:hadPrimarySource <source/s1> .
<participation/2> a v:Participation ; org:member <organisation/b> ; org:organization <project/p1> ;
    org:role role:partner ; schema:startDate "2019-01-01"^^xsd:date .
<participation/3> a v:Participation ; org:member <organisation/c> ; org:organization <project/p1> ;
    org:role role:beirat .
<participation/4> a v:Participation ; org:member <organisation/a> ; org:organization <project/p2> ;
    org:role role:coordinator .
<participation/5> a v:Participation ; org:member <organisation/a> ; org:organization <project/p1> ;
    org:role role:partner .

<person/ada> a schema:Person ; rdfs:label "Ada Lind" ; v:worksOn <project/p1> .
<person/bo> a schema:Person ; rdfs:label "Bo Kern" .
<project-role/1> a v:ProjectRole ; org:member <person/ada> ; org:organization <project/p1> ;
    org:role role:lead .
<affiliation/1> a v:Affiliation ; org:member <person/ada> ; org:organization <organisation/a> .
<event/e> a schema:Event ; rdfs:label "Tagung"@de ; v:ofProject <project/p1> ;
    schema:startDate "2020-05-04"^^xsd:date .
<talk/t> a v:Talk , schema:Event ; rdfs:label "Rede"@de ; schema:superEvent <event/e> .
<speaker/1> a v:SpeakerRole ; schema:performer <person/ada> ; v:event <event/e> ;
    org:role role:speaker .
<speaker/2> a v:SpeakerRole ; schema:performer <person/bo> ; v:event <event/e> ;
    org:role role:speaker .
<organiser/1> a v:OrganiserRole ; v:organiser <organisation/b> ; v:event <event/e> ;
    org:role role:organiser .
"""

NAMED = """
@base <https://example.org/> .
<project/p1> <https://schema.org/about> <topic/wasser> .
"""
ROWS = """
@base <https://example.org/> .
<participation/1> <https://w3id.org/verbund/ns#row> <data/participations.csv#row=2> .
"""


@pytest.fixture(scope="session")
def small() -> Store:
    """The store of a small catalogue: two projects, three organisations, two people."""
    from_turtle = RdfFormat.of(Path("graph.ttl"))
    store = Store.in_memory()
    store.load(GRAPH.encode(), from_turtle)
    store.load(NAMED.encode(), from_turtle, into=_iri("source/s1"))
    store.load(ROWS.encode(), from_turtle, into=_iri("graph/rows"))
    return store


@pytest.fixture(scope="session")
def questions() -> Path:
    """The folder of the shipped questions for networks."""
    return QUESTIONS


@pytest.fixture(scope="session")
def background(small: Store) -> Background:
    """What the small catalogue knows of its things."""
    return Background.read(small, QUESTIONS)


@pytest.fixture(scope="session")
def drawn() -> Callable[..., Network]:
    """Make a network from ties such as ``"a-p b-p"``; a node's kind follows its first letter."""
    return _drawn


_KINDS: dict[str, Kind] = {
    "p": "project",
    "o": "organisation",
    "h": "person",
    "t": "topic",
    "e": "event",
}


def _drawn(ties: str, *more: str, edges: Iterable[Edge] = ()) -> Network:
    pairs = [tie.split("-") for tie in ties.split()]
    made = [Edge(one, two, relation("partner")) for one, two in pairs] + list(edges)
    names = {end for edge in made for end in (edge.source, edge.target)} | set(more)
    nodes = [
        Node(name, _KINDS.get(name[0], "thing"), words(name.upper()), words(name.upper()))
        for name in sorted(names)
    ]
    return Network("drawn", words("Gezeichnet", "Drawn"), tuple(nodes), tuple(made))


@pytest.fixture(scope="session")
def rich() -> Network:
    """A network with everything that a network can have, and nasty words."""
    nasty = words('"<b>&\x00\n=1+1; Müller', "Žižek | –")
    project = Node(
        BASE + "p",
        "project",
        nasty,
        words("P"),
        date(2018, 1, 1),
        date(2021, 12, 31),
        (Detail("money", words("Summe", "Sum"), "money", words("12.50 EUR")),),
        (Facet("cluster", BASE + "c", words("Wohnen", "Housing")),),
        (Place(words("Jena"), 50.9, 11.6, "16053"), Place(words("Gera"))),
        (BASE + "s1",),
        (BASE + "data/projects.csv#row=2",),
    )
    one = Node(BASE + "o1", "organisation", words("Gleich"), words("Gleich"))
    two = Node(BASE + "o2", "organisation", words("Gleich"), words("Gleich"))
    plain = Relation("partner", words("ist Partner in", "is partner in"), words("hat", "has"))
    edges = (
        Edge(one.id, project.id, plain, words("Partner"), date(2018, 1, 1), None, 0.5),
        Edge(one.id, project.id, plain, words("Koordination", "coordinator"), weight=2.0),
        Edge(two.id, project.id, plain, sources=(BASE + "s1",), via=(BASE + "x",)),
    )
    return Network(
        "rich",
        words("Reich", "Rich"),
        (project, one, two),
        edges,
        (Source(BASE + "s1", words("Die Seite"), "https://example.org/"),),
        (Note(words("fehlt", "missing"), 3),),
        Built(words("Katalog")),
    )


def _iri(local: str) -> Iri:
    return Iri(BASE + local)
