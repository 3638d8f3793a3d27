"""Headers and rows that are wrong: each is told with file, row, column, value and a way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue
from verbund.findings import Finding, Severity
from verbund.validation import check


class Bad(NamedTuple):
    """A change of a table (old text to new; without old one, a row more), and the finding."""

    table: str
    old: str
    new: str
    row: int
    column: str
    rule: str
    en: str
    value: str = ""
    fix: str = ""


LONG = "9" * 5000
HEADERS = {
    "the column of ids is missing": Bad(
        "people", "id,name", "name,note@de", 1, "id", "missing-column", "no row has an id"
    ),
    "the subject of a relation is missing": Bad(
        "project-topics", "project,about", "about", 1, "project", "missing-column", "'project'"
    ),
    "an unknown column": Bad(
        "people", "honorificPrefix", "shoeSize", 1, "shoeSize", "unknown-column", "'shoeSize'"
    ),
    "a misspelt column": Bad(
        "projects",
        "acronym",
        "akronym",
        1,
        "akronym",
        "unknown-column",
        "knows no column 'akronym'",
        fix="acronym",
    ),
    "a misspelt column with its language": Bad(
        "projects", "name@de", "nmae@de", 1, "nmae@de", "unknown-column", "'nmae@de'", fix="name@de"
    ),
    "a column of another table": Bad(
        "people", "honorificPrefix", "latitude", 1, "latitude", "unknown-column", "'latitude'"
    ),
    "a column twice": Bad(
        "projects", "name@en", "name@de", 1, "name@de", "double-column", "several times"
    ),
    "a column without a name": Bad(
        "projects", "name@en", " ", 1, "", "nameless-column", "column 4 has no name"
    ),
    "a language where there is none": Bad(
        "projects",
        "acronym",
        "acronym@de",
        1,
        "acronym@de",
        "unknown-column",
        "no language",
        fix="acronym",
    ),
    "a language that is none": Bad(
        "projects", "name@en", "name@en_GB", 1, "name@en_GB", "bad-language", "'en_GB'"
    ),
    "a language left open": Bad("projects", "name@en", "name@", 1, "name@", "bad-language", "''"),
    "ids in a table of relations": Bad(
        "project-topics", "project,about", "id,project", 1, "id", "unknown-column", "'id'"
    ),
}
ROWS = {
    "too few cells": Bad("people", "", "p2,Zoe", 3, "", "cell-count", "2 cells, the header 4"),
    "too many cells": Bad(
        "people", "", "p2,Zoe,Dr.,a,b", 3, "", "cell-count", "5 cells, the header 4"
    ),
    "a comma in a text without quotes": Bad(
        "people", "", "p2,Zoe, the Great,Dr.,x", 3, "", "cell-count", "must stand in quotes"
    ),
    "semicolons under a header with commas": Bad(
        "people", "", "p2;Zoe;;programme-page", 3, "", "cell-count", "1 cells, the header 4"
    ),
    "the header once more": Bad(
        "people", "", "id,name,honorificPrefix,source", 3, "", "header-again", "delete the row"
    ),
    "an id that no file name can hold": Bad(
        "people", "", "p" * 201 + ",Zoe,,x", 3, "id", "long-id", "201 signs; at most 200", "p" * 201
    ),
    "no id": Bad("people", "", ",Zoe,,programme-page", 3, "id", "no-id", "id is missing"),
    "one id twice": Bad(
        "people", "", "p0001,Zoe,,programme-page", 3, "id", "double-id", "row 2", "p0001"
    ),
    "one id twice, once as an address": Bad(
        "people",
        "",
        "https://example.org/my-programme/person/p0001,Zoe,,programme-page",
        3,
        "id",
        "double-id",
        "row 2",
        "https://example.org/my-programme/person/p0001",
    ),
    "an id with blanks": Bad(
        "people", "", "Zoe M,Zoe,,x", 3, "id", "bad-reference", "neither", "Zoe M", "zoe-m"
    ),
    "an id with an umlaut": Bad(
        "people", "", "zoë,Zoe,,x", 3, "id", "bad-reference", "neither", "zoë", "zo"
    ),
    "an id that would be run": Bad(
        "people",
        "",
        "javascript:alert(1),Zoe,,x",
        3,
        "id",
        "bad-reference",
        "neither",
        "javascript:alert(1)",
        "javascript-alert-1",
    ),
    "an id with a prefix": Bad(
        "people",
        "",
        "schema:zoe,Zoe,,x",
        3,
        "id",
        "bad-reference",
        "neither",
        "schema:zoe",
        "schema-zoe",
    ),
    "no source": Bad("people", "", "p2,Zoe,,", 3, "source", "no-source", "names no source"),
    "a source that is only a bar": Bad(
        "people", "", "p2,Zoe,, | ", 3, "source", "no-source", "names no source"
    ),
    "no 31st of February": Bad(
        "projects",
        "2027-04",
        "2023-02-31",
        2,
        "endDate",
        "bad-date",
        "there is no 2023-02-31",
        "2023-02-31",
    ),
    "no 31st of February, in German": Bad(
        "projects",
        "2027-04",
        "31.02.2023",
        2,
        "endDate",
        "bad-date",
        "endDateAsPrinted",
        "31.02.2023",
    ),
    "a thirteenth month": Bad(
        "projects", "2027-04", "2023-13", 2, "endDate", "bad-date", "no 2023-13", "2023-13"
    ),
    "a year nought": Bad(
        "projects", "2027-04", "0000", 2, "endDate", "bad-date", "no 0000", "0000"
    ),
    "a year of two digits": Bad(
        "projects",
        "2027-04",
        "31.12.23",
        2,
        "endDate",
        "bad-date",
        "not a date",
        "31.12.23",
        "2023-12-31",
    ),
    "a season": Bad(
        "projects",
        "2027-04",
        "Frühjahr 2020",
        2,
        "endDate",
        "bad-date",
        "'Frühjahr 2020' is not a date",
        "Frühjahr 2020",
    ),
    "a month with one digit": Bad(
        "projects", "2027-04", "2023-4-1", 2, "endDate", "bad-date", "not a date", "2023-4-1"
    ),
    "a time": Bad(
        "projects",
        "2027-04",
        "2027-04-30T12:00:00",
        2,
        "endDate",
        "bad-date",
        "not a date",
        "2027-04-30T12:00:00",
    ),
    "a decimal comma": Bad(
        "places", "50.93", '"50,93"', 3, "latitude", "bad-number", "decimal point", "50,93", "50.93"
    ),
    "a German sum": Bad(
        "amounts",
        "1200000",
        '"1.200.000,50"',
        2,
        "value",
        "bad-number",
        "decimal point",
        "1.200.000,50",
        "1200000.50",
    ),
    "points between thousands": Bad(
        "amounts", "1200000", "1.200.000", 2, "value", "bad-number", "decimal", "1.200.000"
    ),
    "a number with its unit": Bad(
        "amounts", "1200000", "1200000 EUR", 2, "value", "bad-number", "decimal", "1200000 EUR"
    ),
    "a number beyond all measure": Bad(
        "amounts", "1200000", "1e999999999", 2, "value", "bad-number", "decimal", "1e999999999"
    ),
    "a number of five thousand digits": Bad(
        "amounts", "1200000", LONG, 2, "value", "bad-number", "9…' is not a number", LONG
    ),
    "an infinite number": Bad(
        "amounts", "1200000", "Infinity", 2, "value", "bad-number", "decimal", "Infinity"
    ),
    "what is not a number": Bad("amounts", "1200000", "NaN", 2, "value", "bad-number", "", "NaN"),
    "a fraction where a whole number is wanted": Bad(
        "sources", ",1,", ",1.5,", 2, "standing", "bad-number", "whole number", "1.5"
    ),
    "a whole number of five thousand digits": Bad(
        "sources", ",1,", f",{LONG},", 2, "standing", "bad-number", "whole number", LONG
    ),
    "yes in German": Bad(
        "events",
        "location,project",
        "speakerListOpen,project",
        2,
        "speakerListOpen",
        "bad-boolean",
        "neither true nor false",
        "jena",
    ),
    "an address with a blank": Bad(
        "projects",
        "https://example.org/muster",
        "https://example.org/mein muster",
        2,
        "url",
        "bad-reference",
        "neither",
        "https://example.org/mein muster",
        "https://example.org/mein%20muster",
    ),
    "an address with a lonely percent sign": Bad(
        "projects",
        "https://example.org/muster",
        "https://example.org/100%",
        2,
        "url",
        "bad-reference",
        "neither",
        "https://example.org/100%",
        "https://example.org/100%25",
    ),
    "an address with brackets": Bad(
        "projects",
        "https://example.org/muster",
        "https://example.org/?a[0]=1",
        2,
        "url",
        "bad-reference",
        "neither",
        "https://example.org/?a[0]=1",
        "https://example.org/?a%5B0%5D=1",
    ),
    "an address that nothing can mend": Bad(
        "projects",
        "https://example.org/muster",
        "h$$p://nowhere/",
        2,
        "url",
        "bad-reference",
        "neither",
        "h$$p://nowhere/",
    ),
    "an address without its beginning": Bad(
        "projects",
        "https://example.org/muster",
        "www.example.org",
        2,
        "url",
        "bad-reference",
        "neither",
        "www.example.org",
    ),
    "a name in the place of an id": Bad(
        "participations",
        "muster,university,coordinator",
        "muster,FSU Jena,coordinator",
        2,
        "organisation",
        "bad-reference",
        "neither an id nor an address",
        "FSU Jena",
        "fsu-jena",
    ),
    "an unknown type": Bad(
        "publications",
        "Report",
        "Reprot",
        2,
        "type",
        "unknown-type",
        "no class",
        "Reprot",
        "Report",
    ),
    "a type that is a property": Bad(
        "publications", "Report", "startDate", 2, "type", "unknown-type", "no class", "startDate"
    ),
    "a type that is a prefix": Bad(
        "publications", "Report", "schema", 2, "type", "unknown-type", "no class", "schema"
    ),
    "a bell in a name": Bad(
        "people",
        "Erika",
        "Er\aika",
        2,
        "name",
        "control-character",
        "U+0007",
        "Er\aika Beispiel",
        "Erika Beispiel",
    ),
    "a dash of Windows' own": Bad(
        "projects",
        "Exemplary land",
        "Exemplary \x96 land",
        2,
        "name@en",
        "control-character",
        "U+0096",
        "Exemplary \x96 land use",
        "Exemplary – land use",
    ),
}
STATEMENTS = {
    "nothing that it is about": Bad(
        "statements",
        "",
        "s2,,name@de,X,programme-page,",
        3,
        "about",
        "incomplete-statement",
        "about",
    ),
    "no property": Bad(
        "statements",
        "",
        "s2,project/muster,,X,programme-page,",
        3,
        "property",
        "incomplete-statement",
        "property is empty",
    ),
    "no value": Bad(
        "statements",
        "",
        "s2,project/muster,name@de,,programme-page,",
        3,
        "value",
        "incomplete-statement",
        "value is empty",
    ),
    "a value that is only a bar": Bad(
        "statements",
        "",
        "s2,project/muster,name@de,|,programme-page,",
        3,
        "value",
        "incomplete-statement",
        "value is empty",
        "|",
    ),
    "no address of a thing": Bad(
        "statements",
        "",
        "s2,das Projekt,name@de,X,programme-page,",
        3,
        "about",
        "bad-reference",
        "neither",
        "das Projekt",
        "das-projekt",
    ),
    "a property of something else": Bad(
        "statements",
        "",
        "s2,project/muster,latitude,5,programme-page,",
        3,
        "property",
        "unknown-property",
        "has no property 'latitude'",
        "latitude",
    ),
    "a misspelt property": Bad(
        "statements",
        "",
        "s2,project/muster,strtDate,2020,programme-page,",
        3,
        "property",
        "unknown-property",
        "'strtDate'",
        "strtDate",
        "startDate",
    ),
    "an id as a property": Bad(
        "statements",
        "",
        "s2,project/muster,id,x,programme-page,",
        3,
        "property",
        "unknown-property",
        "'id'",
        "id",
    ),
    "a class as a property": Bad(
        "statements",
        "",
        "s2,project/muster,type,Report,programme-page,",
        3,
        "property",
        "unknown-property",
        "'type'",
        "type",
    ),
    "a property in no language": Bad(
        "statements",
        "",
        "s2,project/muster,name@d e,X,programme-page,",
        3,
        "property",
        "bad-language",
        "'d e'",
        "name@d e",
    ),
    "a date that is none": Bad(
        "statements",
        "",
        "s2,project/muster,endDate,2023-02-31,programme-page,",
        3,
        "value",
        "bad-date",
        "there is no 2023-02-31",
        "2023-02-31",
    ),
    "no source for it": Bad(
        "statements",
        "",
        "s2,project/muster,name@de,X,,",
        3,
        "source",
        "no-source",
        "names no source",
    ),
}
ALL = {**HEADERS, **ROWS, **{f"a statement with {name}": bad for name, bad in STATEMENTS.items()}}


def spoil(folder: Path, bad: Bad) -> None:
    """Change a table."""
    path = folder / f"{bad.table}.csv"
    text = path.read_text(encoding="utf-8")
    assert not bad.old or text.count(bad.old) == 1
    changed = text.replace(bad.old, bad.new) if bad.old else f"{text}{bad.new}\n"
    path.write_text(changed, encoding="utf-8")


@pytest.mark.parametrize("bad", ALL.values(), ids=ALL)
def test_a_bad_row_is_told_with_its_place(
    bad: Bad, small: Catalogue, untouched: Callable[[], None]
) -> None:
    spoil(small.root / "data", bad)
    report = check(small)
    assert not report.ok
    found = next(one for one in report.findings if one.rule == bad.rule)
    assert found == Finding(
        file=f"data/{bad.table}.csv",
        row=bad.row,
        column=bad.column,
        value=bad.value,
        rule=bad.rule,
        severity=Severity.ERROR,
        de=found.de,
        en=found.en,
        fix=found.fix if bad.rule == "unknown-type" and not bad.fix else bad.fix,
        wrong=found.wrong,
    )
    assert bad.en in found.en
    assert found.de != found.en
    with pytest.raises(InvalidCatalogue, match=rf"^data/{bad.table}\.csv, row {bad.row}"):
        build(small)
    untouched()


def test_many_faults_are_told_at_once(small: Catalogue) -> None:
    for bad in (ROWS["no id"], ROWS["a season"], STATEMENTS["no value"]):
        spoil(small.root / "data", bad)
    assert [(one.file, one.row) for one in check(small).findings] == [
        ("data/people.csv", 3),
        ("data/projects.csv", 2),
        ("data/statements.csv", 3),
    ]
    with pytest.raises(InvalidCatalogue, match=r"\(and 2 more\)$"):
        build(small)
