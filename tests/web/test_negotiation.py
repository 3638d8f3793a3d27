"""Accept headers of any kind: the choice is always one that the header allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.web.negotiation import best, language

OFFERS = ["text/html", "text/turtle", "application/ld+json", "application/n-triples"]
TYPES = st.sampled_from([*OFFERS, "*/*", "text/*", "application/*", "image/png", "Text/HTML"])
QUALITIES = st.sampled_from(["", ";q=1", ";q=0.9", "; q=0.5", ";q=0.001", ";q=0", ";level=1;q=0.3"])
PARTS = st.tuples(TYPES, QUALITIES).map("".join)


def rated(offer: str, parts: list[str]) -> float:
    """The quality of an offer, found the slow way."""
    kind = offer.partition("/")[0]
    for name in (offer, f"{kind}/*", "*/*"):
        found = [part for part in parts if part.partition(";")[0].lower() == name]
        if found:
            _, mark, value = found[-1].replace(" ", "").rpartition("q=")
            return float(value) if mark else 1.0
    return 0.0


@given(st.lists(PARTS, min_size=1, max_size=6))
def test_nothing_is_wanted_more_than_what_is_chosen(parts: list[str]) -> None:
    chosen = best(", ".join(parts), OFFERS)
    ratings = {offer: rated(offer, parts) for offer in OFFERS}
    most = max(ratings.values())
    if most == 0:
        assert chosen is None
    else:
        assert chosen == next(offer for offer in OFFERS if ratings[offer] == most)


@given(st.text(max_size=200))
def test_no_header_breaks_it(header: str) -> None:
    assert best(header, OFFERS) in {*OFFERS, None}
    assert language(header, ["de", "en"]) in {"de", "en"}


@given(st.text(alphabet="abcxyz;=, ", max_size=60))
def test_words_that_are_no_media_types_are_passed_over(header: str) -> None:
    assert best(header, OFFERS) == OFFERS[0]
    assert best(f"{header}, application/ld+json", OFFERS) == "application/ld+json"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "text/html"),
        ("*", "text/html"),
        ("text/html, image/gif, *; q=.2, */*; q=.2", "text/html"),
        ("application/rdf+xml, */*;q=0.1", "text/html"),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ("*/turtle", "text/html"),
        ("text/html;q=2, text/turtle", "text/turtle"),
        ("text/html;q=0", None),
    ],
)
def test_headers_seen_in_the_wild(header: str | None, chosen: str | None) -> None:
    assert best(header, OFFERS) == chosen


@pytest.mark.parametrize(
    ("header", "chosen"),
    [("", "de"), ("en", "en"), ("en-US,de;q=0.5", "en"), ("fr", "de"), ("fr,*;q=0.1", "de")],
)
def test_the_language_is_the_one_that_is_read_best(header: str, chosen: str) -> None:
    assert language(header, ["de", "en"]) == chosen
