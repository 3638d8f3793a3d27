"""Repairs are planned, applied to all tables or none, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.findings import Change, Finding, Severity
from verbund.mending import Journal, Left, Undone, plan


def found(table: str, column: str, value: str, fix: str, *, row: int = 2) -> Finding:
    return Finding(f"data/{table}", row, column, value, "rule", Severity.ERROR, "", "", fix)


TWO = [
    found("people.csv", "name", "Erika Beispiel", "Erika"),
    found("places.csv", "name@de", "Thüringen", "Sachsen"),
]


def tables(catalogue: Catalogue) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in catalogue.files("data", ".csv")}


def test_a_plan_writes_nothing_and_shows_lines(small: Catalogue) -> None:
    before = tables(small)
    made = plan(small, TWO)
    assert tables(small) == before
    assert [line for line in made.diff() if line[0] in "+-"] == [
        "--- a/data/people.csv",
        "+++ b/data/people.csv",
        "-p0001,Erika Beispiel,Dr.,programme-page",
        "+p0001,Erika,Dr.,programme-page",
        "--- a/data/places.csv",
        "+++ b/data/places.csv",
        "-thueringen,Thüringen,state,,,,programme-page",
        "+thueringen,Sachsen,state,,,,programme-page",
    ]


def test_what_is_applied_can_be_taken_back_step_by_step(small: Catalogue) -> None:
    journal, states = Journal(small), [tables(small)]
    for one in TWO:
        journal.apply(plan(small, [one]))
        states.append(tables(small))
    assert len({str(state) for state in states}) == 3
    assert journal.undo() == ("data/places.csv",)
    assert tables(small) == states[1]
    assert journal.undo() == ("data/people.csv",)
    assert tables(small) == states[0]
    with pytest.raises(Undone, match="no repair to take back"):
        journal.undo()


def test_a_file_that_changed_since_is_not_taken_back(small: Catalogue) -> None:
    journal = Journal(small)
    journal.apply(plan(small, TWO))
    people = small.root / "data" / "people.csv"
    people.write_bytes(people.read_bytes() + b"p2,Zoe,,programme-page\n")
    after = tables(small)
    with pytest.raises(Undone, match=r"^data/people\.csv has changed since") as problem:
        journal.undo()
    assert "is kept in" in problem.value.hint
    assert tables(small) == after


def test_a_file_that_changes_between_look_and_application_stays(small: Catalogue) -> None:
    made = plan(small, TWO)
    places = small.root / "data" / "places.csv"
    places.write_bytes(places.read_bytes() + b"\n")
    after = tables(small)
    with pytest.raises(VerbundError, match=r"places\.csv changed meanwhile"):
        Journal(small).apply(made)
    assert tables(small) == after


def test_if_one_table_cannot_be_written_none_is(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, before, real = plan(small, TWO), tables(small), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == "places.csv":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(VerbundError, match="cannot be written"):
        Journal(small).apply(made)
    assert tables(small) == before
    assert [*small.root.rglob("*.part")] == []
    with pytest.raises(Undone):
        Journal(small).undo()


def test_an_application_that_was_killed_half_way_can_be_taken_back(small: Catalogue) -> None:
    before = tables(small)
    Journal(small).apply(plan(small, TWO))
    (small.root / "data" / "places.csv").write_bytes(before["places.csv"])
    Journal(small).undo()
    assert tables(small) == before


def test_what_cannot_be_mended_is_left_with_a_reason(small: Catalogue) -> None:
    others = [
        found("people.csv", "name", "Zoe", "Ada"),
        found("people.csv", "shoe", "Erika Beispiel", "Erika"),
        found("people.csv", "name", "Erika Beispiel", "Ada"),
    ]
    made = plan(small, [*TWO, *others])
    assert len(made.changes) == 2
    assert made.left == (
        Left(Change("data/people.csv", 2, "name", "Zoe", "Ada"), "the cell says something else"),
        Left(
            Change("data/people.csv", 2, "shoe", "Erika Beispiel", "Erika"),
            "there is no such cell",
        ),
        Left(
            Change("data/people.csv", 2, "name", "Erika Beispiel", "Ada"),
            "the cell is mended already; look again afterwards",
        ),
    )


def test_a_header_can_be_mended(small: Catalogue) -> None:
    one = found("people.csv", "honorificPrefix", "", "prefix", row=1)
    Journal(small).apply(plan(small, [one]))
    text = (small.root / "data" / "people.csv").read_text(encoding="utf-8")
    assert text.startswith("id,name,prefix,source\n")
