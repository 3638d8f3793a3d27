"""How two things hang together: the shortest way that means something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from math import log2

from verbund.errors import UntiedThing
from verbund.network.model import Edge, Network

#: What passing a node costs besides the step itself, for each doubling of its ties beyond two.
HUB = 0.6
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Step:
    """One tie of a path; ``forward`` if it is walked from its source to its target."""

    edge: Edge
    forward: bool

    @property
    def begin(self) -> str:
        """The identifier of the node that the step leaves."""
        return self.edge.source if self.forward else self.edge.target

    @property
    def end(self) -> str:
        """The identifier of the node that the step reaches."""
        return self.edge.target if self.forward else self.edge.source


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of ties; ``start`` and ``end`` are the time that all of them share, if it is known.

    ``cost`` is the number of steps, more for each busy node on the way.
    """

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    cost: float
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Two things without a path, and the members of the two parts of the network they are in.

    The two parts are the same if there is a path, but not one of ties at the same time.
    """

    start: str
    goal: str
    start_part: tuple[str, ...]
    goal_part: tuple[str, ...]


def shortest(network: Network, start: str, goal: str, *, same_time: bool = False) -> Path | Apart:
    """The cheapest path between two nodes; with ``same_time``, one whose ties all overlap.

    A tie without a period overlaps with every other.

    Raises:
        UntiedThing: one of the two is no node of the network.
    """
    for name in (start, goal):
        if name not in network.by_id:
            raise UntiedThing(name, network.by_id)
    ways = _ways(network)
    found = _search(ways, start, goal, same_time=same_time)
    if found is None:
        return Apart(start, goal, _part(ways, start), _part(ways, goal))
    cost, steps, (begins, ends) = found
    if not same_time:
        begins, ends = _shared(steps)
    known = begins if begins != date.min else None, ends if ends != date.max else None
    return Path((start, *(step.end for step in steps)), steps, round(cost, DIGITS), *known)


_Ways = Mapping[str, list[Step]]
_Time = tuple[date, date]
_Found = tuple[float, tuple[Step, ...], _Time]
_ALWAYS = (date.min, date.max)


def _ways(network: Network) -> _Ways:
    ways: dict[str, list[Step]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        ways[edge.source].append(Step(edge, forward=True))
        ways[edge.target].append(Step(edge, forward=False))
    return ways


def _search(ways: _Ways, start: str, goal: str, *, same_time: bool) -> _Found | None:
    """Dijkstra's search; a node may be reached again by a dearer way that leaves more time."""
    cost = {node: _toll(len({step.end for step in ways[node]})) for node in ways}
    reached: dict[str, list[_Time]] = defaultdict(list)
    queue: list[tuple[float, int, str, int, _Time]] = [(0.0, 0, start, 0, _ALWAYS)]
    came: list[tuple[int, Step] | None] = [None]
    while queue:
        so_far, count, node, number, time = heappop(queue)
        if node == goal:
            return so_far, _walked(came, number), time
        if any(known[0] <= time[0] and time[1] <= known[1] for known in reached[node]):
            continue
        reached[node].append(time)
        toll = cost[node] if node != start else 0.0
        for step in ways[node]:
            left = _meet(time, step.edge) if same_time else time
            if left[0] <= left[1]:
                came.append((number, step))
                dearer = round(so_far + 1.0 + toll, DIGITS)
                heappush(queue, (dearer, count + 1, step.end, len(came) - 1, left))
    return None


def _toll(ties: int) -> float:
    return HUB * log2(max(ties / 2, 1.0))


def _walked(came: list[tuple[int, Step] | None], number: int) -> tuple[Step, ...]:
    steps = []
    before = came[number]
    while before is not None:
        number, step = before
        steps.append(step)
        before = came[number]
    return tuple(reversed(steps))


def _meet(time: _Time, edge: Edge) -> _Time:
    return max(time[0], edge.start or date.min), min(time[1], edge.end or date.max)


def _shared(steps: tuple[Step, ...]) -> _Time:
    time = _ALWAYS
    for step in steps:
        time = _meet(time, step.edge)
    return time if time[0] <= time[1] else _ALWAYS


def _part(ways: _Ways, start: str) -> tuple[str, ...]:
    seen = {start}
    waiting = [start]
    while waiting:
        for step in ways[waiting.pop()]:
            if step.end not in seen:
                seen.add(step.end)
                waiting.append(step.end)
    return tuple(sorted(seen))
