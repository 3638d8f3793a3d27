"""What a thorough check finds in tables: dirty cells with their repairs, and no clean ones."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from verbund.catalogue import Catalogue
from verbund.findings import Certainty, Change, Finding
from verbund.validation import check


class Dirt(NamedTuple):
    """Rows added to a table, the cells that are found dirty, and what is to stand there."""

    table: str
    rows: str
    column: str
    found: dict[int, str | None]
    certainty: str


#: the rows that are no part of ``found`` are clean
DIRT = {
    "html-remains": Dirt(
        "people",
        "p2,Ada &amp; Zoe,,programme-page\np3,R&D Ada,,programme-page\n"
        "p4,<b>Kim</b>,,programme-page\n",
        "name",
        {3: "Ada & Zoe", 5: "Kim"},
        "certain",
    ),
    "mojibake": Dirt(
        "people",
        "p2,JÃ¼rgen GroÃŸ,,programme-page\np3,João Âne,,programme-page\n",
        "name",
        {3: "Jürgen Groß"},
        "likely",
    ),
    "invisible-characters": Dirt(
        "people",
        "p2,Jür\u00adgen,,programme-page\np3,Jürgen,,programme-page\n",
        "name",
        {3: "Jürgen"},
        "certain",
    ),
    "placeholder": Dirt(
        "people", "p2,N/A,,programme-page\np3,Nora,,programme-page\n", "name", {3: None}, "likely"
    ),
    "email-in-text": Dirt(
        "people",
        "p2,zoe@uni.example,,programme-page\np3,Zoe @ Jena,,programme-page\n",
        "name",
        {3: "[…]"},
        "certain",
    ),
    "amount-with-decimals": Dirt(
        "amounts",
        "a2,1.200,EUR,programme-page\na3,1200.50,EUR,programme-page\na4,7.5,EUR,programme-page\n"
        "a5,50.000,EUR,programme-page\n",
        "value",
        {3: "1200", 5: None, 6: "50000"},
        "hint",
    ),
    "odd-date": Dirt(
        "events",
        "e2,Treffen,kick-off,0202-03,,jena,muster,programme-page\n"
        "e3,Treffen in Jena,kick-off,2024-06,,jena,muster,programme-page\n",
        "startDate",
        {3: None},
        "likely",
    ),
    "odd-address": Dirt(
        "projects",
        "p2,P2,Eins,One,other-project,example,,jena,,,http://https://a.example/x,programme-page\n"
        "p3,P3,Zwei,Two,other-project,example,,jena,,,https://a.example/x,programme-page\n",
        "url",
        {3: "https://a.example/x"},
        "likely",
    ),
    "namibia": Dirt(
        "places",
        "na,Namibia,country,,,,programme-page\nx,Ort,city,na,,,programme-page\n"
        "y,Windhoek,city,na,-22.56,17.08,programme-page\n",
        "containedIn",
        {5: None},
        "hint",
    ),
    "similar-organisation-name": Dirt(
        "organisations",
        "u,FormalOrganization,UNIVERSITÄT BEISPIELSTADT e.V.,,university,jena,,programme-page\n"
        "w,FormalOrganization,Universität Musterstadt,,university,jena,,programme-page\n",
        "name@de",
        {2: None},
        "likely",
    ),
    "same-website": Dirt(
        "organisations",
        "u,FormalOrganization,A,,university,jena,https://example.org/university,programme-page\n"
        "w,FormalOrganization,Uni B,,university,jena,https://b.example/,programme-page\n",
        "url",
        {2: None},
        "hint",
    ),
}


def _found(catalogue: Catalogue, rule: str) -> tuple[Finding, ...]:
    report = check(catalogue, thorough=True)
    return tuple(one for one in report.findings if one.rule == rule)


def _add(path: Path, rows: str) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n{rows}", encoding="utf-8")


@pytest.mark.parametrize("rule", DIRT)
def test_dirt_is_told_with_its_cell_and_its_repair(rule: str, small: Catalogue) -> None:
    assert _found(small, rule) == ()
    dirt = DIRT[rule]
    place = f"data/{dirt.table}.csv"
    _add(small.root / place, dirt.rows)
    found = _found(small, rule)
    assert {(one.file, one.column) for one in found} == {(place, dirt.column)}
    assert {one.certainty for one in found} == {Certainty(dirt.certainty)}
    repairs = {one.row: one.repair and one.repair.new for one in found}
    assert repairs == dirt.found


def test_a_repair_keeps_what_else_stands_in_the_cell(small: Catalogue) -> None:
    path = small.root / "data" / "projects.csv"
    text = path.read_text(encoding="utf-8")
    both = "https://a.example/ | http://https://b.example/"
    path.write_text(text.replace("https://example.org/muster", both), encoding="utf-8")
    (found,) = _found(small, "odd-address")
    mended = "https://a.example/ | https://b.example/"
    assert found.repair == Change("data/projects.csv", 2, "url", both, mended)


def test_a_check_that_is_not_thorough_leaves_the_doubtful_out(small: Catalogue) -> None:
    dirt = DIRT["html-remains"]
    _add(small.root / "data" / "people.csv", dirt.rows)
    assert [one for one in check(small).findings if one.rule == "html-remains"] == []
