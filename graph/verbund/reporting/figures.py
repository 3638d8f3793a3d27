"""The numbers of a report, counted from the rows that answer its questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbund.network.projection.columns import Row, number, text
from verbund.reporting.asking import Desk
from verbund.reporting.scope import Scope

#: What `completeness` looks at, in its order.
PROPERTIES = ("english", "start", "end", "cluster", "grant", "amount", "lead", "topics")
LARGEST = 10


@dataclass(frozen=True, slots=True)
class Money:
    """Known funding: the sum, for how many projects, and what the three largest have of it."""

    total: float
    projects: int
    largest: float

    @property
    def share(self) -> float:
        """What the three projects with most have of it, from 0 to 1."""
        return self.largest / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Members:
    """Who takes part: projects by organisation, organisations by kind."""

    projects: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    kinds: Sequence[tuple[str, int]]

    @property
    def seats(self) -> int:
        """How often an organisation takes part in a project."""
        return sum(map(len, self.projects.values()))

    @property
    def single(self) -> int:
        """How many organisations are in one project only."""
        return sum(1 for found in self.projects.values() if len(found) == 1)

    @property
    def busiest(self) -> Sequence[tuple[str, int]]:
        """The organisations with most projects, by name."""
        counts = {key: len(found) for key, found in self.projects.items()}
        ordered = sorted(counts, key=lambda key: (-counts[key], self.names[key].casefold()))
        return [(self.names[key], counts[key]) for key in ordered[:LARGEST]]

    @property
    def share(self) -> float:
        """What the busiest organisations have of all seats, from 0 to 1."""
        return sum(count for _, count in self.busiest) / self.seats if self.seats else 0.0


def money(desk: Desk, scope: Scope) -> Money:
    """The known funding of the projects."""
    paid: dict[str, float] = defaultdict(float)
    for row in scope.only(desk.ask("funding-of-projects")):
        amount = number(row, "amount")
        if amount is not None:
            paid[text(row, "project")] += amount
    return Money(sum(paid.values()), len(paid), sum(sorted(paid.values())[-3:]))


def members(desk: Desk, scope: Scope, other: str) -> Members:
    """Who takes part; ``other`` is what organisations without a kind are counted under."""
    projects: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    groups: dict[str, str] = {}
    for row in scope.only(desk.ask("members-by-kind")):
        key = text(row, "organisation")
        projects[key].add(text(row, "project"))
        names[key] = text(row, "organisationLabel")
        groups.setdefault(key, text(row, "groupLabel") or text(row, "kindLabel") or other)
    counts = Counter(groups.values())
    kinds = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return Members({key: frozenset(all_of) for key, all_of in projects.items()}, names, kinds)


def regions(desk: Desk, scope: Scope) -> frozenset[str]:
    """The official keys of the districts and cities that the projects work in."""
    rows = scope.only(desk.ask("regions-of-projects"))
    return frozenset(text(row, "ags")[:5] for row in rows if len(text(row, "ags")) >= 5)


def topics(desk: Desk, scope: Scope) -> tuple[list[str], list[str]]:
    """The topics that none, and that only one of the projects works on, by name."""
    counts = {text(row, "topic"): 0 for row in scope.only(desk.ask("topics"))}
    names = {text(row, "topic"): text(row, "topicLabel") for row in scope.only(desk.ask("topics"))}
    if scope.cluster:
        rows: Iterable[Row] = scope.only(
            desk.ask("topics-of-clusters", {"cluster": scope.cluster.value})
        )
    else:
        rows = scope.only(desk.ask("topics"))
    for row in rows:
        counts[text(row, "topic")] = int(number(row, "projects") or 0)
    return _named(names, counts, 0), _named(names, counts, 1)


def complete(desk: Desk, scope: Scope) -> tuple[int, Mapping[str, int], list[tuple[str, int]]]:
    """Of how many projects each property is known, and the projects of which least is known."""
    rows = list(scope.only(desk.ask("completeness")))
    known = {name: sum(text(row, name) == "true" for row in rows) for name in PROPERTIES}
    counts = [(text(row, "projectLabel"), int(number(row, "known") or 0)) for row in rows]
    least = sorted(counts, key=lambda one: (one[1], one[0].casefold()))
    return len(rows), known, [one for one in least if one[1] < len(PROPERTIES)][:5]


def gaps(desk: Desk, scope: Scope) -> list[tuple[str, tuple[bool, ...]]]:
    """The projects of which something is missing, the least known first: what is known of each."""
    rows = [
        (text(row, "projectLabel"), tuple(text(row, name) == "true" for name in PROPERTIES))
        for row in scope.only(desk.ask("completeness"))
    ]
    missing = [row for row in rows if not all(row[1])]
    return sorted(missing, key=lambda row: (sum(row[1]), row[0].casefold()))


def disagreements(desk: Desk, scope: Scope) -> list[tuple[str, int]]:
    """How many things sources disagree about, by property."""
    things = {
        (text(row, "property"), text(row, "thing")) for row in scope.only(desk.ask("disagreements"))
    }
    counts = Counter(name for name, _ in things)
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _named(names: Mapping[str, str], counts: Mapping[str, int], wanted: int) -> list[str]:
    found = (names[key] for key, count in counts.items() if count == wanted and key in names)
    return sorted(found, key=str.casefold)
