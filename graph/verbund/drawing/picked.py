"""A network in which one thing is picked: it stands out with what is tied to it, as on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from matplotlib.figure import Figure

from verbund.drawing import words
from verbund.drawing.look import COLOURS, EDGE_FAINT, FAINT
from verbund.drawing.mount import Size, mount
from verbund.drawing.naming import named
from verbund.drawing.picture import Drawing
from verbund.network.model import Network, Node, Positions

#: How far from its mark the ring around what is picked stands.
RING = 3.0


def draw_picked(
    network: Network,
    positions: Positions,
    picked: str,
    without: Iterable[Node],
    printed: tuple[str, Size],
) -> Figure:
    """The network in a language on a paper; before what is picked, everything else steps back."""
    language, size = printed
    drawing = Drawing(size, network, positions, language)
    ends = ({edge.source, edge.target} for edge in network.edges)
    near = {picked}.union(*(pair for pair in ends if picked in pair))
    drawing.outline()
    _ties(drawing, picked)
    unnamed = _marks(drawing, picked, near)
    said = [
        words.shown(network, language),
        words.omitted(without, language),
        words.picked(network.by_id[picked], len(near) - 1, language),
        words.nameless(unnamed, len(near), language),
    ]
    mount(drawing.sheet, network, said, language)
    return drawing.sheet.figure


def _ties(drawing: Drawing, picked: str) -> None:
    """All ties faintly, those of the picked thing in the colour of what they lead to."""
    points, network = drawing.points, drawing.network
    ends = [(points[edge.source], points[edge.target]) for edge in network.edges]
    drawing.sheet.lines(ends, "plain", EDGE_FAINT)
    for edge, place in zip(network.edges, ends, strict=True):
        if picked in (edge.source, edge.target):
            other = edge.target if edge.source == picked else edge.source
            colour = COLOURS[network.by_id[other].kind]
            drawing.sheet.lines([place], words.line_of(edge), colour)


def _marks(drawing: Drawing, picked: str, near: set[str]) -> int:
    """All marks, and the names of those near; how many of these find no room."""
    sheet, drawn = drawing.sheet, drawing.marks()
    for mark in drawn:
        if mark.node.id not in near:
            sheet.mark(mark.kind, mark.x, mark.y, mark.reach, FAINT)
    bright = [mark for mark in drawn if mark.node.id in near]
    for mark in bright:
        sheet.mark(mark.kind, mark.x, mark.y, mark.reach)
    centre, *_ = (
        replace(mark, reach=mark.reach + RING) for mark in bright if mark.node.id == picked
    )
    sheet.ring(centre.x, centre.y, centre.reach)
    rest = [mark for mark in bright if mark.node.id != picked]
    own = named([centre], drawing.language, drawing.edge, [mark.box for mark in rest])
    taken = [centre.box, *(name.box for _, name in own)]
    found = [*own, *named(rest, drawing.language, drawing.edge, taken)]
    for mark, name in found:
        drawing.name(mark, name)
    return len(bright) - len(found)
