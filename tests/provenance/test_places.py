"""From a statement back to the file, row and column where somebody wrote it."""

from __future__ import annotations

import pytest

from verbund.catalogue import Catalogue
from verbund.provenance import Locator, Place
from verbund.vocab import ORG, PROV, SCHEMA, SKOS, V

BASE = "https://example.org/my-programme/"


@pytest.mark.parametrize(
    ("thing", "means", "value", "place"),
    [
        (
            "project/muster",
            SCHEMA.name,
            "Exemplary land use",
            Place("data/projects.csv", 2, "name@en", "Exemplary land use"),
        ),
        (
            "project/muster",
            SCHEMA.startDate,
            "2024-05-01",
            Place("data/projects.csv", 2, "startDate", "2024-05"),
        ),
        (
            "project/muster",
            SCHEMA.areaServed,
            f"{BASE}place/jena",
            Place("data/projects.csv", 2, "region", "jena"),
        ),
        ("project/muster", "", "", Place("data/projects.csv", 2)),
        (
            "organisation/university",
            SCHEMA.sameAs,
            "https://ror.org/01yrxsg58",
            Place("data/identifiers.csv", 2, "ror", "01yrxsg58"),
        ),
        (
            "project/muster",
            SCHEMA.about,
            f"{BASE}topic/land-use",
            Place("data/project-topics.csv", 2, "about", "land-use"),
        ),
        (
            "project/muster",
            SCHEMA.endDate,
            "2027-04-30",
            Place("data/statements.csv", 2, "value", "2027-04"),
        ),
        (
            "project/muster",
            SCHEMA.endDate,
            "2028-12-31",
            Place("data/statements.csv", 3, "value", "2028-12-31"),
        ),
        (
            "project/muster",
            SCHEMA.alternateName,
            "Muster",
            Place("data/statements.csv", 4, "value", "Muster"),
        ),
        (
            "organisation/city",
            SCHEMA.name,
            "Stadt Beispielstadt",
            Place("data/mehr davon.xlsx#organisations", 3, "name@de", "Stadt Beispielstadt"),
        ),
        (
            "series/days",
            PROV.hadPrimarySource,
            f"{BASE}source/programme-page",
            Place("data/mehr davon.xlsx#series", 2, "source", "programme-page"),
        ),
        ("person/zoe", SCHEMA.name, "Zoe", Place("data/über uns.ttl", 0)),
        (
            "participation/muster.university",
            ORG.role,
            "https://w3id.org/verbund/role/coordinator",
            Place("data/participations.csv", 2, "role", "coordinator"),
        ),
        ("person/p0001", SKOS.altLabel, "", Place("data/people.csv", 2, "altLabel@de")),
        ("person/p0001", V.unheard, "", Place("data/people.csv", 2)),
        ("person/nobody", SCHEMA.name, "", Place("", 0)),
    ],
)
def test_a_statement_is_found_where_it_was_written(
    thing: str, means: str, value: str, place: Place, locator: Locator
) -> None:
    assert locator.find(BASE + thing, means, value) == place


def test_a_thing_has_all_its_rows(locator: Locator) -> None:
    assert locator.rows(f"{BASE}organisation/university") == [
        Place("data/identifiers.csv", 2),
        Place("data/organisations.csv", 2),
    ]


def test_a_table_that_was_spoilt_since_then_is_still_named(
    locator: Locator, mixed: Catalogue
) -> None:
    path = mixed.root / "data" / "topics.csv"
    text = path.read_bytes()
    path.write_bytes(b"\xff")
    found = locator.find(f"{BASE}topic/planning", SKOS.prefLabel, "spatial planning")
    path.write_bytes(text)
    assert (found.file, found.row, found.value) == ("data/topics.csv", 2, "")
