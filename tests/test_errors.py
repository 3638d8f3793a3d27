"""The tree of errors: what each says, what it hints at, and which status it ends with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from verbund import errors
from verbund.errors import (
    InvalidCatalogue,
    UnknownFormat,
    UnknownName,
    UnknownQuestion,
    UnknownThing,
    UnreadableFile,
    VerbundError,
)


def test_the_drawing_at_the_top_shows_the_tree_as_it_is() -> None:
    drawn = re.findall(r"^( *)\* (\w+)(?: +\w*)? *(\d)?$", errors.__doc__ or "", re.MULTILINE)
    known = {
        name: kind
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, VerbundError)
    }
    assert {name for _, name, _ in drawn} == set(known)
    for _, name, status in drawn:
        assert not status or known[name].status == int(status)


def test_an_unreadable_file_is_named_with_its_row() -> None:
    problem = UnreadableFile(Path("data/people.csv"), "it is empty", row=3, hint="fill it")
    assert str(problem) == "data/people.csv, row 3: it is empty"
    assert (problem.de, problem.hint, problem.status) == ("it is empty", "fill it", 4)


def test_an_unreadable_file_can_be_told_under_another_name() -> None:
    problem = UnreadableFile("a document", "it is empty", de="sie ist leer", row=3, hint="fill it")
    again = problem.at("data/more.ttl")
    assert str(again) == "data/more.ttl, row 3: it is empty"
    assert (again.de, again.row, again.hint) == ("sie ist leer", 3, "fill it")


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (UnknownName, "name"),
        (UnknownQuestion, "question"),
        (UnknownFormat, "format"),
        (UnknownThing, "thing"),
    ],
)
def test_an_unknown_name_is_guessed(kind: type[UnknownName], what: str) -> None:
    problem = kind("peple", ["people", "projects"])
    assert str(problem) == f"no {what} called 'peple'"
    assert (problem.hint, problem.status) == ("did you mean 'people'?", 2)


def test_where_there_is_no_guess_all_names_are_told() -> None:
    assert UnknownName("xyz", ["b", "a"]).hint == "known: a, b"
    assert UnknownName("xyz", []).hint == "there is none yet"


def test_a_broken_rule_has_its_own_status() -> None:
    assert InvalidCatalogue("two errors").status == 5
