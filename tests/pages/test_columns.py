from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.pages.columns import Coder, deflated, each, inflated, packed, same, unpacked


@given(st.lists(st.integers(min_value=-1, max_value=2**31 - 1)))
def test_a_column_can_be_read_back(numbers: list[int]) -> None:
    assert unpacked(packed(numbers), len(numbers)) == numbers


@pytest.mark.parametrize("value", [0, 63, 64, 4095, 4096, -1])
def test_numbers_at_the_edges_of_a_width_survive(value: int) -> None:
    assert unpacked(packed([value, 1]), 2) == [value, 1]


@pytest.mark.parametrize("most", [63, 4095, 262_143, 2**24])
def test_each_width_has_a_sign_for_nothing(most: int) -> None:
    assert unpacked(packed([most, -1, 0, most - 1]), 4) == [most, -1, 0, most - 1]


def test_what_is_deflated_can_be_read_back_and_is_short() -> None:
    value = {"texts": ["<Jena>", "\u2028"], "columns": {"x": "2" + "AB" * 500}}
    assert inflated(deflated(value)) == value
    assert len(deflated(value)) < 200
    assert "<" not in deflated(value)


def test_equal_values_and_the_very_same_things_are_numbered_once() -> None:
    count = iter(range(100))
    one = {"de": "Jena"}
    assert each(["b", "a", "b"], lambda _: next(count)) == [0, 1, 0]
    assert same([one, {"de": "Jena"}, one], lambda _: next(count)) == [2, 3, 2]


def test_a_text_stands_once_and_the_empty_one_is_number_zero() -> None:
    coder = Coder("https://example.org/")
    numbers = [coder.text("Jena"), coder.text(""), coder.text("Jena")]
    assert numbers == [1, 0, 1]
    assert coder.tables()["texts"] == ["", "Jena"]


def test_an_identifier_is_written_without_the_catalogues_own_beginning() -> None:
    coder = Coder("https://example.org/")
    coder.name("https://example.org/project/a")
    coder.name("https://other.org/project/b")
    assert coder.tables()["texts"] == ["", "project/a", "https://other.org/project/b"]
