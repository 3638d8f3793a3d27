"""The most important answers, counted again in plain Python over the tables, without our code.

Only the csv module and the words of the tables are used: what the questions say must be what
anyone finds who reads data/ by themselves.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from verbund.model import Table
from verbund.queries.query import Query
from verbund.store import Store

ROOT = Path(__file__).resolve().parent.parent.parent
Row = dict[str, str]
Asking = Callable[[str], list[dict[str, str]]]


@cache
def rows(name: str) -> list[Row]:
    """The rows of a table, as they stand."""
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(" | ") if part.strip()]


@cache
def by_id(name: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(name)}


@cache
def below(scheme: str, top: str) -> set[str]:
    """The concepts of roles.ttl or kinds.ttl that stand directly under another."""
    text = (ROOT / "ontology" / f"{scheme}s.ttl").read_text(encoding="utf-8")
    bodies = re.split(r"\n\n+", text)
    found = {body.split(" ")[0].removeprefix(f"{scheme}:"): body for body in bodies}
    return {name for name, body in found.items() if f"skos:broader {scheme}:{top} " in body}


def said(about: str, name: str) -> Iterator[tuple[str, set[str]]]:
    """What statements.csv says of a thing for a property, with the sources of each."""
    for row in rows("statements"):
        if (row["about"], row["property"]) == (about, name):
            yield row["value"], set(parts(row["source"]))


def standing(sources: set[str]) -> int:
    return min(int(row["standing"] or 4) for row in rows("sources") if row["id"] in sources)


def chosen(values: list[tuple[str, set[str]]]) -> str:
    """The value to show: best source, then finest, then most sources, then the greatest."""
    merged: dict[str, set[str]] = defaultdict(set)
    for value, sources in values:
        merged[value] |= sources
    if not merged:
        return ""
    ranked = {
        value: (-standing(sources), len(value), len(sources), value)
        for value, sources in merged.items()
    }
    return max(ranked, key=lambda value: ranked[value])


def one(kind: str, row: Row, name: str) -> str:
    """The value of a property with one value: from the cell and from statements.csv."""
    values = list(said(f"{kind}/{row['id']}", name))
    if row.get(name):
        values.append((row[name], set(parts(row["source"]))))
    return chosen(values)


def topics_of(project: str) -> set[str]:
    own = {row["about"] for row in rows("project-topics") if row["project"] == project}
    return own | {value for value, _ in said(f"project/{project}", "about")}


def clusters_of(project: str) -> set[str]:
    own = {row["cluster"] for row in rows("cluster-members") if row["project"] == project}
    return own | {value for value, _ in said(f"project/{project}", "cluster")}


def narrower(topic: str) -> set[str]:
    found, before = {topic}, set[str]()
    while found != before:
        before = set(found)
        found |= {row["id"] for row in rows("topics") if set(parts(row["broader"])) & before}
    return found


def joint_projects() -> set[str]:
    return {row["id"] for row in rows("projects") if not row["partOf"]}


def members() -> dict[str, set[str]]:
    """The organisations of each project that is no part of another."""
    found: dict[str, set[str]] = {project: set() for project in joint_projects()}
    for row in rows("participations"):
        if row["project"] in found:
            found[row["project"]].add(row["organisation"])
    return found


def coordinated() -> set[tuple[str, str]]:
    return {
        (row["project"], row["organisation"])
        for row in rows("participations")
        if row["project"] in joint_projects() and one("participation", row, "role") == "coordinator"
    }


def states(organisation: str) -> set[str]:
    """The federal states that an organisation, or the one it is a unit of, is seated in."""
    organisations, places = by_id("organisations"), by_id("places")
    found: set[str] = set()
    waiting = [organisation]
    while waiting:
        name = waiting.pop()
        found |= set(parts(organisations[name]["location"]))
        for row in rows("identifiers"):
            found |= set(parts(row["location"])) if row["id"] == name else set()
        found |= {value for value, _ in said(f"organisation/{name}", "location")}
        waiting += parts(organisations[name]["unitOf"])
    before = set[str]()
    while found != before:
        before = set(found)
        found |= {whole for place in before for whole in parts(places[place]["containedIn"])}
    return {place for place in found if places[place]["kind"] == "state"}


@pytest.fixture
def asking(example: Callable[[str], Query], store: Store) -> Asking:
    """The rows of a question's example, each thing by its id."""

    def ask(name: str) -> list[dict[str, str]]:
        found = example(name).asked(store)
        assert isinstance(found, Table)
        return [
            {
                column: cell.rpartition("/")[2]
                for column, cell in zip(found.columns, row, strict=True)
            }
            for row in found.texts()
        ]

    return ask


def test_partners(asking: Asking) -> None:
    counted = {
        (row["organisation"], one("participation", row, "role"))
        for row in rows("participations")
        if row["project"] == "interko2"
    }
    assert {(row["organisation"], row["role"]) for row in asking("partners")} == counted
    assert asking("partners")[0]["role"] == "coordinator"


def test_projects_of_organisation(asking: Asking) -> None:
    whole = {"tu-dresden"} | {
        row["id"] for row in rows("organisations") if row["unitOf"] == "tu-dresden"
    }
    counted = {
        (row["project"], row["organisation"], one("participation", row, "role"))
        for row in rows("participations")
        if row["organisation"] in whole
    }
    found = {(r["project"], r["member"], r["role"]) for r in asking("projects-of-organisation")}
    assert found == counted


def test_people_on_topic(asking: Asking) -> None:
    wanted, work = narrower("wohnen"), below("role", "project-work")
    projects = {row["id"] for row in rows("projects") if topics_of(row["id"]) & wanted}
    counted = {
        (row["person"], row["project"], one("project-role", row, "role"))
        for row in rows("project-roles")
        if row["project"] in projects and one("project-role", row, "role") in work
    }
    found = {(row["person"], row["project"], row["role"]) for row in asking("people-on-topic")}
    assert found == counted


def test_speakers(asking: Asking) -> None:
    speaking = below("role", "event-speaking")
    counted = {
        (row["person"], row["role"], row["onBehalfOf"], row["status"])
        for row in rows("speakers")
        if row["event"] == "jena-fachtagung" and row["role"] in speaking
    }
    found = {(r["person"], r["role"], r["organisation"], r["status"]) for r in asking("speakers")}
    assert found == counted
    assert {row["status"] for row in asking("speakers")} == {"announced"}


def test_repeat_speakers(asking: Asking) -> None:
    spoken = below("role", "event-speaking") - {"poster"}
    events: dict[str, set[str]] = defaultdict(set)
    for row in rows("speakers"):
        if row["role"] in spoken and row["status"] == "reported":
            events[row["person"]].add(row["event"])
    counted = {person: str(len(found)) for person, found in events.items() if len(found) >= 2}
    assert {row["person"]: row["events"] for row in asking("repeat-speakers")} == counted


def test_organisations_in_several_projects(asking: Asking) -> None:
    projects: dict[str, int] = defaultdict(int)
    for found in members().values():
        for organisation in found:
            projects[organisation] += 1
    counted = {name: str(count) for name, count in projects.items() if count >= 2}
    table = asking("organisations-in-several-projects")
    assert {row["organisation"]: row["projects"] for row in table} == counted


def test_organisation_pairs(asking: Asking) -> None:
    shared: dict[frozenset[str], int] = defaultdict(int)
    for found in members().values():
        for pair in combinations(sorted(found), 2):
            shared[frozenset(pair)] += 1
    counted = {pair: str(count) for pair, count in shared.items() if count >= 2}
    table = asking("organisation-pairs")
    assert {frozenset((r["one"], r["other"])): r["projects"] for r in table} == counted


def test_projects_of_clusters(asking: Asking) -> None:
    schemes = {row["id"]: row["scheme"] for row in rows("clusters")}
    counted = {
        (schemes[cluster], cluster, row["id"])
        for row in rows("projects")
        for cluster in clusters_of(row["id"])
    }
    found = {(r["scheme"], r["cluster"], r["project"]) for r in asking("projects-of-clusters")}
    assert found == counted


def test_coordinators_by_kind(asking: Asking) -> None:
    organisations = by_id("organisations")
    projects: dict[str, set[str]] = defaultdict(set)
    for project, organisation in coordinated():
        projects[organisations[organisation]["kind"]].add(project)
    counted = {kind: str(len(found)) for kind, found in projects.items()}
    assert {row["kind"]: row["projects"] for row in asking("coordinators-by-kind")} == counted


def _first(text: str) -> str:
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]


def _last(text: str) -> str:
    """The last day that a text allows."""
    if len(text) == 10:
        return text
    month = text if len(text) == 7 else f"{text}-12"
    return f"{month}-{monthrange(*map(int, month.split('-')))[1]}"


def test_running_projects(asking: Asking) -> None:
    day = "2025-01-15"
    projects = [row for row in rows("projects") if row["id"] in joint_projects()]
    terms = {
        r["id"]: (one("project", r, "startDate"), one("project", r, "endDate")) for r in projects
    }
    counted = {
        project: (start, end)
        for project, (start, end) in terms.items()
        if start and _first(start) <= day and (not end or _last(end) >= day)
    }
    found = {row["project"]: (row["from"], row["to"]) for row in asking("running-projects")}
    assert found == counted


def test_funding_by_state(asking: Asking) -> None:
    amounts = {row["id"]: Decimal(row["value"]) for row in rows("amounts")}
    funded = {
        (row["project"], one("grant", row, "amount"))
        for row in rows("grants")
        if one("grant", row, "amount")
    }
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for project, amount in funded:
        seats = {state for p, who in coordinated() if p == project for state in states(who)}
        for state in seats:
            sums[state] += amounts[amount]
    found = {row["state"]: Decimal(row["amount"]) for row in asking("funding-by-state")}
    assert found == sums


def test_topics_between_clusters(asking: Asking) -> None:
    projects = {row["id"]: clusters_of(row["id"]) for row in rows("projects")}
    ones = [name for name, found in projects.items() if "wohnungsmarktregionen" in found]
    others = [name for name, found in projects.items() if "siedlungsentwicklung" in found]
    counted = {
        (topic, one_, other)
        for one_ in ones
        for other in others
        if one_ != other
        for topic in topics_of(one_) & topics_of(other)
    }
    table = asking("topics-between-clusters")
    assert {(row["topic"], row["project"], row["otherProject"]) for row in table} == counted


def test_sources_of_statement(asking: Asking) -> None:
    counted = {
        (value, source)
        for value, sources in said("project/interko2", "endDate")
        for source in sources
    }
    table = asking("sources-of-statement")
    assert {(row["value"][:7], row["source"]) for row in table} == counted


def test_disagreements(asking: Asking) -> None:
    """Every end date that statements.csv gives twice is there, with all its values."""
    values: dict[str, set[str]] = defaultdict(set)
    for row in rows("statements"):
        if row["property"] == "endDate":
            values[row["about"].partition("/")[2]].add(_last(row["value"]))
    counted = {thing: len(found) for thing, found in values.items() if len(found) > 1}
    found: dict[str, set[str]] = defaultdict(set)
    for line in asking("disagreements"):
        if line["property"] == "endDate":
            found[line["thing"]].add(line["value"])
    assert {thing: len(dates) for thing, dates in found.items()} == counted
