from __future__ import annotations

from verbund.reporting.saying import Voice


def test_money_is_said_in_the_form_of_the_language() -> None:
    assert "31,0 Mio. €" in Voice("de").euros(31_004_000, "q").replace("\xa0", " ")
    assert "€31.0 million" in Voice("en").euros(31_004_000, "q").replace("\xa0", " ")
    assert ">900.500 €<" in Voice("de").euros(900_500, "q").replace("\xa0", " ")
    assert ">€900,500<" in Voice("en").euros(900_500, "q")


def test_foreign_text_stays_text() -> None:
    said = Voice("de").say("quality.least", names="<script>")
    assert "<script>" not in said
    assert "&lt;script&gt;" in said


def test_a_long_list_is_cut_with_a_count() -> None:
    said = Voice("en").names([f"topic {n}" for n in range(50)])
    assert said.endswith("topic 39 and 10 more")
