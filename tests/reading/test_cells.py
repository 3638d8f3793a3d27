"""Cells: what people type, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.model import Iri
from verbund.reading.cells import CellFault, Value, control_character, nearest, read_cell, read_link
from verbund.reading.context import Column
from verbund.vocab import SCHEMA, XSD

T = TypeVar("T")
BASE = "https://example.org/project/"


def column(datatype: str = "", *, means: str = SCHEMA.name, **named: Any) -> Column:
    """A column of some kind."""
    whole = {"base": "", "many": False, "tagged": False, "reverse": False, "definition": {}}
    return Column("term", means, datatype, **{**whole, **named})


def fault(wanted: Column, text: str) -> CellFault:
    with pytest.raises(CellFault) as caught:
        read_cell(wanted, text)
    return caught.value


def tried(act: Callable[[], T]) -> T | CellFault:
    """What comes of it, or the fault."""
    try:
        return act()
    except CellFault as problem:
        return problem


ANY = [
    column(),
    column(many=True),
    column("@id", base=BASE),
    column("@id", base=BASE, many=True),
    column("@id"),
    column(XSD.date),
    column(XSD.date, means=SCHEMA.endDate),
    column(XSD.decimal),
    column(XSD.integer),
    column(XSD.boolean),
]


@given(st.sampled_from(ANY), st.text(min_size=1).filter(str.strip))
def test_a_cell_has_a_value_or_a_fault(wanted: Column, text: str) -> None:
    value = tried(lambda: read_cell(wanted, text.strip()))
    if isinstance(value, CellFault):
        assert value.rule
        assert value.de != value.en
    else:
        assert all(isinstance(one, str) and one for one in value.values)
        assert value.values or wanted.many


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**15))
def test_a_number_keeps_its_amount(number: Decimal) -> None:
    (found,) = read_cell(column(XSD.decimal), str(number)).values
    assert Decimal(found) == number
    assert "e" not in found.lower()


@given(st.integers(-(10**30), 10**30))
def test_a_whole_number_keeps_its_amount(number: int) -> None:
    assert read_cell(column(XSD.integer), f"{number:+}").values == (str(number),)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_german_number_is_mended(whole: int, cents: int) -> None:
    german = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    problem = fault(column(XSD.decimal), german)
    assert Decimal(problem.fix) == Decimal(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("text", "value"), [("50.", "50"), (".5", "0.5"), ("1e3", "1000"), ("-0", "-0"), ("٣", "3")]
)
def test_odd_ways_to_write_a_number(text: str, value: str) -> None:
    assert read_cell(column(XSD.decimal), text).values == (value,)


@pytest.mark.parametrize("text", ["1_000", "0x10", "1e100", "inf", "NaN", "1 000", "−5", "5 %"])
def test_what_is_no_number(text: str) -> None:
    assert fault(column(XSD.decimal), text).rule == "bad-number"
    assert fault(column(XSD.integer), text).rule == "bad-number"


@pytest.mark.parametrize("text", ["True", "FALSE", "true"])
def test_true_and_false(text: str) -> None:
    assert read_cell(column(XSD.boolean), text).values == (text.lower(),)


@pytest.mark.parametrize("text", ["ja", "wahr", "1", "yes"])
def test_what_is_neither_true_nor_false(text: str) -> None:
    assert fault(column(XSD.boolean), text).rule == "bad-boolean"


def test_several_values_only_where_there_may_be_several() -> None:
    assert read_cell(column(many=True), "a | b|c | ").values == ("a", "b", "c")
    assert read_cell(column(), "a | b").values == ("a | b",)


def test_a_coarse_date_tells_its_precision() -> None:
    assert read_cell(column(XSD.date), "2018-08") == Value(("2018-08-01",), "month")
    end = column(XSD.date, means=SCHEMA.endDate)
    assert read_cell(end, "2018") == Value(("2018-12-31",), "year")
    assert read_cell(end, "2018-08-09") == Value(("2018-08-09",))


def test_an_id_stands_under_its_base() -> None:
    assert read_link("neila", BASE) == f"{BASE}neila"
    assert read_link("https://example.org/x", BASE) == "https://example.org/x"


@given(st.text(min_size=1), st.sampled_from(["", BASE]))
def test_a_link_is_an_iri_or_a_fault_with_a_usable_fix(text: str, base: str) -> None:
    found = tried(lambda: Iri(read_link(text, base)))
    assert not isinstance(found, CellFault) or not found.fix or read_link(found.fix, base)


def test_a_long_text_is_cut_in_messages() -> None:
    problem = fault(column("@id"), "ä " * 500)
    assert len(problem.en) < 300
    assert problem.fix == ""


@given(st.characters(categories=["Cc", "Cs"]))
def test_control_characters_are_found(character: str) -> None:
    found = control_character(f"a{character}b")
    assert (found is None) == (character in "\t\n\r")


@pytest.mark.parametrize(
    "text", ["ä\u00adö", "שלום", "a\u202eb", "e\u0301", "😀", "a\u200bb", "\ufffd"]
)
def test_other_writing_is_let_be(text: str) -> None:
    assert read_cell(column(), text).values == (text,)


def test_windows_own_characters_are_put_right() -> None:
    found = control_character("\x84Stadt\x93 \x96 Land\x81")
    assert found is not None
    assert found.fix == "„Stadt“ – Land"


def test_the_nearest_name_is_near() -> None:
    assert nearest("akronym", ["acronym", "name"]) == "acronym"
    assert nearest("shoeSize", ["acronym", "name"]) == ""
