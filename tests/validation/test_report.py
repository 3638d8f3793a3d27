"""A report: its order, its words, and its forms."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

from verbund.findings import Finding, Severity
from verbund.validation import Report

ERROR = Finding(
    file="data/meine liste.xlsx#people",
    row=3,
    column="name",
    value="Zoe",
    rule="no-id",
    severity=Severity.ERROR,
    de="Kennung fehlt.",
    en="id is missing",
    fix="zoe",
)
NOTICE = replace(ERROR, severity=Severity.NOTICE, row=0, column="", value="", fix="", file="")


def test_each_finding_stands_once_in_order() -> None:
    others = [replace(ERROR, row=row, en=en) for row in (1, 2) for en in "ab"]
    mixed = [NOTICE, *others, *others]
    Random(3).shuffle(mixed)  # noqa: S311
    assert Report.of(mixed).findings == (*others, NOTICE)


def test_only_errors_break_a_rule() -> None:
    assert Report.of([]).ok
    assert Report.of([NOTICE, replace(ERROR, severity=Severity.WARNING)]).ok
    report = Report.of([NOTICE, ERROR])
    assert not report.ok
    assert [report.count(severity) for severity in Severity] == [1, 0, 1]


def test_a_finding_without_a_place_is_told_all_the_same() -> None:
    assert Report.of([NOTICE]).text("de") == "Hinweis: ?\n  Kennung fehlt."


def test_many_warnings_alike_are_told_in_few() -> None:
    warning = replace(ERROR, severity=Severity.WARNING, fix="")
    many = [replace(warning, row=row, value=f"P{row}", en=f"P{row}: alone") for row in range(2, 14)]
    text = Report.of([*many, replace(warning, column="kind"), NOTICE]).text("en")
    assert [line for line in text.splitlines() if line] == [
        "warning: data/meine liste.xlsx#people, row 2, column name",
        "  P2: alone",
        "warning: data/meine liste.xlsx#people, row 3, column kind",
        "  id is missing",
        "  it says: Zoe",
        "warning: data/meine liste.xlsx#people, row 3, column name",
        "  P3: alone",
        "warning: data/meine liste.xlsx#people, row 4, column name",
        "  P4: alone",
        "  the same in 9 further rows from 5 to 13; --format json names all",
        "notice: ?",
        "  id is missing",
    ]


def test_errors_and_what_can_be_repaired_are_each_told() -> None:
    errors = [replace(ERROR, row=row, fix="") for row in range(2, 14)]
    mendable = [replace(ERROR, row=row, severity=Severity.WARNING) for row in range(2, 14)]
    assert Report.of([*errors, *mendable]).text("de").count("\n\n") == 23


def test_a_long_value_is_cut_in_the_text_and_whole_in_json() -> None:
    long = replace(ERROR, value="a\n b" * 400)
    report = Report.of([long])
    assert "it says: a ba b" in report.text("en")
    assert max(len(line) for line in report.text("en").splitlines()) < 220
    assert json.loads(report.json())["findings"][0]["value"] == long.value


def test_a_file_with_a_blank_is_an_address_in_sarif() -> None:
    log = json.loads(Report.of([ERROR, NOTICE]).sarif("de", version="1.0"))
    first, second = log["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/meine%20liste.xlsx"
    assert first["message"]["text"] == "Kennung fehlt. (zoe)"
    assert "region" not in second["locations"][0]["physicalLocation"]
