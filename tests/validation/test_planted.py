"""Every sort of dirt, planted in a copy of the real catalogue: found in its cell, and mended."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from verbund.catalogue import PARTS, Catalogue, shipped
from verbund.findings import Certainty, Finding, Severity
from verbund.mending import Journal, plan
from verbund.validation import check

Row = Mapping[str, str]


class Dirt(NamedTuple):
    """A dirty row, the rule and column that tell of it, how sure, and the text that repairs it."""

    rule: str
    table: str
    row: Row
    column: str
    certainty: str = "certain"
    repair: str | None = None


def _organisation(name: str) -> Row:
    return {"name@de": name, "kind": "association", "type": "FormalOrganization"}


def _project(acronym: str, name: str, **more: str) -> Row:
    frame = {"kind": "joint-project", "programme": "stadt-land-plus"}
    return {"acronym": acronym, "name@de": name, **frame, **more}


#: rows that are no dirt in themselves, but that the dirt needs
SOIL: tuple[tuple[str, Row], ...] = (
    ("organisations", {"id": "d-club", **_organisation("Verein zum Graben e. V.")}),
    ("organisations", {"id": "d-whole", **_organisation("Spatenbund")}),
    ("organisations", {"id": "d-unit", **_organisation("Spatenforschung"), "unitOf": "d-whole"}),
    ("identifiers", {"id": "d-club", "wikidata": "Q999999901"}),
    (
        "statements",
        {"id": "d-name", "about": "organisation/d-whole", "property": "name@de", "value": "Spaten"},
    ),
    ("projects", {"id": "d-base", **_project("GRABEN", "Graben", endDate="2020-12-31")}),
    ("participations", {"id": "d-b.c", "project": "d-base", "role": "coordinator"}),
    ("participations", {"id": "d-b.w", "project": "d-base", "role": "partner"}),
    ("amounts", {"id": "d-whole-sum", "name@de": "Summe", "value": "1000", "currency": "EUR"}),
    ("places", {"id": "d-na", "name@de": "Namibia", "kind": "country"}),
)
_LINKS = {"d-b.c": {"organisation": "d-club"}, "d-b.w": {"organisation": "d-whole"}}

#: found in one go, as the tables can be read all the same
DIRT = (
    Dirt(
        "same-organisation-name",
        "organisations",
        {"id": "d-same", **_organisation("Verein zum Graben e. V.")},
        "name@de",
        "likely",
    ),
    Dirt(
        "similar-organisation-name",
        "organisations",
        {"id": "d-near", **_organisation("VEREIN ZUM GRABEN")},
        "name@de",
        "likely",
    ),
    Dirt(
        "shared-identifier",
        "identifiers",
        {"id": "d-whole", "wikidata": "Q999999901"},
        "wikidata",
        "likely",
    ),
    Dirt(
        "organisation-with-two-names",
        "statements",
        {
            "id": "d-second-name",
            "about": "organisation/d-whole",
            "property": "name@de",
            "value": "Zackenverbund",
        },
        "value",
        "hint",
    ),
    Dirt(
        "unit-beside-parent",
        "participations",
        {"id": "d-b.u", "project": "d-base", "organisation": "d-unit", "role": "partner"},
        "organisation",
        "hint",
    ),
    Dirt("no-coordinator", "projects", {"id": "d-alone", **_project("ALLEIN", "Ohne Kopf")}, ""),
    Dirt(
        "several-coordinators",
        "participations",
        {"id": "d-b.x", "project": "d-base", "organisation": "zalf", "role": "coordinator"},
        "organisation",
        "likely",
    ),
    Dirt(
        "shape-less-than-or-equals",
        "projects",
        {"id": "d-back", **_project("ZURÜCK", "Zurück", startDate="2020", endDate="2019")},
        "startDate",
    ),
    Dirt(
        "participation-outside-project",
        "participations",
        {
            "id": "d-b.l",
            "project": "d-base",
            "organisation": "acker",
            "role": "partner",
            "endDate": "2024-12-31",
        },
        "endDate",
        "likely",
    ),
    Dirt(
        "amount-with-decimals",
        "amounts",
        {"id": "d-dot", "name@de": "Summe", "value": "1.234", "currency": "EUR"},
        "value",
        "hint",
        "1234",
    ),
    Dirt(
        "namibia",
        "places",
        {"id": "d-town", "name@de": "Irgendwo", "kind": "city", "containedIn": "d-na"},
        "containedIn",
        "hint",
    ),
    Dirt(
        "odd-date",
        "events",
        {"id": "d-old", "name@de": "Treffen", "kind": "workshop", "startDate": "1900-01-01"},
        "startDate",
        "likely",
    ),
    Dirt(
        "same-acronym",
        "projects",
        {"id": "d-twin", **_project("graben", "Wieder")},
        "acronym",
        "likely",
    ),
    Dirt(
        "event-after-project",
        "events",
        {
            "id": "d-late",
            "name@de": "Nachtreffen",
            "kind": "workshop",
            "project": "d-base",
            "startDate": "2031-05-01",
        },
        "startDate",
        "hint",
    ),
    Dirt(
        "html-remains",
        "events",
        {"id": "d-html", "name@de": "Stadt &amp; <b>Land</b>", "kind": "workshop"},
        "name@de",
        "certain",
        "Stadt & Land",
    ),
    Dirt(
        "mojibake",
        "people",
        {"id": "p90001", "name": "JÃ¼rgen GroÃŸ"},
        "name",
        "likely",
        "Jürgen Groß",
    ),
    Dirt(
        "invisible-characters",
        "events",
        {"id": "d-shy", "name@de": "Nach\u00adbar\u00adschaft", "kind": "workshop"},
        "name@de",
        "certain",
        "Nachbarschaft",
    ),
    Dirt(
        "email-in-text",
        "events",
        {"id": "d-mail", "name@de": "A", "kind": "workshop", "note@en": "ask zoe@uni.example"},
        "note@en",
        "certain",
        "ask […]",
    ),
    Dirt(
        "telephone-in-text",
        "events",
        {"id": "d-call", "name@de": "B", "kind": "workshop", "note@en": "call 03641 94 00 00"},
        "note@en",
        "likely",
        "call […]",
    ),
    Dirt(
        "shape-class",
        "participations",
        {"id": "d-b.d", "project": "d-base", "organisation": "ackerr", "role": "partner"},
        "organisation",
        "certain",
        "acker",
    ),
    Dirt(
        "lonely-topic",
        "topics",
        {"id": "d-lone", "label@de": "Einsames", "label@en": "lonely"},
        "broader",
    ),
    Dirt(
        "odd-address",
        "organisations",
        {"id": "d-web", **_organisation("Netz"), "url": "http://https://a.example/x"},
        "url",
        "likely",
        "https://a.example/x",
    ),
)

#: found first, as they hinder the reading of their tables
HINDRANCES = (
    Dirt(
        "bad-number",
        "amounts",
        {"id": "d-comma", "name@de": "Summe", "value": "1.234,50", "currency": "EUR"},
        "value",
        "certain",
        "1234.50",
    ),
    Dirt(
        "bad-date",
        "projects",
        {"id": "d-feb", **_project("FEB", "Februar", startDate="31.02.2023")},
        "startDate",
    ),
    Dirt(
        "bad-reference",
        "organisations",
        {"id": "d-iri", **_organisation("Leer"), "url": "https://a.example/x y"},
        "url",
        "certain",
        "https://a.example/x%20y",
    ),
)


def _plant(root: Path, table: str, row: Row) -> int:
    """Add a row, and the columns that it needs; returns its number."""
    path = root / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    header += [name for name in row if name not in header]
    rows = [cells + [""] * (len(header) - len(cells)) for cells in rows]
    rows.append([{"source": "seed", **row}.get(name, "") for name in header])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return len(rows) + 1


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("planted") / "catalogue"
    for part in PARTS:
        shutil.copytree(shipped().root / part, folder / part)
    return Catalogue.at(folder)


@pytest.fixture(scope="module")
def rows(fresh: Catalogue) -> dict[str, int]:
    """The number of each dirty row, by rule."""
    for table, row in SOIL:
        _plant(fresh.root, table, {**row, **_LINKS.get(row["id"], {})})
    return {one.rule: _plant(fresh.root, one.table, one.row) for one in DIRT}


@pytest.fixture(scope="module")
def found(fresh: Catalogue, rows: dict[str, int]) -> tuple[Finding, ...]:
    assert rows
    return check(fresh, thorough=True).findings


@pytest.mark.parametrize("dirt", DIRT, ids=lambda one: one.rule)
def test_dirt_is_found_in_its_cell_and_told_in_both_languages(
    dirt: Dirt, rows: dict[str, int], found: tuple[Finding, ...]
) -> None:
    place = (f"data/{dirt.table}.csv", rows[dirt.rule], dirt.column)
    (one,) = [o for o in found if o.rule == dirt.rule and (o.file, o.row, o.column) == place]
    assert one.certainty is Certainty(dirt.certainty)
    assert (one.repair and one.repair.new) == dirt.repair
    assert one.de != one.en
    assert min(len(one.de), len(one.en)) > 40


def test_chosen_repairs_are_seen_first_then_written_and_taken_back(
    fresh: Catalogue, rows: dict[str, int], found: tuple[Finding, ...]
) -> None:
    before = {path: path.read_bytes() for path in fresh.files("data", ".csv")}
    wanted = {one.rule for one in DIRT if one.repair}
    chosen = [o for o in found if o.rule in wanted and o.repair and o.row == rows[o.rule]]
    made = plan(fresh, chosen)
    shown = "\n".join(made.diff())
    assert all(one.repair in shown for one in DIRT if one.repair)
    assert {path: path.read_bytes() for path in before} == before
    Journal(fresh).apply(made)
    left = {(o.rule, o.row) for o in check(fresh, thorough=True).findings}
    assert {(o.rule, o.row) for o in chosen} & left == set()
    Journal(fresh).undo()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("dirt", HINDRANCES, ids=lambda one: one.rule)
def test_what_hinders_the_reading_is_found_and_mended(dirt: Dirt, small: Catalogue) -> None:
    row = _plant(small.root, dirt.table, {**dirt.row, "source": "programme-page"})
    report = check(small)
    (one,) = [one for one in report.findings if one.rule == dirt.rule]
    assert (one.file, one.row, one.column) == (f"data/{dirt.table}.csv", row, dirt.column)
    assert (one.severity, report.whole) == (Severity.ERROR, False)
    assert (one.repair and one.repair.new) == dirt.repair
    assert one.de != one.en
    if one.repair:
        Journal(small).apply(plan(small, [one]))
        assert [one for one in check(small).findings if one.rule == dirt.rule] == []


def test_parts_that_are_more_than_the_whole_are_found(small: Catalogue) -> None:
    _plant(
        small.root,
        "amounts",
        {"id": "p", "value": "9000000", "currency": "EUR", "source": "programme-page"},
    )
    _plant(
        small.root,
        "grants",
        {
            "id": "p",
            "grantNumber": "X1",
            "funder": "ministry",
            "amount": "p",
            "source": "programme-page",
        },
    )
    path = small.root / "data" / "participations.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        header, first, *_ = csv.reader(stream)
    row = {**dict(zip(header, first, strict=True)), "id": "x", "grant": "p"}
    _plant(small.root, "participations", row)
    found = [one for one in check(small, thorough=True).findings if one.rule == "parts-above-whole"]
    assert [(one.file, one.row, one.column) for one in found] == [("data/amounts.csv", 2, "value")]


def test_a_filled_cell_that_a_statement_outvotes_is_told(small: Catalogue) -> None:
    row = {"id": "s", "about": "project/muster", "property": "endDate", "source": "programme-page"}
    _plant(small.root, "statements", {**row, "value": "2027-12"})
    found = [one for one in check(small).findings if one.rule == "cell-outvoted"]
    assert [(o.file, o.row, o.column) for o in found] == [("data/projects.csv", 2, "endDate")]


def test_a_reference_to_nothing_is_told_wherever_it_stands(small: Catalogue) -> None:
    row = _plant(
        small.root,
        "topics",
        {"id": "t", "label@de": "T", "label@en": "t", "broader": "nil", "source": "programme-page"},
    )
    found = {(one.rule, one.row, one.column) for one in check(small, thorough=True).findings}
    assert ("dead-reference", row, "broader") in found
