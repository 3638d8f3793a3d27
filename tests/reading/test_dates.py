"""Dates as sources print them."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.reading.dates import PrintedDate, read_date


@given(st.dates(), st.booleans())
def test_a_day_is_read_as_it_is(day: date, last: bool) -> None:
    wanted = PrintedDate(day, "day")
    assert read_date(day.isoformat(), last=last) == wanted
    assert read_date(f"{day.day}.{day.month}.{day.year:04}", last=last) == wanted


@given(st.dates(), st.booleans())
def test_a_month_begins_or_ends(day: date, last: bool) -> None:
    wanted = day.replace(day=monthrange(day.year, day.month)[1] if last else 1)
    for text in (f"{day.year:04}-{day.month:02}", f"{day.month}.{day.year:04}"):
        assert read_date(text, last=last) == PrintedDate(wanted, "month")


@given(st.dates(), st.booleans())
def test_a_year_begins_or_ends(day: date, last: bool) -> None:
    wanted = date(day.year, 12, 31) if last else date(day.year, 1, 1)
    assert read_date(f"{day.year:04}", last=last) == PrintedDate(wanted, "year")


@given(st.text(max_size=12) | st.from_regex(r"[0-9.-]{1,12}", fullmatch=True), st.booleans())
def test_anything_else_is_a_value_error(text: str, last: bool) -> None:
    with suppress(ValueError):
        found = read_date(text, last=last)
        digits = "".join(str(int(c)) for c in text if c.isdigit())
        assert f"{found.value.year:04}" in digits


@pytest.mark.parametrize(
    "text", ["2023-02-31", "31.02.2023", "2023-13", "0000", "13.2023", "32.01.2023", "2023-00"]
)
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^there is no {text} in the calendar$"):
        read_date(text, last=True)


@pytest.mark.parametrize("text", ["Frühjahr 2020", "2023-4-1", "20230401", "2023-04-01T10:00", ""])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        read_date(text, last=False)
