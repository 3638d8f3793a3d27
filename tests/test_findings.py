"""A finding: where it is, how bad it is, and its place among others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from verbund.findings import Finding, Severity

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
