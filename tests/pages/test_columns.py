from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.pages.columns import Coder, packed, unpacked


@given(st.lists(st.integers(min_value=-1, max_value=2**31 - 1)))
def test_a_column_can_be_read_back(numbers: list[int]) -> None:
    assert unpacked(packed(numbers), len(numbers)) == numbers


@pytest.mark.parametrize("value", [0, 63, 64, 4095, 4096, -1])
def test_numbers_at_the_edges_of_a_width_survive(value: int) -> None:
    assert unpacked(packed([value, 1]), 2) == [value, 1]


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
