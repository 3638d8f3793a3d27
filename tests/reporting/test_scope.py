from __future__ import annotations

from datetime import date

from verbund.reporting import Wanted


def test_twelve_months_end_the_day_before() -> None:
    assert Wanted("de", date(2023, 1, 1)).until == date(2023, 12, 31)
