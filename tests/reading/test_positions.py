"""Places in files as IRIs, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.model import Iri
from verbund.reading import position, read_position, split_place

BASE = "https://example.org/"
NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=12
)


@given(NAMES, st.integers(0, 10**6))
def test_a_file_and_a_row_come_back(name: str, row: int) -> None:
    place = f"data/{name}.csv"
    iri = position(BASE, place, row)
    assert Iri(iri).value.startswith(f"{BASE}data/")
    assert read_position(iri, BASE) == (place, row)


@given(NAMES, st.sampled_from(["projects", "cluster-members"]), st.integers(1, 10**6))
def test_a_sheet_comes_back(name: str, sheet: str, row: int) -> None:
    place = f"data/{name}.xlsx#{sheet}"
    assert read_position(position(BASE, place, row), BASE) == (place, row)
    assert split_place(place) == (f"data/{name}.xlsx", sheet)


@pytest.mark.parametrize("place", ["data/a.csv", "data/a#b.ttl", "data/a.xlsx", "data/#.csv"])
def test_only_a_workbook_has_sheets(place: str) -> None:
    assert split_place(place) == (place, "")
