"""The announcement page is covered whole, rests on its own words, and is made to say nothing else.

The page itself belongs to others and is no part of the project; where it is not beside the
checkout, the tests that read it are skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

Row = Mapping[str, str]
Tables = Mapping[str, list[Row]]

EVENT = "jena-fachtagung"
FIVE = {"dazwischen", "interko2", "nachwuchs", "neila", "stadtlandnavi"}
ITS_TABLES = {
    "affiliations", "audiences", "contacts", "documents", "event-organisers", "events", "images",
    "participations", "people", "speakers", "statements",
}  # fmt: skip


@pytest.fixture(scope="session")
def kept(shared: Path) -> bytes:
    path = shared / "sources" / "stadt-land-plus" / "seed-page.txt"
    if not path.is_file():
        pytest.skip("the kept text of the announcement page is not beside the checkout")
    return path.read_bytes()


def from_page(tables: Tables) -> list[tuple[str, Row]]:
    """The rows that the page is a source of, with the name of their table."""
    return [
        (name, row)
        for name, table in tables.items()
        for row in table
        if "seed" in row.get("source", "").split(" | ")
    ]


def said(tables: Tables, about: str, name: str) -> set[str]:
    """What the page says of a thing by single statements."""
    return {
        row["value"]
        for row in tables["statements"]
        if (row["about"], row["property"], row["source"]) == (about, name, "seed")
    }


def of_event(tables: Tables, table: str) -> list[Row]:
    """The rows of a table that belong to the announced conference."""
    return [row for row in tables[table] if row["event"] == EVENT]


def people(tables: Tables) -> dict[str, str]:
    """Names of people by their ids."""
    return {row["id"]: row["name"] for row in tables["people"]}


def plain(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def test_each_quote_stands_in_the_page(tables: Tables, kept: bytes) -> None:
    page = plain(kept.decode())
    lost = [
        f"{name}.csv, {row['id']}: {row['quote']}"
        for name, row in from_page(tables)
        if plain(row["quote"]) not in page
    ]
    assert not lost, f"quote the page word for word, with its mistakes: {lost}"


def test_the_page_is_the_one_that_was_read(tables: Tables, kept: bytes) -> None:
    [source] = [row for row in tables["sources"] if row["id"] == "seed"]
    assert source["sha256"] == hashlib.sha256(kept).hexdigest()


def test_whatever_the_page_says_carries_its_words(tables: Tables) -> None:
    silent = [f"{name}.csv, {row['id']}" for name, row in from_page(tables) if not row["quote"]]
    assert not silent, f"fill the column quote: {silent}"


def test_the_page_shares_no_row_with_other_sources(tables: Tables) -> None:
    mixed = [f"{name}.csv, {row}" for name, row in from_page(tables) if row["source"] != "seed"]
    assert not mixed, f"give the page a row of its own, or a row of statements: {mixed}"


def test_the_page_speaks_in_these_tables_only(tables: Tables) -> None:
    assert {name for name, _ in from_page(tables)} == ITS_TABLES


def test_the_conference_is_there(tables: Tables) -> None:
    [event] = [row for row in tables["events"] if row["id"] == EVENT]
    assert (event["name@de"], event["kind"], event["source"]) == (
        "Fachtagung „Interkommunales Wohnen“", "symposium", "seed",
    )  # fmt: skip
    assert said(tables, f"event/{EVENT}", "project") == {"interko2"}


def test_four_organisations_invite_for_interko2(tables: Tables) -> None:
    assert {
        (row["organisation"], row["role"], row["project"])
        for row in of_event(tables, "event-organisers")
    } == {
        ("stadt-jena", "inviting", "interko2"),
        ("fsu-jena", "inviting", "interko2"),
        ("jenawohnen", "inviting", "interko2"),
        ("wifoe-jena", "inviting", "interko2"),
    }


def test_three_speakers_are_announced_with_titles_and_affiliations(tables: Tables) -> None:
    names = people(tables)
    assert {
        (names[row["person"]], row["onBehalfOf"], row["affiliationAsPrinted"], row["status"])
        for row in of_event(tables, "speakers")
    } == {
        ("Axel Priebs", "uni-kiel", "Universität Kiel", "announced"),
        ("Matthias Pietsch", "hs-anhalt", "Hochschule Anhalt", "announced"),
        ("Thomas Zimmermann", "hcu", "HCU Hamburg", "announced"),
    }


@pytest.mark.parametrize(
    ("name", "title"),
    [("Axel Priebs", "Prof. Dr."), ("Matthias Pietsch", "Prof. Dr."), ("Thomas Zimmermann", "Dr.")],
)
def test_a_speaker_has_the_title_that_the_page_prints(
    tables: Tables, name: str, title: str
) -> None:
    [person] = [row for row in tables["people"] if row["name"] == name]
    titles = said(tables, f"person/{person['id']}", "honorificPrefix")
    if person["source"] == "seed":
        titles.add(person["honorificPrefix"])
    assert titles == {title}


def test_the_list_of_speakers_is_open(tables: Tables) -> None:
    [row] = [row for row in tables["statements"] if row["property"] == "speakerListOpen"]
    assert (row["about"], row["value"]) == (f"event/{EVENT}", "true")
    assert "und weitere" in row["quote"]


def test_the_invited_audience_is_there(tables: Tables) -> None:
    audiences = of_event(tables, "audiences")
    assert len(audiences) == 4
    assert [row["organisation"] for row in audiences if row["organisation"]] == ["freistaat-th"]


def test_programme_points_are_topics_of_the_conference(tables: Tables) -> None:
    assert said(tables, f"event/{EVENT}", "about") >= {"ikz", "beteiligung"}


def test_background_themes_are_no_topics_but_notes(tables: Tables) -> None:
    topics = said(tables, f"event/{EVENT}", "about")
    assert not topics & {"demografie", "standortwettbewerb", "bezahlbar", "siedlungsflaechenmgmt"}
    notes = " ".join(said(tables, f"event/{EVENT}", "note@de"))
    for theme in ("demographische", "Finanzen", "Standortwettbewerb", "Wohnraum", "Flächenentw"):
        assert theme in notes


def test_the_place_is_told_as_the_page_prints_it(tables: Tables) -> None:
    assert said(tables, f"event/{EVENT}", "venue") == {"Jena/Saale-Holzland-Kreis"}
    assert said(tables, f"event/{EVENT}", "location") == {
        "region-jena-saale-holzland-kreis", "saale-holzland-kreis",
    }  # fmt: skip


def test_the_dial_in_is_told_but_no_form_is_concluded(tables: Tables) -> None:
    notes = said(tables, f"event/{EVENT}", "note@de")
    assert any("Einwahldaten" in note for note in notes)
    assert not said(tables, f"event/{EVENT}", "attendanceMode")
    [event] = [row for row in tables["events"] if row["id"] == EVENT]
    assert not event["attendanceMode"]


def test_the_web_page_the_flyer_and_the_page_of_the_cluster_are_named(tables: Tables) -> None:
    documents = {(row["type"], row["event"], row["cluster"]) for row in tables["documents"]}
    assert documents >= {
        ("WebPage", EVENT, ""),
        ("DigitalDocument", EVENT, ""),
        ("WebPage", "", "wohnungsmarktregionen"),
    }


def test_the_picture_has_its_caption_and_its_credit(tables: Tables) -> None:
    [image] = of_event(tables, "images")
    assert image["caption@de"] == "Save-the-date für die Fachtagung „Interkommunales Wohnen“"
    assert image["creditText"] == "S. Bratge, Stadt Jena"
    assert people(tables)[image["creator"]] == "S. Bratge"


def test_the_contact_is_a_mailbox_of_the_organisation(tables: Tables) -> None:
    [contact] = of_event(tables, "contacts")
    assert (contact["organisation"], contact["email"], contact["telephone"]) == (
        "wifoe-jena", "jenawirtschaft@jena.de", "03642/8730030",
    )  # fmt: skip


def test_the_cluster_has_its_five_projects_and_their_common_subject(tables: Tables) -> None:
    for project in FIVE:
        assert "wohnungsmarktregionen" in said(tables, f"project/{project}", "cluster")
        assert said(tables, f"project/{project}", "about") == {"ikz"}
        assert said(tables, f"project/{project}", "programme") == {"stadt-land-plus"}
    assert "ikz" in said(tables, "cluster/wohnungsmarktregionen", "about")
    assert said(tables, "cluster/wohnungsmarktregionen", "label@de") == {
        "dynamische Wohnungsmarktregionen"
    }
    members = {
        row["about"].removeprefix("project/")
        for row in tables["statements"]
        if row["property"] == "cluster" and row["source"] == "seed"
    }
    assert members == FIVE


def test_the_misprint_is_another_name_of_one_project(tables: Tables) -> None:
    assert said(tables, "project/dazwischen", "alternateName@de") == {"DAZWSICHEN"}
    assert "dazwsichen" not in {row["id"] for row in tables["projects"]}


def test_the_page_gives_no_date(tables: Tables) -> None:
    [event] = [row for row in tables["events"] if row["id"] == EVENT]
    assert not event["startDate"]
    assert not event["endDate"]
    assert not said(tables, f"event/{EVENT}", "startDate")
    assert not said(tables, f"event/{EVENT}", "endDate")


def test_the_page_ties_nobody_to_a_project(tables: Tables) -> None:
    wrong = [row["id"] for row in tables["project-roles"] if "seed" in row["source"].split(" | ")]
    assert not wrong, f"the page announces speakers and credits a picture, no more: {wrong}"


def test_the_page_names_no_town(tables: Tables) -> None:
    towns = {row["id"] for row in tables["places"] if row["kind"] == "city"}
    located = {
        row["value"]
        for row in tables["statements"]
        if row["source"] == "seed" and row["property"] == "location"
    }
    assert not located & towns


def test_the_members_of_the_project_group_are_marked_as_inferred(tables: Tables) -> None:
    group = [row for row in tables["participations"] if row["source"] == "seed"]
    assert {row["organisation"] for row in group} == {"jenawohnen", "wifoe-jena"}
    assert all(row["role"] == "project-group-member" for row in group)
    assert all(row["note@en"].startswith("inferred") for row in group)
