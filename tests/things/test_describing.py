"""Everything about a thing, told in relations."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from tests.things.conftest import BASE, Described

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import UnknownThing
from verbund.model import Iri, Statement
from verbund.store import Store
from verbund.things import Describer, Relation, Thing, Value, describe
from verbund.things.headings import HEADINGS
from verbund.vocab import PROV, RDF, SCHEMA

Values = Callable[[Thing, str], list[str]]


def _told(thing: Thing, heading: str, language: str = "de") -> list[str]:
    """The values under a heading."""
    return [value.told(language) for value in thing.told(language)[heading]]


def test_a_thing_has_its_names_its_kind_and_its_short_name(described: Described) -> None:
    thing = described("project/interko2")
    assert thing.short == "Interko2"
    assert thing.words == {
        "de": "Integriertes Wohnflächenkonzept in großstädtischen Wachstumsräumen",
        "en": "Integrated living space concept in metropolitan areas",
    }
    assert thing.kind == Iri(SCHEMA.ResearchProject)
    assert thing.kind_words == {"de": "Vorhaben", "en": "Project"}


def test_a_participation_is_told_at_both_ends(described: Described) -> None:
    project = _told(described("project/interko2"), "Beteiligte Einrichtungen")
    assert project[0] == "Leibniz-Institut für Länderkunde – Koordination"
    institute = _told(described("organisation/ifl"), "Beteiligt an")
    assert "Interko2 (2018-08 – 2023-11) – Koordination" in institute


def test_an_organisation_tells_what_its_units_take_part_in(described: Described) -> None:
    thing = described("organisation/uni-stuttgart")
    own = _told(thing, "Beteiligt an")
    through = _told(thing, "Über Einheiten beteiligt an")
    assert [text.partition(" ")[0] for text in own] == ["reGIOcycle"]
    assert [text.partition(" ")[0] for text in through] == ["KoOpRegioN"]
    assert "ZIRIUS, Universität Stuttgart" in through[0]
    unit = described("organisation/zirius")
    assert "Über Einheiten beteiligt an" not in unit.told("de")
    assert not any(Iri(f"{BASE}project/koopregion") == one.object for one in thing.statements)


def test_headings_and_names_are_in_both_languages(described: Described) -> None:
    told = _told(described("organisation/uba"), "Takes part in", "en")
    assert told == ["Querschnittsvorhaben (2017-10-01 – 2023-02-28) – coordinator"]
    every = (one for one in described("organisation/uba").relations)
    assert all(one.headings["de"] and one.headings["en"] for one in every)


def test_each_property_of_the_catalogue_is_named_in_both_languages(describer: Describer) -> None:
    text = f"SELECT DISTINCT ?property {{ GRAPH ?g {{ ?t ?property ?o }} ?g a <{PROV.Entity}> }}"
    said = {str(one) for (one,) in describer.engine.select(text)}
    unnamed = said - HEADINGS.keys() - describer.headings.own.keys()
    assert unnamed == {RDF.type}


def test_no_heading_stands_twice(described: Described) -> None:
    thing = described("organisation/bmftr")
    for language, heading, funded in (
        ("de", "Geldgeber von", "Forschung für Nachhaltigkeit (FONA)"),
        ("en", "Funder of", "Research for Sustainability (FONA)"),
    ):
        assert funded in _told(thing, heading, language)
    assert len({one.headings["de"] for one in thing.relations}) == len(thing.relations)


def test_relations_that_are_called_alike_are_told_as_one() -> None:
    words = {"de": "", "en": ""}
    headings = {"de": "Gehört zu", "en": "Belongs to"}
    relations = (
        Relation(name, headings, (Value(Iri(iri), {"de": iri, "en": iri}),))
        for name, iri in (("p", "ex:b"), ("^q", "ex:a"))
    )
    thing = Thing(Iri("ex:x"), None, words, words, words, relations=tuple(relations))
    told = {
        heading: [one.told("de") for one in values] for heading, values in thing.told("de").items()
    }
    assert told == {"Gehört zu": ["ex:a", "ex:b"]}


def test_what_says_less_on_the_word_of_the_same_documents_is_left_out(
    described: Described,
) -> None:
    told = _told(described("organisation/bmftr"), "Angehörige")
    assert [one for one in told if one.startswith("Vera Grimm")] == [
        "Vera Grimm – Vertreterin des Fördergebers"
    ]
    assert [one for one in told if one.startswith("Judith Pirscher")] == [  # of other documents
        "Judith Pirscher – Staatssekretärin",
        "Judith Pirscher",
    ]


def test_a_new_name_makes_no_other_organisation(described: Described) -> None:
    ministry = described("organisation/bmftr")
    (told,) = _told(ministry, "Namenswechsel")
    assert told.startswith("Umbenennung: Bundesministerium für Bildung und Forschung (BMBF) wird")
    assert "from 2025" in _told(ministry, "Change of name", "en")[0]
    assert ministry.told("de").keys().isdisjoint({"Aufgegangen in", "Hervorgegangen aus"})
    (before,) = described("organisation/codip").told("de")["Hervorgegangen aus"]
    assert before.named("de") == "Medienzentrum der TU Dresden"


def test_a_document_is_the_source_of_things_that_can_be_told_apart(
    store: Store, describer: Describer
) -> None:
    found = store.select(f"SELECT DISTINCT ?s {{ ?t <{PROV.hadPrimarySource}> ?s }}").texts()
    for thing in describer.things(Iri(source) for (source,) in found):
        told = _told(thing, "Belegt")
        assert len(told) == len(set(told)), thing.iri
    thing = describer.thing(Iri(f"{BASE}source/rwth_ramona"))
    assert "RAMONA: note – Nennt als Beginn nur das Jahr 2018." in _told(thing, "Belegt")
    partner = "Landeshauptstadt Stuttgart in RAMONA – practice partner"
    assert partner in _told(thing, "Is the source of", "en")


def test_a_person_belongs_works_and_speaks(described: Described) -> None:
    person = described("person/pb3tc")
    assert _told(person, "Gehört an") == ["Umweltbundesamt"]
    assert _told(person, "Wirkt mit an")[0].startswith("Querschnittsvorhaben")
    assert any("reGIOcycle" in told for told in _told(person, "Auftritte"))


def test_what_rules_derive_from_things_between_is_not_told_twice(described: Described) -> None:
    names = {one.name for one in described("project/interko2").relations}
    assert SCHEMA.member not in names
    assert f"^{SCHEMA.memberOf}" not in names


def test_a_grant_tells_its_sum(described: Described) -> None:
    (told,) = _told(described("project/interko2"), "Zuwendungen")
    assert "1.300.000 EUR" in told
    (told,) = _told(described("project/interko2"), "Grants", "en")
    assert "1,300,000 EUR" in told


def test_a_day_is_told_as_exactly_as_it_is_known(described: Described) -> None:
    assert _told(described("project/interko2"), "Beginn") == ["2018-08"]
    assert _told(described("project/wertvoll"), "Beginn") == ["2018-08-01"]


def test_each_value_names_the_documents_that_say_it(described: Described) -> None:
    thing = described("project/interko2")
    (end,) = (one for one in thing.relations if one.name == SCHEMA.endDate)
    assert [len(value.sources) for value in end.values] == [1]
    known = {source.iri: source for source in thing.sources}
    assert known[end.values[0].sources[0].value].url.startswith("https://leibniz-ifl.de/")
    named = {iri.value for one in thing.relations for v in one.values for iri in v.sources}
    assert named <= known.keys()


def test_a_derived_value_names_no_document(described: Described) -> None:
    (ties,) = (r for r in described("organisation/uba").relations if r.name.endswith("worksWith"))
    assert {value.sources for value in ties.values} == {()}


def test_internal_data_is_not_told(store: Store, describer: Describer) -> None:
    people = store.select(f"SELECT ?p WHERE {{ ?p a <{SCHEMA.Person}> }}").texts()
    things = describer.things(Iri(person) for (person,) in people)
    names = {one.name for thing in things for one in thing.relations}
    assert names.isdisjoint({SCHEMA.email, SCHEMA.telephone})


def test_its_statements_are_those_of_the_public_graph(store: Store, described: Described) -> None:
    found = described("event/sk2022").statements
    assert set(found) <= set(store.statements())
    iri = Iri(f"{BASE}event/sk2022")
    assert set(store.about(iri)) <= set(found)
    assert Statement(iri, Iri(RDF.type), Iri(SCHEMA.Event)) in found


def test_many_at_a_time_are_as_one_at_a_time(store: Store, describer: Describer) -> None:
    projects = store.select(f"SELECT ?p WHERE {{ ?p a <{SCHEMA.ResearchProject}> }}").texts()
    iris = sorted(Iri(project) for (project,) in projects)
    assert list(describer.things(iris)) == [describer.thing(iri) for iri in iris]


def test_of_nothing_nothing_is_told(describer: Describer, built: Build, store: Store) -> None:
    nothing = Iri(f"{BASE}project/nothing")
    assert list(describer.things([nothing])) == []
    with pytest.raises(UnknownThing):
        describe(Catalogue.at(built.folder.parent.parent), store, nothing)


def test_everything_has_a_page_in_little_time(store: Store, describer: Describer) -> None:
    found = store.select("SELECT DISTINCT ?thing WHERE { ?thing a ?class }").texts()
    iris = [Iri(thing) for (thing,) in found]
    began = perf_counter()
    things = list(describer.things(iris))
    assert len(things) == len(iris)
    assert (perf_counter() - began) / len(iris) < 0.02  # some 2 ms on a machine of two cores
    assert {key for thing in things for key in thing.words} == {"de", "en"}


@pytest.mark.parametrize(
    ("language", "words"), [("de", "(bis 2017-03-31)"), ("en", "(until 2017-03-31)")]
)
def test_a_time_of_which_only_the_end_is_known_says_so(
    described: Described, language: str, words: str
) -> None:
    thing = described("project/interko2")
    told = [value.named(language) for one in thing.relations for value in one.values]
    assert [one for one in told if "2017-03-31" in one]
    assert all(one.endswith(words) for one in told if "2017-03-31" in one)
