"""A finding: where it is, how bad it is, and its place among others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from verbund.findings import Certainty, Change, Finding, Severity

ONE = Finding(
    file="data/people.csv",
    row=3,
    column="name",
    value="Zoe",
    rule="no-id",
    severity=Severity.ERROR,
    de="Kennung fehlt.",
    en="id is missing",
)


def test_the_place_is_told_in_words() -> None:
    assert ONE.place == "data/people.csv, row 3, column name"
    assert replace(ONE, row=0, column="").place == "data/people.csv"


def test_the_message_is_german_or_english() -> None:
    assert (ONE.message("de"), ONE.message("en"), ONE.message("fr")) == (ONE.de, ONE.en, ONE.en)


def test_the_worst_comes_first() -> None:
    assert [severity.rank for severity in Severity] == [0, 1, 2]
    others = [replace(ONE, severity=severity) for severity in reversed(Severity)]
    assert [one.severity for one in sorted(others, key=lambda one: one.order)] == list(Severity)


OTHERS = [
    replace(ONE, en="~"),
    replace(ONE, de="~"),
    replace(ONE, fix="~"),
    replace(ONE, value="~"),
]


@given(st.permutations(OTHERS))
def test_the_order_does_not_depend_on_chance(findings: list[Finding]) -> None:
    ordered = sorted(findings, key=lambda one: one.order)
    assert [one.order for one in ordered] == sorted(one.order for one in findings)
    assert len({one.order for one in findings}) == len(findings)


def test_a_repair_is_the_cell_as_it_is_and_as_it_shall_be() -> None:
    found = replace(ONE, column="region", value="jena | erfrt", wrong="erfrt", fix="erfurt")
    assert found.repair == Change("data/people.csv", 3, "region", "jena | erfrt", "jena | erfurt")
    assert replace(found, wrong="", fix="jena").repair == Change(
        "data/people.csv", 3, "region", "jena | erfrt", "jena"
    )


def test_a_header_is_repaired_in_row_1() -> None:
    found = replace(ONE, row=1, column="nmae", value="", fix="name")
    assert found.repair == Change("data/people.csv", 1, "nmae", "nmae", "name")


def test_nothing_can_be_repaired_without_a_cell_or_an_idea() -> None:
    without = [{"row": 0}, {"column": ""}, {"fix": ""}, {"fix": "Zoe"}]
    idea = replace(ONE, fix="Ada")
    assert idea.repair is not None
    assert [replace(idea, **one).repair for one in without] == [None] * 4  # type: ignore[arg-type]


def test_an_id_lasts_as_long_as_the_cell() -> None:
    assert ONE.id == replace(ONE, de="Anders.", fix="Ada").id
    assert len({ONE.id, replace(ONE, value="Ada").id, replace(ONE, rule="x").id}) == 3


def test_a_finding_survives_being_noted_down() -> None:
    one = replace(ONE, certainty=Certainty.HINT)
    assert Finding.of(one.noted()) == one
