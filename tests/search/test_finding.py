"""What people type, and what they mean by it."""

from __future__ import annotations

import pytest

from verbund.model import Iri
from verbund.search import KINDS, Entry, Index
from verbund.search.entries import Field
from verbund.search.spelling import elided

BASE = "https://w3id.org/stadt-land-plus/"

#: what is typed, and what must come first
MEANT = {
    "wohnen": "topic/wohnen",
    "Wohnungsmarkt": "cluster/wohnungsmarktregionen",
    "Wohnungs markt": "cluster/wohnungsmarktregionen",
    "Wohnungsmärkte": "cluster/wohnungsmarktregionen",
    "BMBF": "organisation/bmftr",
    "Bundesministerium für Bildung und Forschung": "organisation/bmftr",
    "FSU": "organisation/fsu-jena",
    "Uni Jena": "organisation/fsu-jena",
    "Universitaet Jena": "organisation/fsu-jena",
    "Universität Jena": "organisation/fsu-jena",
    "UBA": "organisation/uba",
    "Umweltbundesamt": "organisation/uba",
    "Umweltbundsamt": "organisation/uba",
    "IfL": "organisation/ifl",
    "Länderkunde": "organisation/ifl",
    "Laenderkunde": "organisation/ifl",
    "UFZ": "organisation/ufz",
    "Helmholtz": "organisation/ufz",
    "KIT": "organisation/kit-itas",
    "PtJ": "organisation/ptj",
    "Projektträger Jülich": "organisation/ptj",
    "Grüner Ring": "organisation/grl",
    "gruner ring": "organisation/grl",
    "Raumforschung": "organisation/bbsr",
    "Stadtwerke": "organisation/sw-jena",
    "Wohnungsgenossenschaft": "organisation/vswg",
    "Stadt Leipzig": "organisation/stadt-leipzig",
    "Regional Planung": "organisation/rpv-lw",
    "Leibzig": "place/leipzig",
    "Köln": "place/koeln",
    "Koeln": "place/koeln",
    "koln": "place/koeln",
    "14713": "place/leipzig",
    "Sachsen": "place/de-sn",
    "Interko2": "project/interko2",
    "interko 2": "project/interko2",
    "neila": "project/neila",
    "Prosper Ro": "project/prosper-ro",
    "Regio Cycle": "project/regiocycle",
    "DAZWSICHEN": "project/dazwischen",
    "Querschnitt": "project/querschnitt",
    "Bartke": "person/pb3tc",
    "Stefan Bartke": "person/pb3tc",
    "Flächen Management": "cluster/flaechenmanagement-2018",
    "Flaechenmanagement": "cluster/flaechenmanagement-2018",
    "Kreislauf": "cluster/kreislaufwirtschaft-2018",
    "Mobilitaet": "topic/mobilitaet",
    "Ernährung": "topic/ernaehrung",
    "Landwirtschaft": "topic/landwirtschaft",
    "Nachhaltigkeit": "programme/fona",
    "Abschlusskonferenz": "event/abschluss2024",
    "Jena Fachtagung": "event/jena-fachtagung",
}


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_comes_first(text: str, index: Index) -> None:
    found = index.search(text)
    assert [hit.thing.value.removeprefix(BASE) for hit in found[:1]] == [MEANT[text]]


def _index(*names: str, field: Field = Field.NAME) -> Index:
    things = (
        Entry(Iri(f"https://example.org/{n}"), KINDS["organisation"], name, name, ((field, name),))
        for n, name in enumerate(names)
    )
    return Index.of(things)


@pytest.mark.parametrize("text", ["munchen", "muenchen", "München", "MÜNCHEN", "Munchen "])
def test_an_umlaut_may_be_written_in_three_ways(text: str) -> None:
    found = _index("Stadt Münster", "Universität München").search(text)
    assert [hit.de for hit in found] == ["Universität München"]


@pytest.mark.parametrize("text", ["München", "Muenchen", "munchen"])
def test_a_name_with_another_ending_is_another_name(text: str, index: Index) -> None:
    assert [(hit.de, hit.near) for hit in index.search(text)] == [("Müncheberg", True)]
    assert [hit.de for hit in _index("Stadt Müncheberg", "Stadt München").search(text)][:1] == [
        "Stadt München"
    ]


def test_other_words_may_have_other_endings(index: Index) -> None:
    found = index.search("Wohnungsmärkte", kind="topic")
    assert [(hit.de, hit.near) for hit in found[:1]] == [("Wohnungsmarktregionen", False)]


def test_a_compound_is_found_by_its_parts_and_the_other_way_round() -> None:
    index = _index("Amt für Verkehrsplanung", "Planung der Straßen")
    assert index.search("Verkehrs Planung")[0].de == "Amt für Verkehrsplanung"
    assert _index("Planung des Verkehrs").search("Verkehrsplanung")[0].de == "Planung des Verkehrs"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Verkehrsplanung", "Amt für Verkehrs- und Infrastrukturplanung"),
        ("Verkehrs Planung", "Amt für Verkehrs- und Infrastrukturplanung"),
        ("Landwirtschaft", "Landesanstalt für Land- und Forstwirtschaft"),
        ("Naturschutz", "Verein für Natur-, Umwelt\u2011 und Klimaschutz"),
        ("Umweltschutz", "Verein für Natur-, Umwelt\u2011 und Klimaschutz"),
        ("Ausbildung Jena", "Aus-/Weiterbildung in Jena"),
        ("Wohnungswirtschaft", "Institut für Wohnungsbau und -wirtschaft"),
        ("Forschungszentrum", "Forschungs- und Entwicklungs-Zentrum"),
    ],
)
def test_a_compound_is_found_whose_part_is_left_to_another(typed: str, name: str) -> None:
    found = _index(name, "Zentrum für Verkehr und Wirtschaft", "Planung in Jena").search(typed)
    assert (found[0].de, found[0].near) == (name, False)


def test_what_is_written_out_comes_before_what_a_hyphen_stands_for() -> None:
    names = ["Verkehrs- und Infrastrukturplanung", "Referat für die Verkehrsplanung der Region"]
    assert [hit.de for hit in _index(*names).search("Verkehrsplanung")] == names[::-1]


@pytest.mark.parametrize("typed", ["Verkehrsstruktur", "Verkehrsplan", "Infrastrukturplanungsbau"])
def test_a_hyphen_stands_for_the_end_of_the_other_compound_only(typed: str) -> None:
    assert _index("Verkehrs- und Infrastrukturplanung", "Haus").search(typed) == ()


def test_a_dash_or_a_number_is_no_part_of_a_compound() -> None:
    assert elided("Leipzig – Jena") == []
    assert _index("033- und 4440123", "Haus").search("0330123") == ()


def test_what_has_all_words_comes_before_what_has_one_of_them() -> None:
    entries = [
        Entry(Iri(f"https://example.org/{kind}"), KINDS[kind], name, name, ((Field.NAME, name),))
        for kind, name in (
            ("organisation", "Büro für Planung"),
            ("concept", "Städtebau, Verkehrs- und Infrastrukturplanung, Landschaftsplanung"),
        )
    ]
    found = Index.of(entries).search("Verkehrs Planung")
    assert [hit.kind for hit in found] == ["concept", "organisation"]


def test_an_acronym_comes_before_names_with_that_word() -> None:
    short = Entry(
        Iri("https://example.org/b"),
        KINDS["person"],
        "Zweck",
        "Zweck",
        ((Field.SHORT, "ABC"), (Field.NAME, "Zweck")),
    )
    name = "ABC und mehr davon"
    long = Entry(Iri("https://example.org/a"), KINDS["project"], name, name, ((Field.NAME, name),))
    assert [hit.de for hit in Index.of([long, short]).search("abc")] == ["Zweck", name]


def test_initials_are_found_where_no_acronym_is_known() -> None:
    found = _index("Brandenburgisch-Technische Universität Cottbus", "Butter").search("BTU")
    assert [(hit.de, hit.field) for hit in found] == [
        ("Brandenburgisch-Technische Universität Cottbus", Field.INITIALS)
    ]


def test_words_of_a_description_come_after_names() -> None:
    text = "Wohnen und mehr"
    told = Entry(Iri("https://example.org/a"), KINDS["project"], "A", "A", ((Field.WORDS, text),))
    name = "Haus zum schöneren Wohnen auf dem Land und in der Stadt"
    named = Entry(Iri("https://example.org/b"), KINDS["place"], name, name, ((Field.NAME, name),))
    assert [hit.de for hit in Index.of([told, named]).search("wohnen")] == [name, "A"]


def test_a_hit_says_what_matched(index: Index) -> None:
    hit = index.search("BMBF")[0]
    assert (hit.text, hit.field, hit.near) == ("BMBF", Field.OTHER, False)
    assert index.search("Umweltbundsamt")[0].near


def test_a_kind_can_be_asked_for(index: Index) -> None:
    assert {hit.kind for hit in index.search("Leipzig", kind="event")} == {"event"}
    assert index.search("wohnen", kind="topic")[0].thing == Iri(f"{BASE}topic/wohnen")


def test_another_number_is_another_thing(index: Index) -> None:
    assert index.search("033L999Z") == ()


@pytest.mark.parametrize("text", ["", "  ", "…", '"', "* OR *", "a AND (", "NEAR(x)", "x'; --"])
def test_odd_words_do_no_harm(text: str, index: Index) -> None:
    assert all(hit.score for hit in index.search(text))


def test_no_more_is_found_than_is_wanted(index: Index) -> None:
    assert len(index.search("Stadt", limit=3)) == 3
    assert index.search("Stadt", limit=3) == index.search("Stadt", limit=30)[:3]


def test_what_has_only_some_of_the_words_is_asked_back() -> None:
    index = _index("Universität Rostock", "Stadt Leipzig")
    assert {hit.near for hit in index.search("Universität Leipzig")} == {True}
    assert [(hit.de, hit.near) for hit in index.search("Stadt Leipzig")] == [
        ("Stadt Leipzig", False)
    ]
