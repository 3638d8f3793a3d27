"""Who says so, in which words, and who says otherwise."""

from __future__ import annotations

from verbund.model import Iri, Literal
from verbund.provenance import Locator, Place, Source, why
from verbund.vocab import SCHEMA, XSD

BASE = "https://example.org/my-programme/"
MUSTER = Iri(f"{BASE}project/muster")
PAGE = Source(
    f"{BASE}source/programme-page", "Seite des Programms", "https://example.org/programme", ""
)


def test_the_value_shown_comes_first(locator: Locator) -> None:
    found = why(locator.store, locator, MUSTER, Iri(SCHEMA.endDate))
    assert [(one.value, one.is_shown) for one in found] == [
        (Literal("2027-04-30", XSD.date), True),
        (Literal("2028-12-31", XSD.date), False),
    ]
    assert [one.place.row for one in found] == [2, 3]
    (first,), (second,) = (one.sources for one in found)
    assert (first.name, first.quote) == ("Seite des Programms", "bis April 2027")
    assert second == Source(
        f"{BASE}source/press", "Zeitung", "https://example.org/press", "2026-01-02", "bis Ende 2028"
    )


def test_all_that_is_said_of_a_thing(locator: Locator) -> None:
    found = why(locator.store, locator, MUSTER)
    assert {one.means.value for one in found} >= {SCHEMA.name, SCHEMA.url, SCHEMA.areaServed}
    assert all(one.sources for one in found)
    (name, _) = (one for one in found if one.means.value == SCHEMA.name)
    assert name.sources == (PAGE,)
    assert name.place == Place("data/projects.csv", 2, "name@en", "Exemplary land use")


def test_of_nothing_nothing_is_said(locator: Locator) -> None:
    assert why(locator.store, locator, Iri(f"{BASE}project/nothing")) == []
