"""Names are the same however they are spelt, and near ones are found."""

from __future__ import annotations

import pytest

from verbund.queries.names import keys, listed, near

NAMES = {
    "Friedrich-Schiller-Universität Jena": "fsu",
    "FSU Jena": "fsu",
    "Stadt Jena": "jena",
    "jenawohnen GmbH": "jw",
    "Hochschule Anhalt": "anhalt",
    "Verkehrsverbund Mitteldeutschland": "mdv",
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interko2", "interko 2"),
        ("Interko²", "INTERKO2"),
        ("München", "muenchen"),
        ("München", "Munchen"),
        ("Straße", "STRASSE"),
        ("LOGIST.PLUS", "Logistplus"),
        ("Café de Flore", "cafe-de-flore"),
    ],
)
def test_spellings_of_one_name_have_a_key_in_common(one: str, other: str) -> None:
    assert keys(one) & keys(other)


def test_other_names_have_none() -> None:
    assert not keys("Stadt Leipzig") & keys("Landkreis Leipzig")


def test_near_names_come_first_and_once_for_each_thing() -> None:
    assert near("Jena", NAMES) == ("FSU Jena", "Stadt Jena", "jenawohnen GmbH")


@pytest.mark.parametrize("typed", ["Hochschule Anhallt", "HS Anhalt", "hochschul anhalt"])
def test_a_slip_of_the_pen_is_near(typed: str) -> None:
    assert near(typed, NAMES)[0] == "Hochschule Anhalt"


def test_nothing_is_near_nonsense() -> None:
    assert near("xqz", NAMES) == ()


@pytest.mark.parametrize(("names", "text"), [(["a"], "'a'"), (["a", "b"], "'a' or 'b'")])
def test_names_are_listed_in_words(names: list[str], text: str) -> None:
    assert listed(names, "or") == text
