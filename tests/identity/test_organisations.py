"""Organisations: what is one, what is kept apart, and how often that is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from tests.identity.figures import PAGE
from tests.identity.ror_names import abroad, measure, records, whole

from verbund.formats import RdfFormat
from verbund.identity import gathering
from verbund.identity.organisations import LEAST, Organisation, matches
from verbund.identity.ror import read_ror
from verbund.store import Store

ROR = "https://ror.org/"
#: what surrounds the names that are compared, so that common words are common
CROWD = [
    f"{kind} {town}"
    for kind in ("Universität", "Hochschule", "Stadt", "Landkreis", "Institut für Technik")
    for town in ("Jena", "Leipzig", "Halle", "Rostock", "Bonn", "Kiel", "Ulm", "Trier", "Kassel")
]


def organisation(number: int, name: str, *towns: str, **other: frozenset[str]) -> Organisation:
    return Organisation(f"urn:{number}", name, (name,), frozenset(towns), **other)


def score(one: Organisation, other: Organisation) -> float:
    """How likely the two are one, among others; 0 where the pair is not proposed."""
    crowd = [organisation(n, name) for n, name in enumerate(CROWD, 100)]
    found = [m.score for m in matches([one], [other, *crowd]) if m.other is other]
    return found[0] if found else 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leibniz-Institut für Länderkunde e. V.", "Leibniz-Institut für Länderkunde"),
        ("Jenawohnen GmbH", "jenawohnen gGmbH"),
        ("Müller & Söhne GmbH & Co. KG", "Mueller und Soehne"),
        ("Technische Universität Dresden", "TU Dresden"),
        ("Universität Kassel", "University of Kassel"),
        ("Technische Universität Darmstadt", "Technical University of Darmstadt"),
        ("Wupertal Institut für Klima und Energie", "Wuppertal Institut für Klima, Energie"),
        ("Institut für Verkehrs Planung", "Institut für Verkehrsplanung"),
        ("Fachhochschule Erfurt", "Erfurt University of Applied Sciences"),
        ("Umwelt-Bundesamt", "Umweltbundesamt"),
        ("Stadtverwaltung Jena", "Stadt Jena"),
        ("Magistrat der Stadt Gießen", "Stadt Gießen"),
        ("Landratsamt Ostalbkreis", "Landkreis Ostalbkreis"),
        ("Kreisverwaltung Euskirchen", "Kreis Euskirchen"),
    ],
)
def test_two_spellings_are_one(one: str, other: str) -> None:
    assert score(organisation(1, one), organisation(2, other)) >= LEAST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stadt Leipzig", "Landkreis Leipzig"),
        ("Stadtverwaltung Leipzig", "Landratsamt Leipzig"),
        ("Stadt Jena", "Stadtwerke Jena"),
        ("Universität Leipzig", "Universitätsklinikum Leipzig"),
        ("Universität Leipzig", "Hochschule Leipzig"),
        ("Universität Rostock", "Universität Trier"),
        ("Medienzentrum der TU Dresden", "TU Bergakademie Freiberg"),
        ("Universität München", "Technische Universität München"),
        ("Bodensee-Stiftung", "Bodenseekreis"),
        ("Institut für Geographie der Universität Jena", "Universität Jena"),
    ],
)
def test_neighbours_are_kept_apart(one: str, other: str) -> None:
    assert score(organisation(1, one, "town"), organisation(2, other, "town")) == 0.0


def test_an_acronym_alone_is_no_evidence_with_the_town_it_is() -> None:
    name = "Bundesinstitut für Bau-, Stadt- und Raumforschung"
    assert score(organisation(1, "BBSR"), organisation(2, name)) == 0.0
    assert score(organisation(1, "BBSR", "bonn"), organisation(2, name, "bonn")) >= LEAST


def test_another_town_speaks_against_it() -> None:
    one, other = organisation(1, "Haus der Kunst", "ulm"), organisation(2, "Haus der Kunst", "kiel")
    assert 0.7 < score(one, other) < score(one, organisation(2, "Haus der Kunst", "ulm"))


@pytest.mark.parametrize("town", ["", "frankfurt"])
def test_another_country_speaks_against_it_the_same_one_a_little_for_it(town: str) -> None:
    def there(number: int, *countries: str) -> Organisation:
        name = "Haus der Kunst und Kultur"
        towns = [town] if town else []
        return organisation(number, name, *towns, countries=frozenset(countries))

    plain, german = organisation(1, "Haus der Künste und Kulturen"), there(1, "DE")
    near = replace(plain, countries=frozenset({"DE"}))
    assert score(german, there(2, "US")) == 0.0
    assert score(german, there(2, "US", "DE")) > LEAST
    assert score(plain, there(2)) < score(near, there(2, "DE")) < score(plain, there(2)) + 0.05


def test_names_of_which_no_letter_is_left_are_not_the_same() -> None:
    assert score(organisation(1, "Αθήνα"), organisation(2, "Здоровье")) == 0.0
    assert score(organisation(1, "N/A", "ulm"), organisation(2, "S. U. N.", "ulm")) == 0.0


def test_the_graph_tells_the_country_of_a_town() -> None:
    graph = Store.in_memory()
    graph.load(
        b"""
        @prefix schema: <https://schema.org/> . @prefix v: <https://w3id.org/verbund/ns#> .
        @prefix kind: <https://w3id.org/verbund/kind/> . @prefix : <https://example.org/> .
        :a a schema:Organization ; schema:name "A" ; schema:location :ulm .
        :b a schema:Organization ; schema:name "B" ; schema:location :norway .
        :ulm v:kind kind:city ; schema:name "Ulm" ; schema:containedInPlace :bw .
        :bw v:kind kind:state ; schema:containedInPlace :germany .
        :germany v:kind kind:country ; schema:name "Deutschland"@de , "Germany"@en .
        :norway v:kind kind:country ; schema:name "Norwegen"@de .
        """,
        RdfFormat.TURTLE,
    )
    found = {one.label: one.countries for one in gathering.organisations(graph)}
    assert found == {"A": {"DE"}, "B": {"NO"}}


def test_an_identifier_decides() -> None:
    one = organisation(1, "Alter Name", identifiers=frozenset({"grid:1"}))
    assert score(one, organisation(2, "Ganz anders", identifiers=frozenset({"grid:1"}))) == 0.99
    mine = organisation(1, "Haus der Kunst", identifiers=frozenset({f"{ROR}1"}))
    theirs = organisation(2, "Haus der Kunst", identifiers=frozenset({f"{ROR}2"}))
    assert score(mine, theirs) == 0.0


def test_a_unit_is_not_what_it_belongs_to() -> None:
    whole_one = organisation(2, "Haus der Kunst")
    assert score(organisation(1, "Haus der Kunst", kin=frozenset({"urn:2"})), whole_one) == 0.0


def test_doubles_are_told_once_and_in_the_same_order_each_time() -> None:
    names = ["Haus der Kunst", "Haus der Kunst e. V.", "Amt für Wald"]
    found = [organisation(n, name) for n, name in enumerate(names)]
    told = [(match.one.iri, match.other.iri) for match in matches(found, found)]
    assert told == [("urn:0", "urn:1")]


def test_held_out_names_of_ror_are_found_with_their_town(shared: Path) -> None:
    found = measure(records(shared), held_out=True, towns=True)
    total, absent = whole(found), found["absent"]
    assert (total.asked, absent.asked) == (1232, 1232)
    assert (total.precision >= 0.97, total.recall >= 0.66) == (True, True), total
    assert absent.wrong / absent.asked <= 0.03


@pytest.mark.slow
def test_held_out_names_of_ror_are_found_by_name_alone(shared: Path) -> None:
    total = whole(measure(records(shared), held_out=True, towns=False))
    assert (total.precision >= 0.95, total.recall >= 0.43) == (True, True), total


def test_the_known_records_of_ror_are_found_again(store: Store, shared: Path) -> None:
    """Organisations whose record a person chose are robbed of their ids and looked for."""
    everybody = gathering.organisations(store)
    chosen = {
        one.iri: next(i for i in sorted(one.identifiers) if i.startswith(ROR))
        for one in everybody
        if any(i.startswith(ROR) for i in one.identifiers)
    }
    robbed = [
        Organisation(one.iri, one.label, one.names, one.towns)
        for one in everybody
        if one.iri in chosen
    ]
    register = list(read_ror(shared / "samples" / "ror" / "ror_v2_DE.ndjson"))
    there = {iri for iri, ror in chosen.items() if ror in {one.iri for one in register}}
    first: dict[str, str] = {}
    for match in matches(robbed, register):
        first.setdefault(match.one.iri, match.other.iri)
    assert first == {iri: chosen[iri] for iri in there}


@pytest.mark.slow
def test_nothing_in_another_country_is_proposed(shared: Path) -> None:
    """Figures that docs/identity.md gives."""
    found = {
        which: abroad(records(shared), shared, held_out=which == "held out")
        for which in ("held out", "for tuning")
    }
    told = {name: [both[name] for both in found.values()] for name in found["held out"]}
    lines = [
        f"| {name} | {' | '.join(f'{one.wrong} of {one.asked:,}' for one in both)} |"
        for name, both in told.items()
    ]
    section = PAGE.read_text(encoding="utf-8").split("<!-- countries -->")[1]
    assert [line for line in section.splitlines() if line.startswith("| ")][2:] == lines, "\n".join(
        lines
    )


@pytest.mark.slow
def test_tens_of_thousands_take_minutes() -> None:
    towns = [f"Ort{n:04d}" for n in range(3000)]
    heads = ("Universität", "Stadt", "Landkreis", "Stadtwerke", "Verein Heimat", "Technik GmbH")
    names = [f"{head} {town}" for town in towns for head in heads]
    twice = [*names, *(f"{name} e. V." for name in names)]
    found = [organisation(number, name) for number, name in enumerate(twice)]
    before = perf_counter()
    told = sum(1 for match in matches(found, found) if match.score > 0.9)
    assert len(found) == 36_000
    assert told >= len(names)
    assert perf_counter() - before < 240
