"""A tree or a chain of names as a picture for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from matplotlib.figure import Figure

from verbund.drawing import words
from verbund.drawing.branches import REACH, Forest, Plan, Twig, scale
from verbund.drawing.lettering import Text
from verbund.drawing.look import COLOURS, EDGE, EDGE_STRONG, INK, INKS, SIZES, SOFT
from verbund.drawing.mount import Size, Window, mount, sheet_for
from verbund.drawing.sheet import Point, Sheet
from verbund.network.model import Network
from verbund.network.path import Apart, Path
from verbund.network.sentences import sentence

Looked = tuple[str, int]


def draw_around(network: Network, looked: Looked, *, language: str, size: Size) -> Figure:
    """What is up to so many steps around a thing, as a tree under the verbs that tie it."""
    centre, steps = looked
    window = Window.of(size)
    plan = Forest(network, language).around(centre, steps, (window.width, window.height))
    reached = within(network, centre, steps)
    drawn = {node.id for node, _, _ in plan.marks}
    rest = [node for node in network.nodes if node.id in reached - drawn]
    shown = _part(network, drawn)
    said = [words.around(network.by_id[centre], steps, language), words.shown(shown, language)]
    return _drawn(shown, plan, [*said, words.omitted(rest, language)], (language, size))


def draw_path(network: Network, found: Path | Apart, *, language: str, size: Size) -> Figure:
    """The way between two things as a chain, and in a sentence; of two without one, both."""
    path = found if isinstance(found, Path) else Path((found.start, found.goal), (), 0.0)
    plan = Forest(network, language).along(path)
    shown = _part(network, set(path.nodes))
    edges = tuple(step.edge for step in path.steps)
    told = sentence(network, found)[language]
    return _drawn(replace(shown, edges=edges), plan, [told], (language, size))


def within(network: Network, centre: str, steps: int) -> set[str]:
    """The identifiers of what is at most so many steps away."""
    reached = {centre}
    for _ in range(steps):
        ends = [(edge.source, edge.target) for edge in network.edges]
        reached |= {end for pair in ends if reached & set(pair) for end in pair}
    return reached


def _part(network: Network, ids: set[str]) -> Network:
    nodes = tuple(node for node in network.nodes if node.id in ids)
    edges = tuple(edge for edge in network.edges if {edge.source, edge.target} <= ids)
    return replace(network, nodes=nodes, edges=edges)


def _drawn(network: Network, plan: Plan, said: Iterable[str], how: tuple[str, Size]) -> Figure:
    language, size = how
    sheet, window = sheet_for(size), Window.of(size)
    _plan(sheet, plan, window)
    mount(sheet, network, said, language)
    return sheet.figure


def _plan(sheet: Sheet, plan: Plan, window: Window) -> None:
    """Draw a plan as large as it fits: lines, then marks, then words."""
    grown = scale(plan, (window.width, window.height))
    across, down = (window.width - plan.size[0] * grown, window.height - plan.size[1] * grown)
    left, top = window.left + max(0.0, across / 2), window.top + max(0.0, down / 3)

    def fit(point: Point) -> Point:
        return left + point[0] * grown, top + point[1] * grown

    for twig in plan.twigs:
        _twig(sheet, twig, [fit(corner) for corner in twig.corners])
    for node, point, text in plan.marks:
        x, y = fit(point)
        reach = max(REACH, SIZES[node.kind]) * min(1.4, grown)
        sheet.mark(node.kind, x, y, reach)
        _write(sheet, text, (x + reach + 3, y), grown, INKS.get(node.kind, INK))
    for text, point in plan.captions:
        _write(sheet, text, fit(point), grown, SOFT)


def _twig(sheet: Sheet, twig: Twig, corners: Sequence[Point]) -> None:
    strong = twig.line == "strong"
    colour = COLOURS[twig.kind] if twig.kind else EDGE_STRONG if strong else EDGE
    for ends in pairwise(corners):
        sheet.lines([ends], twig.line, colour, 1.6 if strong and twig.kind else 0)


def _write(sheet: Sheet, text: Text, at: Point, grown: float, colour: str) -> None:
    """A text in lines, its left side here and its middle at this height."""
    letters = replace(text.letters, size=text.letters.size * grown)
    scaled = Text(text.lines, letters, text.width * grown)
    sheet.label(scaled, (at[0], at[1] - scaled.height / 2), "left", colour)
