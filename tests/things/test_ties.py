"""What ties two things, and who says so."""

from __future__ import annotations

import pytest
from tests.things.conftest import BASE

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.model import Iri
from verbund.provenance import Locator
from verbund.reading import Context
from verbund.store import Store
from verbund.things import Describer
from verbund.things.ties import Bond, Ties
from verbund.vocab import ORG


@pytest.fixture(scope="module")
def ties(built: Build, store: Store, describer: Describer, context: Context) -> Ties:
    return Ties(describer, Locator(Catalogue.at(built.folder.parent.parent), context, store))


def _between(ties: Ties, one: str, other: str) -> tuple[Bond, ...]:
    return ties.between(Iri(BASE + one), Iri(BASE + other))


def test_a_participation_has_its_documents_its_row_and_other_opinions(ties: Ties) -> None:
    direct, *_ = _between(ties, "organisation/stadt-jena", "project/interko2")
    (tie,) = direct.ties
    assert tie.words["de"].startswith("Beteiligt an: Interko2 (2018-08 – 2023-11) – Projektpartner")
    assert [source.url for source in tie.sources][-1].endswith("/interko2.html")
    assert (tie.place.file, tie.place.row > 1) == ("data/participations.csv", True)
    (other,) = tie.otherwise
    assert (other.means.value, other.is_shown) == (ORG.role, False)
    assert other.place.file == "data/statements.csv"


def test_it_is_the_same_tie_from_the_other_end(ties: Ties) -> None:
    one = _between(ties, "organisation/stadt-jena", "project/interko2")[0].ties
    other = _between(ties, "project/interko2", "organisation/stadt-jena")[0].ties
    assert [tie.node for tie in one] == [tie.node for tie in other]
    assert [tie.sources for tie in one] == [tie.sources for tie in other]


def test_what_both_share_is_told_at_both_ends(ties: Ties) -> None:
    direct, project = _between(ties, "organisation/stadt-jena", "organisation/stadt-leipzig")
    assert direct.ties[0].sources == ()
    assert direct.ties[0].words["en"].startswith("Works with: ")
    assert project.via == Iri(f"{BASE}project/interko2")
    names = [tie.words["de"].split(" – ")[0] for tie in project.ties]
    assert names == ["Stadt Jena", "Stadt Leipzig"]
    assert all(tie.sources and tie.place.row for tie in project.ties)


def test_one_thing_between_that_ties_all_is_told_once(ties: Ties) -> None:
    found = _between(ties, "organisation/stadt-jena", "project/interko2")
    (event,) = (bond for bond in found if bond.via == Iri(f"{BASE}event/jena-fachtagung"))
    assert len(event.ties) == 1
    assert event.ties[0].sources[0].quote.startswith("Die Projektgruppe")


def test_a_plain_statement_has_its_documents(ties: Ties) -> None:
    (direct, *_) = _between(ties, "project/interko2", "place/leipzig")
    (tie,) = direct.ties
    assert (tie.words["en"], tie.node) == ("Region: Leipzig", None)
    assert tie.sources


def test_things_that_have_nothing_to_do_with_each_other(ties: Ties) -> None:
    assert _between(ties, "project/wertvoll", "organisation/h-brs") == ()
