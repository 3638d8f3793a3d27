"""The surroundings of a thing as a tree, and the way between two as a chain: rows of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from verbund.drawing import words
from verbund.drawing.lettering import Text, wrapped
from verbund.drawing.look import GROUP, STYLES, Line
from verbund.drawing.sheet import Point
from verbund.network.model import KINDS, Kind, Network, Node
from verbund.network.path import Path, Step
from verbund.network.sentences import Surroundings

INDENT, COLUMN, BUS, REACH = 26.0, 200.0, 15.0, 4.2
CAPTION, AIR, CHAIN = 14.0, 4.0, 40.0
MOST_COLUMNS = 6
#: A small plan is not blown up further than this.
LARGEST = 1.9
#: Letters smaller than this part of their size are not for reading: fewer of the second step then.
LEAST, FEWER = 0.62, (1000, 12, 6, 3, 0)


@dataclass(frozen=True, slots=True)
class Twig:
    """A line through corners; in the colour of a kind, or in none."""

    corners: tuple[Point, ...]
    line: Line
    kind: Kind | None = None


@dataclass(slots=True)
class Plan:
    """What stands where, before it is scaled to its paper."""

    marks: list[tuple[Node, Point, Text]] = field(default_factory=list)
    captions: list[tuple[Text, Point]] = field(default_factory=list)
    twigs: list[Twig] = field(default_factory=list)

    @property
    def size(self) -> Point:
        """How wide and how high it is."""
        wide = max(point[0] + REACH + AIR + text.width for _, point, text in self.marks)
        high = max(point[1] + text.height / 2 for _, point, text in self.marks)
        return wide + 8, high + 4


@dataclass(frozen=True, slots=True)
class _Branch:
    """A neighbour under its verb, with the steps to its own neighbours."""

    caption: str
    step: Step
    children: tuple[Step, ...]


class Forest:
    """A network, told in one language, in which things are looked at."""

    def __init__(self, network: Network, language: str) -> None:
        self._network, self._language = network, language
        self._steps_from = Surroundings.of(network).steps

    def around(self, centre: str, steps: int, room: Point) -> Plan:
        """A thing with its neighbours, and theirs, as large as they fit in the room."""
        best = Plan()
        for most in FEWER[: 1 if steps < 2 else None]:
            branches = self._branches(centre, most if steps > 1 else 0)
            plans = [self._tree(centre, branches, one + 1) for one in range(MOST_COLUMNS)]
            best = max(plans, key=lambda plan: scale(plan, room))
            if scale(best, room) >= LEAST:
                break
        return best

    def along(self, path: Path) -> Plan:
        """The things of a path below one another, the verb beside each step."""
        plan = Plan()
        for number, key in enumerate(path.nodes):
            node = self._network.by_id[key]
            text = wrapped(words.called(node, self._language), STYLES[node.kind], 300, 2)
            plan.marks.append((node, (10.0, 10.0 + number * CHAIN), text))
        for number, step in enumerate(path.steps):
            top = 10.0 + number * CHAIN
            verb = wrapped(_verb(step, self._language), STYLES["thing"], 300, 1)
            plan.captions.append((verb, (24.0, top + CHAIN / 2)))
            ends = ((10.0, top), (10.0, top + CHAIN))
            plan.twigs.append(Twig(ends, words.line_of(step.edge)))
        return plan

    def _branches(self, centre: str, most: int) -> list[_Branch]:
        known = {centre}
        listed = self._steps(centre, known)
        return [
            _Branch(verb, step, tuple(one for _, one in self._steps(step.end, known))[:most])
            if most
            else _Branch(verb, step, ())
            for verb, step in listed
        ]

    def _steps(self, key: str, known: set[str]) -> list[tuple[str, Step]]:
        """The steps to what is not known yet, leading roles first, under their verbs."""

        def order(step: Step) -> tuple[object, ...]:
            other = self._network.by_id[step.end]
            leads = words.line_of(step.edge) != "strong"
            verb = _verb(step, self._language)
            name = other.short[self._language].casefold()
            return leads, KINDS.index(other.kind), step.edge.relation.name, verb, name

        found = []
        for step in sorted(self._steps_from.get(key, ()), key=order):
            if step.end not in known:
                known.add(step.end)
                found.append((_verb(step, self._language), step))
        return found

    def _text(self, node: Node, wide: float) -> Text:
        return wrapped(node.short[self._language], STYLES[node.kind], wide, 2)

    def _tree(self, centre: str, branches: list[_Branch], columns: int) -> Plan:
        root = self._network.by_id[centre]
        plan = Plan([(root, (10.0, 10.0), self._text(root, 260))])
        verbs = sum(one.caption != two.caption for one, two in pairwise(branches)) + 1
        total = sum(self._high(branch) for branch in branches) + verbs * CAPTION
        column, top, said = 0, 10.0 + BUS, ""
        for branch in branches:
            if top - BUS + self._high(branch) / 2 > 10.0 + total / columns and column < columns - 1:
                column, top, said = column + 1, 10.0 + BUS, ""
            trunk = 10.0 + column * COLUMN
            if branch.caption != said:
                said = branch.caption
                verb = wrapped(said, GROUP, COLUMN - 2 * INDENT, 1)
                plan.captions.append((verb, (trunk + INDENT - REACH, top + CAPTION / 2)))
                top += CAPTION
            top = self._grow(plan, branch, trunk, top)
        return plan

    def _high(self, branch: _Branch) -> float:
        ends = (branch.step, *branch.children)
        return sum(self._row(self._network.by_id[one.end], COLUMN - 2 * INDENT)[1] for one in ends)

    def _row(self, node: Node, wide: float) -> tuple[Text, float]:
        text = self._text(node, wide)
        return text, text.height + AIR + 1

    def _grow(self, plan: Plan, branch: _Branch, trunk: float, top: float) -> float:
        """Add a branch below what is there; where the next one begins."""
        start = top
        for number, step in enumerate((branch.step, *branch.children)):
            x = trunk + (2 if number else 1) * INDENT
            node = self._network.by_id[step.end]
            text, high = self._row(node, COLUMN - (x - trunk) - 14)
            y = top + high / 2
            start = start if number else y
            plan.marks.append((node, (x, y), text))
            begin = (x - INDENT, start) if number else (trunk, 10.0)
            plan.twigs += _twigs(step, node.kind, (x, y), begin)
            top += high
        return top


def scale(plan: Plan, room: Point) -> float:
    """How large a plan can be in a room."""
    wide, high = plan.size
    return min(room[0] / wide, room[1] / high, LARGEST)


def _twigs(step: Step, kind: Kind, end: Point, begin: Point) -> Iterable[Twig]:
    """The line to a row, down the trunk and then across; only the last part has a colour."""
    (x, y), (left, top) = end, begin
    bus = top + BUS - 3
    detour = ((10.0, top), (10.0, bus), (left, bus)) if top == 10.0 else ((left, top),)
    yield Twig((*detour, (left, y)), "plain")
    yield Twig(((left, y), (x, y)), words.line_of(step.edge), kind)


def _verb(step: Step, language: str) -> str:
    relation = step.edge.relation
    return (relation.forward if step.forward else relation.backward)[language]
