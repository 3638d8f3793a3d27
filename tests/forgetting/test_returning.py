"""Who was removed is recognised when their row is typed again by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.forgetting.test_forgetting import ORCID, edit, remove

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue
from verbund.findings import Finding, Severity
from verbund.removals import KEY
from verbund.validation import check

ROW = "p0009,Erika Beispiel,,programme-page\n"


def found(catalogue: Catalogue) -> list[Finding]:
    report = check(Catalogue.at(catalogue.root))
    return [one for one in report.findings if one.rule == "removed-person"]


def typed(catalogue: Catalogue, row: str) -> None:
    edit(catalogue, "people.csv", lambda text: text + row)


def test_a_catalogue_without_them_says_nothing(small: Catalogue) -> None:
    assert found(small) == []
    remove(small)
    assert found(small) == []


@pytest.mark.parametrize("name", ["Erika Beispiel", '"Beispiel, Erika"', "ERIKA BEISPIEL"])
def test_a_row_typed_by_hand_is_told_with_its_place_and_stops_the_build(
    small: Catalogue, name: str
) -> None:
    remove(small)
    typed(small, ROW.replace("Erika Beispiel", name))
    with pytest.raises(
        InvalidCatalogue, match=r"data/people.csv, row 2: p0009.*asked to be removed"
    ):
        build(Catalogue.at(small.root))
    (told,) = found(small)
    assert (told.file, told.row, told.severity) == ("data/people.csv", 2, Severity.ERROR)
    assert "ORCID" in told.de
    assert "Beispiel" not in told.de + told.en + told.value


def test_the_old_address_is_enough(small: Catalogue) -> None:
    remove(small)
    (small.root / KEY).unlink()
    typed(small, "p0001,Someone,,programme-page\n")
    assert [one.value for one in found(small) if one.severity is Severity.ERROR] == ["p0001"]


def test_an_identifier_tells_who_is_meant(small: Catalogue) -> None:
    header = "source", "orcid,source"
    edit(
        small,
        "people.csv",
        lambda text: text.replace(*header).replace(",Dr.,", f",Dr.,{ORCID[18:]},"),
    )
    remove(small)
    typed(small, "p0009,Erika Beispiel,,0000-0001-5109-3700,programme-page\n")
    assert found(small) == []
    typed(small, f"p0010,E. Other,,{ORCID[18:]},programme-page\n")
    assert [one.value for one in found(small)] == ["p0010"]


def test_without_the_key_it_is_said_that_nobody_can_be_recognised(small: Catalogue) -> None:
    remove(small)
    typed(small, "p0010,Otto Andere,,programme-page\n")
    (small.root / KEY).unlink()
    (told,) = found(small)
    assert (told.file, told.severity) == ("data/removed.json", Severity.NOTICE)


def test_a_list_of_removals_that_came_later_is_seen(small: Catalogue, tmp_path: Path) -> None:
    build(small)
    before = (small.root / "data" / "people.csv").read_bytes()
    remove(small)
    edit(small, "people.csv", lambda _: before.decode())
    with pytest.raises(InvalidCatalogue):
        build(Catalogue.at(small.root))
