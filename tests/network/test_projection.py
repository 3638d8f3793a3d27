"""The declared networks, read from a small catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verbund.formats import RdfFormat
from verbund.network.model import Built, Edge, Network, words
from verbund.network.projection import PROJECTIONS, Background, project
from verbund.network.projection.declared import UnknownNetwork
from verbund.store import Store

BASE = "https://example.org/"


@pytest.fixture(scope="module")
def whole(small: Store, questions: Path, background: Background) -> Network:
    return project(small, "whole", folder=questions, background=background)


def _ties(network: Network) -> list[str]:
    return [
        f"{edge.source.removeprefix(BASE)} {edge.relation.name} {edge.target.removeprefix(BASE)}"
        for edge in network.edges
    ]


def _tie(network: Network, source: str, name: str) -> Edge:
    (found,) = [
        edge
        for edge in network.edges
        if edge.source == BASE + source and edge.relation.name == name
    ]
    return found


@pytest.mark.parametrize("name", [projection.name for projection in PROJECTIONS])
def test_every_declared_network_can_be_read(
    name: str, small: Store, questions: Path, background: Background
) -> None:
    network = project(small, name, folder=questions, background=background)
    assert network.name == name
    assert all(node.label["de"] and node.label["en"] for node in network.nodes)
    assert network == project(small, name, folder=questions)


def test_the_whole_network_has_every_tie_with_its_verb(whole: Network) -> None:
    assert _ties(whole) == [
        "event/e ofProject project/p1",
        "organisation/a coordinator project/p1",
        "organisation/a partner project/p1",
        "organisation/a coordinator project/p2",
        "organisation/b organiser event/e",
        "organisation/b partner project/p1",
        "organisation/c beirat project/p1",
        "person/ada speaker event/e",
        "person/ada Affiliation organisation/a",
        "person/ada lead project/p1",
        "person/bo speaker event/e",
        "project/p1 about topic/boden",
        "project/p1 about topic/wasser",
        "project/p2 about topic/boden",
    ]


def test_a_talk_is_no_event_of_its_own_and_a_thing_without_ties_stays(whole: Network) -> None:
    ids = {node.id.removeprefix(BASE) for node in whole.nodes}
    assert "talk/t" not in ids
    assert "organisation/alone" in ids
    assert [(note.text["en"], note.count) for note in whole.left_out] == [
        ("ties without a known period: they always count", 1),
        ("talks", 1),
        ("grants", 1),
    ]


def test_a_node_brings_its_facts_places_facets_and_sources(whole: Network) -> None:
    node = whole.by_id[BASE + "project/p1"]
    assert (node.kind, node.label["en"], node.short["de"]) == ("project", "Project One", "EINS")
    assert (node.start, node.end) == (date(2018, 1, 1), date(2021, 12, 31))
    assert [(one.name, one.form, one.value["de"]) for one in node.details] == [
        ("cluster", "text", "Wohnen"),
        ("money", "money", "120000.5 EUR"),
        ("region", "text", "Der Kreis"),
        ("url", "link", "https://eins.example.org"),
        ("alternateName", "text", "Eins!"),
    ]
    assert [(one.name, one.label["de"]) for one in node.facets] == [
        ("cluster", "Wohnen"),
        ("state", "Thüringen"),
        ("topic", "Boden"),
        ("topic", "Wasser"),
    ]
    assert [(place.label["de"], place.ags) for place in node.places] == [("Der Kreis", "16074")]
    assert node.sources == (BASE + "source/s1",)


def test_facets_follow_from_projects_and_roles_from_ties(whole: Network) -> None:
    node = whole.by_id[BASE + "organisation/a"]
    assert [(one.name, one.label["en"]) for one in node.facets] == [
        ("cluster", "Wohnen"),
        ("state", "Thüringen"),
        ("topic", "soil"),
        ("topic", "water"),
        ("role", "coordinator"),
        ("role", "partner"),
    ]
    assert (node.places[0].latitude, node.places[0].longitude) == (50.92878, 11.5899)


def test_a_tie_has_its_own_period_or_the_one_that_its_ends_share(whole: Network) -> None:
    own = _tie(whole, "organisation/b", "partner")
    shared = _tie(whole, "organisation/c", "beirat")
    day = _tie(whole, "event/e", "ofProject")
    assert (own.start, own.end) == (date(2019, 1, 1), None)
    assert (shared.start, shared.end) == (date(2018, 1, 1), date(2021, 12, 31))
    assert (day.start, day.end) == (date(2020, 5, 4), date(2020, 5, 4))


def test_a_tie_leads_to_its_sources_and_its_row(whole: Network) -> None:
    edge = next(edge for edge in whole.edges if edge.via == (BASE + "participation/1",))
    assert edge.sources == (BASE + "source/s1",)
    assert edge.rows == (BASE + "data/participations.csv#row=2",)
    about = next(edge for edge in whole.edges if edge.target == BASE + "topic/wasser")
    assert about.sources == (BASE + "source/s1",)
    (source,) = whole.sources
    assert (source.title["en"], source.read) == ("Die Seite", date(2026, 11, 1))


def test_a_role_without_a_verb_of_ours_is_told_by_its_name(whole: Network) -> None:
    edge = _tie(whole, "organisation/c", "beirat")
    assert edge.role == {"de": "Beirat", "en": "advisory board"}
    assert edge.relation.forward["en"] == "takes part (advisory board) in"


def test_partners_share_a_weight_of_one_over_the_others(
    small: Store, questions: Path, background: Background
) -> None:
    network = project(small, "organisations", folder=questions, background=background)
    told = [(edge.source[-1], edge.target[-1], edge.weight, edge.via) for edge in network.edges]
    joint = (BASE + "project/p1",)
    assert told == [("a", "b", 0.5, joint), ("a", "c", 0.5, joint), ("b", "c", 0.5, joint)]
    first = network.edges[0]
    assert (first.start, first.end) == (date(2019, 1, 1), date(2021, 12, 31))
    assert first.role == words(
        "Koordination, Projektpartner – Projektpartner", "coordinator, partner – partner"
    )
    assert [note.text["de"] for note in network.left_out] == [
        "Einrichtungen ohne Verbindung in diesem Netzwerk"
    ]


def test_people_meet_at_events(small: Store, questions: Path, background: Background) -> None:
    network = project(small, "people", folder=questions, background=background)
    (edge,) = network.edges
    assert (edge.via, edge.start) == ((BASE + "event/e",), date(2020, 5, 4))


def test_what_it_was_built_from_comes_along(small: Store, questions: Path) -> None:
    built = Built(words("Katalog"), digest="abc")
    assert project(small, "topics", folder=questions, built=built).built is built


def test_a_misspelt_network_is_guessed(small: Store, questions: Path) -> None:
    with pytest.raises(UnknownNetwork, match="'organisation'") as caught:
        project(small, "organisation", folder=questions)
    assert "organisations" in caught.value.hint


SCHEMES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/verbund/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://example.org/> .
<a> skos:inScheme <one> ; a v:Cluster ; rdfs:label "A" .
<b> skos:inScheme <two> ; a v:Cluster ; rdfs:label "B" .
<c> skos:inScheme <three> ; a v:Cluster ; rdfs:label "C" .
<one> schema:startDate "2018-01-01"^^xsd:date .
<two> schema:startDate "2020-01-01"^^xsd:date .
<three> schema:startDate "2022-01-01"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("told", "groups"),
    [
        ("<p> v:cluster <a> , <b> . <q> v:cluster <b> . <r> v:cluster <a> .", {"b"}),
        ("<p> v:cluster <a> , <c> . <q> v:cluster <a> . <r> v:cluster <a> .", {"a"}),
        ("<p> v:cluster <a> . <q> v:cluster <a> .", {"a"}),
        ("<p> v:cluster <d> , <a> . <d> a v:Cluster ; rdfs:label 'D' .", {"a", "d"}),
    ],
)
def test_groups_are_those_of_the_newest_scheme_that_most_have(
    told: str, groups: set[str], questions: Path
) -> None:
    store = Store.in_memory()
    store.load((SCHEMES + told).encode(), RdfFormat.of(Path("graph.ttl")))
    known = Background.read(store, questions)
    of_projects = [one for key in "pqr" for one in known.facets.get(BASE + key, ())]
    assert {one.value.removeprefix(BASE) for one in of_projects if one.groups} == groups
    assert all(one.groups for one in known.facets[BASE + "c"])
