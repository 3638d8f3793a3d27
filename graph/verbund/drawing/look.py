"""How things look in print: the colours, shapes and letters of the network page, in points.

The four hues are those of Okabe and Ito that tell apart for every eye; each kind has a shape of
its own too, so that colour is never alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from verbund.network.model import Kind

Line = Literal["strong", "plain", "dashed", "dotted"]

PAPER, INK, SOFT, RULE = "#fbf9f4", "#1b2430", "#566070", "#e4dfd4"
EDGE, EDGE_STRONG = "#cfc8bb", "#8f887c"
OUTLINE, OUTLINE_EDGE = "#f3eee2", "#ddd4c1"
LAND, BORDER, SHADE = "#ffffff", "#b9b3a8", "#f3dcc6"
COLOURS: Mapping[Kind, str] = {
    "project": "#d55e00",
    "organisation": "#0072b2",
    "person": "#00875f",
    "topic": "#b07a00",
    "event": "#a3427c",
    "cluster": "#566070",
    "thing": "#566070",
}
#: What steps back behind something that is picked: its lines, and its marks.
EDGE_FAINT = "#ebe6da"
FAINT: Mapping[Kind, str] = {
    "project": "#f0cdb0",
    "organisation": "#b3d2e3",
    "person": "#b3d9cb",
    "topic": "#e6d5ad",
    "event": "#e0c6d5",
    "cluster": "#c9ccd0",
    "thing": "#c9ccd0",
}
INKS: Mapping[Kind, str] = {"person": SOFT, "topic": "#7a5500", "event": "#8a3568"}
#: The reach of a mark before its ties are counted, and how important its name is.
SIZES: Mapping[Kind, float] = {
    "project": 4.6,
    "organisation": 2.7,
    "person": 2.4,
    "topic": 2.6,
    "event": 2.7,
    "cluster": 6.0,
    "thing": 2.7,
}
RANKS: Mapping[Kind, float] = {
    "cluster": 6,
    "project": 5,
    "organisation": 3,
    "topic": 2,
    "thing": 2,
    "event": 1.5,
    "person": 1,
}
#: Corners, how far they reach out, and how far the shape is turned; the rest are circles.
CORNERS: Mapping[Kind, tuple[int, float, float]] = {
    "project": (4, 1.22, 0.0),
    "person": (3, 1.28, 0.0),
    "topic": (4, 1.25, pi / 4),
    "event": (6, 1.1, pi / 6),
    "thing": (5, 1.12, 0.0),
}
LINES: Mapping[str, Line] = {
    **dict.fromkeys(
        ("coordinator", "project-lead", "lead", "organiser", "host", "executing-body"), "strong"
    ),
    **dict.fromkeys(
        ("practice-partner", "associated-partner", "subcontractor", "contact", "grant-recipient"),
        "dashed",
    ),
    **dict.fromkeys(("speaker", "keynote", "moderator", "panellist", "greeting"), "dotted"),
}
#: Width and dashes of each line.
STROKES: Mapping[Line, tuple[float, tuple[float, ...]]] = {
    "plain": (0.55, ()),
    "dotted": (0.6, (0.8, 2.0)),
    "dashed": (0.6, (3.2, 2.2)),
    "strong": (0.95, ()),
}


@dataclass(frozen=True, slots=True)
class Letters:
    """A text style: its size in points, and whether it is bold or slanted."""

    size: float
    bold: bool = False
    slanted: bool = False

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * 1.18


STYLES: Mapping[Kind, Letters] = {
    "project": Letters(7.4, bold=True),
    "cluster": Letters(7.4, bold=True),
    "topic": Letters(6.2, slanted=True),
    "person": Letters(6.0),
    "event": Letters(6.0),
    "organisation": Letters(6.2),
    "thing": Letters(6.2),
}
GROUP, TITLE, PLAIN, SMALL = Letters(7.0, bold=True), Letters(13, bold=True), Letters(8), Letters(7)


def shape(kind: Kind) -> tuple[tuple[float, float], ...]:
    """The corners of a kind's mark with reach 1, y downwards; none for a circle."""
    if kind not in CORNERS:
        return ()
    count, grown, turn = CORNERS[kind]
    lower = 0.18 if kind == "person" else 0.0
    angles = (turn - pi / 2 + 2 * pi * corner / count for corner in range(count))
    return tuple((grown * cos(angle), lower + grown * sin(angle)) for angle in angles)
