"""Tables that can be read and are wrong: one catalogue with many faults, each told in its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from click.testing import CliRunner

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.cli import main
from verbund.findings import Severity
from verbund.starter import start
from verbund.validation import Report, check

ROWS: Mapping[str, tuple[str, ...]] = {
    "participations": (
        "muster.two,muster,universty,partner,,programme-page",
        "muster.three,muster,ministry,coordinater,,programme-page",
        "muster.four,muster,ministry,partner,,programme-pge",
    ),
    "projects": (
        "late,LATE,Spät,,joint-projct,exampel,call-1,jenna,2024-05,2023-04,"
        "ftp://example.org/late,programme-page",
        'lines,LINES,"Erste Zeile\nzweite",,joint-project,example,call-1,atlantis,,,,'
        "programme-page",
    ),
    "people": ("p0002,,Frau Dr.,programme-page",),
    "places": ("pole,Nordpol,city,,95,11,programme-page",),
    "statements": ("nowhere,project/nope,name@de,Nirgends,programme-page,",),
    "project-topics": ("muster,land-us,programme-page",),
    "sources": ("page-2,WebPage,https://example.org/2,Seite 2,,7,page-2",),
}
TURTLE = """@prefix : <https://example.org/my-programme/event/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:day a schema:Event ; schema:name "Tag"@de , "Anderer Tag"@de ;
  schema:startDate "2023-02-31"^^xsd:date ;
  prov:hadPrimarySource <https://example.org/my-programme/source/programme-page> .
"""


class Wanted(NamedTuple):
    """A finding: where, which rule, what stands there, what was probably meant."""

    place: str
    rule: str
    value: str
    fix: str = ""
    severity: Severity = Severity.ERROR


WANTED = {
    "an unknown organisation": Wanted(
        "data/participations.csv, row 3, column organisation",
        "shape-class",
        "universty",
        "university",
    ),
    "an unknown role": Wanted(
        "data/participations.csv, row 4, column role", "shape-class", "coordinater", "coordinator"
    ),
    "an unknown source": Wanted(
        "data/participations.csv, row 5, column source",
        "shape-class",
        "programme-pge",
        "programme-page",
    ),
    "an unknown kind": Wanted(
        "data/projects.csv, row 3, column kind", "shape-class", "joint-projct", "joint-project"
    ),
    "an unknown programme": Wanted(
        "data/projects.csv, row 3, column programme", "shape-class", "exampel", "example"
    ),
    "an unknown place": Wanted(
        "data/projects.csv, row 3, column region", "shape-class", "jenna", "jena"
    ),
    "an unknown place that is like no other": Wanted(
        "data/projects.csv, row 4, column region", "shape-class", "atlantis"
    ),
    "an unknown topic": Wanted(
        "data/project-topics.csv, row 3, column about", "shape-class", "land-us", "land-use"
    ),
    "an end before the start": Wanted(
        "data/projects.csv, row 3, column startDate", "shape-less-than-or-equals", "2024-05"
    ),
    "an address of another kind": Wanted(
        "data/projects.csv, row 3, column url", "shape-pattern", "ftp://example.org/late"
    ),
    "a person without a name": Wanted("data/people.csv, row 3, column name", "shape-min-count", ""),
    "a form of address as a title": Wanted(
        "data/people.csv, row 3, column honorificPrefix", "shape-not", "Frau Dr."
    ),
    "a place beyond the pole": Wanted(
        "data/places.csv, row 4, column latitude", "shape-max-inclusive", "95"
    ),
    "a standing that is none": Wanted("data/sources.csv, row 3, column standing", "shape-in", "7"),
    "a statement about nothing": Wanted(
        "data/statements.csv, row 3, column about", "statement-about-nothing", "project/nope"
    ),
    "an identifier of another form, in a table of facets": Wanted(
        "data/identifiers.csv, row 2, column ror", "shape-pattern", "xyz"
    ),
    "an organisation that only has an identifier": Wanted(
        "data/identifiers.csv, row 3, column name@de", "shape-qualified-min-count", ""
    ),
    "an unknown organisation in a workbook": Wanted(
        "data/mehr davon.xlsx#affiliations, row 4, column organisation",
        "shape-class",
        "nirgends",
    ),
    "an impossible date in Turtle": Wanted("data/more.ttl", "shape-datatype", "2023-02-31"),
    "two names in Turtle": Wanted("data/more.ttl", "shape-unique-lang", ""),
    "a project without coordinator": Wanted(
        "data/projects.csv, row 3", "no-coordinator", "Spät", severity=Severity.WARNING
    ),
    "a source that nothing rests on": Wanted(
        "data/sources.csv, row 3, column name@de",
        "unused-source",
        "Seite 2",
        severity=Severity.NOTICE,
    ),
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root = Path(__file__).parent.parent.parent
    catalogue = start(tmp_path_factory.mktemp("spoilt") / "new", like=Catalogue.at(root))
    data = catalogue.root / "data"
    for name, rows in ROWS.items():
        with (data / f"{name}.csv").open("a", encoding="utf-8") as table:
            table.writelines(f"{row}\n" for row in rows)
    identifiers = "id,ror,source\nuniversity,xyz,programme-page\nnobody,01yrxsg58,programme-page\n"
    (data / "identifiers.csv").write_text(identifiers, encoding="utf-8")
    (data / "more.ttl").write_text(TURTLE, encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.title = "series"
    book.active.append(["id", "name@de", "source"])
    book.active.append(["days", "Tage", "programme-page"])
    sheet = book.create_sheet("affiliations")
    sheet.append(["id", "person", "organisation", "source"])
    sheet["A4"], sheet["B4"], sheet["C4"] = "a9", "p0001", "nirgends"
    sheet["D4"] = "programme-page"
    book.save(data / "mehr davon.xlsx")
    return catalogue


@pytest.fixture(scope="module")
def report(spoilt: Catalogue) -> Report:
    return check(spoilt)


@pytest.mark.parametrize("wanted", WANTED.values(), ids=WANTED)
def test_bad_content_is_told_with_its_place(wanted: Wanted, report: Report) -> None:
    found = {Wanted(f.place, f.rule, f.value, f.fix, f.severity) for f in report.findings}
    assert wanted in found


def test_each_finding_speaks_german_and_english(report: Report) -> None:
    assert report.findings
    for finding in report.findings:
        assert finding.de
        assert finding.en
        assert finding.de != finding.en


def test_what_follows_from_a_wrong_link_is_not_told_again(report: Report) -> None:
    about = [f for f in report.findings if "universty" in f.value]
    assert [f.place for f in about] == ["data/participations.csv, row 3, column organisation"]


def test_bad_content_can_be_built_and_asked(spoilt: Catalogue) -> None:
    assert build(spoilt).store().ask("ASK { ?x <https://w3id.org/verbund/ns#acronym> 'LATE' }")


def test_a_broken_rule_ends_the_check_with_status_5(spoilt: Catalogue, report: Report) -> None:
    result = CliRunner().invoke(main, ["check", "--catalogue", str(spoilt.root)])
    errors = report.count(Severity.ERROR)
    assert result.exit_code == 5
    assert result.stderr.startswith(f"Error: {errors} errors, ")
    assert result.stdout.count("Fehler: data/") == errors


def test_the_second_opinion_says_the_same(spoilt: Catalogue, report: Report) -> None:
    words = ["check", "--engine", "pyshacl", "--lang", "en", "--catalogue", str(spoilt.root)]
    assert CliRunner().invoke(main, words).stdout == report.text("en") + "\n"
