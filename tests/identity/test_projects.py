"""Projects: a shared grant number, acronym or title; parts are no doubles."""

from __future__ import annotations

from dataclasses import replace

from verbund.identity.projects import Project, grant_number, projects, twins
from verbund.store import Store

NONE = frozenset[str]()
TITLES = ("weben auf dem land und in der stadt",)
ONE = Project("urn:1", "LOOM", frozenset({"loom"}), TITLES, NONE, NONE)
OTHER = Project("urn:2", "YARN", frozenset({"yarn"}), ("stricken",), NONE, NONE)


def told(one: Project, other: Project) -> list[tuple[float, tuple[str, ...]]]:
    return [(pair.score, pair.reasons) for pair in twins([one, other])]


def test_each_thing_that_is_shared_is_a_reason() -> None:
    twin = replace(OTHER, acronyms=ONE.acronyms, titles=("weben auf dem land und in der stad",))
    assert told(ONE, twin) == [(0.93, ("same acronym LOOM", "same title, or nearly"))]
    assert told(ONE, OTHER) == []


def test_the_grants_of_one_joint_project_have_one_number() -> None:
    assert grant_number("033L224A") == grant_number("033 L 224") == "033l224"
    assert grant_number("01LR2007B") == "01lr2007"
    number = frozenset({"033l224"})
    pair = replace(ONE, numbers=number), replace(OTHER, numbers=number)
    assert told(*pair) == [(0.9, ("same grant number 033L224",))]


def test_a_part_is_no_double_of_its_whole() -> None:
    assert told(ONE, replace(OTHER, acronyms=ONE.acronyms, whole=frozenset({"urn:1"}))) == []


def test_short_titles_tell_nothing() -> None:
    assert told(replace(ONE, titles=("stricken",)), OTHER) == []


def test_no_project_of_the_catalogue_stands_twice(store: Store) -> None:
    found = projects(store)
    assert len(found) > 20
    assert list(twins(found)) == []
