"""Projects: a shared grant number, acronym or title; parts are no doubles."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from tests.identity.figures import documented
from tests.identity.people_names import whole
from tests.identity.project_names import measure

from verbund.identity.projects import Project, grant_number, project, projects, said, twins
from verbund.store import Store
from verbund.vocab import FRAPO, SCHEMA, V

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


@pytest.mark.parametrize("which", ["tuned", "held-out"])
def test_the_figures_of_the_documentation_are_measured(which: str, store: Store) -> None:
    known = {
        iri: {
            "acronyms": facts[V.acronym],
            "titles": [*facts[SCHEMA.name], *facts[SCHEMA.alternateName]],
            "numbers": facts[FRAPO.hasGrantNumber],
        }
        for iri, facts in said(store).items()
    }
    found = measure(known, held_out=which == "held-out")
    documented("projects", which, found)
    assert whole(found).recall >= 0.85
    assert whole(found).precision >= 0.85


def test_titles_of_registers_are_those_of_projects() -> None:
    long = "Verbundprojekt LOOM: Weben auf dem Land und in der Stadt, Teilvorhaben A2: Garn"
    part = project("urn:2", titles=[long], numbers=["033L224B"])
    assert told(project("urn:1", titles=TITLES), part) == [(0.85, ("same title, or nearly",))]
    begun = project("urn:2", titles=["Weben auf dem Land und in der Stadt – ein Handbuch"])
    reason = "one title is the beginning of the other"
    assert told(project("urn:1", titles=TITLES), begun) == [(0.7, (reason,))]


def test_thirty_thousand_projects_are_no_matter_of_hours() -> None:
    found = [
        project(f"urn:{n}", acronyms=[f"P{n}"], titles=[f"Wohnen im Raum {n} und am Fluss {n * 7}"])
        for n in range(31_000)
    ]
    before = process_time()
    told = [(pair.one.iri, pair.other.iri) for pair in twins([*found, found[5]]) if pair]
    assert ("urn:5", "urn:5") in told
    assert process_time() - before < 120
