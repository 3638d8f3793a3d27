"""What changed between two releases is told once, in words, at the thing that people know."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.releasing.conftest import Edit, since

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.export import Material, release
from verbund.model import Iri
from verbund.releasing import Comparison, Snapshot, changeset, compare, opened, telling

Publish = Callable[[str, str], Path]
FIRST = ("1.0", "2026-01-31")
PARTNER = "muster.ministry,muster,ministry,partner,Partner,programme-page\n"


@pytest.fixture
def released(publish: Publish) -> None:
    publish(*FIRST)


def told(found: Comparison, language: str = "en") -> list[str]:
    return [telling.sentence(change, language) for change in found.changes]


@pytest.mark.usefixtures("released")
def test_nothing_changed_is_said(small: Catalogue) -> None:
    found = since(small, "1.0")
    assert found.changes == ()
    assert telling.text(found, ("1.0", "jetzt"), "de", 80) == "Nichts hat sich geändert.\n"


@pytest.mark.usefixtures("released")
def test_another_end_is_told_with_the_former_one(edit: Edit) -> None:
    found = since(edit("projects.csv", ("2027-04", "2027-10")), "1.0")
    assert told(found) == ["MUSTER: End: 2027-10 instead of 2027-04"]
    assert told(found, "de") == ["MUSTER: Ende: 2027-10 statt 2027-04"]


@pytest.mark.usefixtures("released")
def test_a_new_partner_is_told_at_the_project_and_nowhere_else(edit: Edit) -> None:
    found = since(
        edit("participations.csv", ("programme-page\n", "programme-page\n" + PARTNER)), "1.0"
    )
    assert [change.words["de"] for change in found.changes] == ["MUSTER"]
    (line,) = told(found)
    assert (
        line.startswith("MUSTER: Organisations taking part: BMBsp") or "Bundesministerium" in line
    )
    assert line.endswith("added")


@pytest.mark.usefixtures("released")
def test_another_role_is_told_as_it_reads_now_and_then(edit: Edit) -> None:
    found = since(edit("participations.csv", (",coordinator,Koordination,", ",partner,,")), "1.0")
    (line,) = told(found, "de")
    assert " statt " in line
    assert "Koordination" in line.partition(" statt ")[2]


@pytest.mark.usefixtures("released")
def test_another_sum_is_told_at_the_project(edit: Edit) -> None:
    found = since(edit("amounts.csv", ("1200000", "1500000")), "1.0")
    (line,) = told(found)
    assert line.startswith("MUSTER: ")
    assert "1,500,000 EUR" in line.partition(" instead of ")[0]
    assert "1,200,000 EUR" in line.partition(" instead of ")[2]


@pytest.mark.usefixtures("released")
def test_another_name_is_told_in_the_language_that_changed(edit: Edit) -> None:
    found = since(edit("projects.csv", ("Exemplary land use", "Model land use")), "1.0")
    assert told(found) == ["MUSTER: Name: Model land use instead of Exemplary land use"]
    assert told(found, "de") == ["MUSTER: Name: Model land use statt Exemplary land use"]


@pytest.mark.usefixtures("released")
def test_things_that_came_or_went_are_named(edit: Edit) -> None:
    edit("event-topics.csv", ("kick-off", "end"))
    found = since(edit("events.csv", ("kick-off,Auftakt von MUSTER", "end,Abschluss")), "1.0")
    assert told(found, "de") == ["Abschluss: neu", "Auftakt von MUSTER: entfallen"]


@pytest.mark.parametrize("name", ["catalogue.ttl", "catalogue.jsonld", "catalogue.rdf"])
def test_a_dump_without_the_graphs_of_rules_is_compared_as_one_with_them(
    edit: Edit, small: Catalogue, tmp_path: Path, name: str
) -> None:
    store = build(small).store()
    release(Material.of(small, store), tmp_path, ["turtle", "jsonld", "rdfxml"])
    before = Snapshot.of(small, opened(tmp_path / name))
    assert not compare(before, Snapshot.of(small, store)).changes
    catalogue = edit("projects.csv", ("2027-04", "2027-10"))
    found = compare(before, Snapshot.of(catalogue, build(catalogue).store()))
    assert told(found) == ["MUSTER: End: 2027-10 instead of 2027-04"]
    assert not compare(Snapshot.of(small, store), before).changes


@pytest.mark.usefixtures("released")
def test_what_follows_from_other_changes_is_not_told(edit: Edit) -> None:
    found = since(edit("projects.csv", ("2027-04", "2027-10")), "1.0")
    assert len(found.added) == len(found.removed) == 1


@pytest.mark.usefixtures("released")
def test_the_json_has_both_languages_and_the_numbers(edit: Edit) -> None:
    found = since(edit("projects.csv", ("2027-04", "2027-10")), "1.0")
    content = json.loads(telling.document(found, ("1.0", "2.0")))
    (change,) = content["changes"]
    assert change["name"] == {"de": "MUSTER", "en": "MUSTER"}
    assert change["differences"][0]["instead"][0]["old"]["told"]["de"] == "2027-04"
    assert content["statements"] == {"added": 1, "removed": 1}


@pytest.mark.usefixtures("released")
def test_the_change_sets_hold_each_statement(edit: Edit) -> None:
    found = since(edit("projects.csv", ("2027-04", "2027-10")), "1.0")
    text = changeset(found, Iri("https://example.org/my-programme/"), ("1.0", "2.0"))
    store = ox.Store()
    store.load(text, ox.RdfFormat.TURTLE)
    rows = store.query(
        "PREFIX cs: <http://purl.org/vocab/changeset/schema#> "
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "SELECT ?side ?value { ?set a cs:ChangeSet; ?side [ rdf:object ?value ] } ORDER BY ?side"
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [(row["side"].value[-8:], row["value"].value) for row in rows] == [
        ("addition", "2027-10-31"),
        ("#removal", "2027-04-30"),
    ]


@pytest.mark.usefixtures("released")
def test_markdown_leaves_signs_as_they_are(edit: Edit) -> None:
    found = since(edit("projects.csv", ("Exemplary land use", "[Model] *land*")), "1.0")
    text = telling.markdown(found, ("1.0", "now"), "en")
    assert r"\[Model\] \*land\* instead of" in text
