"""A sheet of paper to draw on: lengths in points, x to the right, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.patheffects import Stroke

from verbund.drawing.lettering import Text, font
from verbund.drawing.look import COLOURS, INK, PAPER, STROKES, Letters, Line, shape
from verbund.network.model import Kind

Point = tuple[float, float]

POINTS = 72.0
MILLIMETRES = 25.4
#: From the upper edge of a line of text to its baseline, as a part of the size.
_ASCENT = 0.94


class Sheet:
    """A page of a size in points; what is drawn later lies above."""

    def __init__(self, width: float, height: float, paper: str = PAPER) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / POINTS, height / POINTS), facecolor=paper)
        self._axes: Axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._order = 0.0

    def write(self, text: str, x: float, y: float, letters: Letters, colour: str) -> None:
        """A line of text; ``y`` is its upper edge."""
        self._axes.text(
            x, y + letters.size * _ASCENT, text, fontproperties=font(letters), color=colour,
            zorder=self._above(), va="baseline", ha="left", parse_math=False,
        )  # fmt: skip

    def label(self, text: Text, place: Point, align: str, colour: str) -> None:
        """A text in lines in its box, with a halo in the colour of the paper."""
        left, top = place
        anchor = {"left": left, "center": left + text.width / 2, "right": left + text.width}[align]
        for number, line in enumerate(text.lines):
            base = top + number * text.letters.line + text.letters.size * _ASCENT
            halo = self._axes.text(
                anchor, base, line, fontproperties=font(text.letters), color=PAPER, ha=align,
                va="baseline", zorder=self._above(), parse_math=False,
            )  # fmt: skip
            halo.set_path_effects([Stroke(linewidth=1.9, foreground=PAPER, joinstyle="round")])
            self._axes.text(
                anchor, base, line, fontproperties=font(text.letters), color=colour, ha=align,
                va="baseline", zorder=self._above(), parse_math=False,
            )  # fmt: skip

    def lines(
        self, ends: Sequence[tuple[Point, Point]], line: Line, colour: str, thick: float = 0
    ) -> None:
        """Straight lines of one look."""
        width, dashes = STROKES[line]
        style = (0, tuple(dash / width for dash in dashes)) if dashes else "solid"
        drawn = LineCollection(
            ends, linewidths=thick or width, colors=colour, linestyles=[style], zorder=self._above()
        )
        self._axes.add_collection(drawn, autolim=False)

    def mark(
        self, kind: Kind, x: float, y: float, reach: float, colours: Mapping[Kind, str] = COLOURS
    ) -> None:
        """The mark of a kind with a thin ring of paper around it."""
        corners = [(x + reach * across, y + reach * down) for across, down in shape(kind)]
        hollow = kind == "cluster"
        look = {
            "facecolor": PAPER if hollow else colours[kind],
            "edgecolor": colours[kind] if hollow else PAPER,
            "linewidth": 1.3 if hollow else 0.6,
        }
        patch: Patch = (
            Polygon(corners, closed=True, **look) if corners else Circle((x, y), reach, **look)
        )
        self._put(patch)

    def ring(self, x: float, y: float, reach: float) -> None:
        """A ring around what is picked."""
        self._put(Circle((x, y), reach, facecolor="none", edgecolor=INK, linewidth=1.1))

    def area(self, corners: Iterable[Point], fill: str, edge: str) -> None:
        """A quiet area with rounded corners, such as the outline of a group."""
        self._put(PathPatch(_rounded(list(corners)), facecolor=fill, edgecolor=edge, linewidth=0.6))

    def regions(self, rings: Iterable[Iterable[Point]], look: tuple[str, str, float]) -> None:
        """Areas of a map: fill, border and the width of the border."""
        fill, edge, thick = look
        patches = [Polygon(list(ring), closed=True) for ring in rings]
        self._axes.add_collection(
            PatchCollection(patches, facecolor=fill, edgecolor=edge, linewidth=thick,
                            zorder=self._above()), autolim=False,
        )  # fmt: skip

    def _put(self, patch: Patch) -> None:
        patch.set_zorder(self._above())
        self._axes.add_patch(patch)

    def _above(self) -> float:
        self._order += 1.0
        return self._order


def _rounded(corners: list[Point]) -> Path:
    """A closed line through the middles of the sides, bent at each corner."""
    pairs = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairs]
    points, codes = [middles[-1]], [Path.MOVETO]
    for corner, middle in zip(corners, middles, strict=True):
        points += [corner, middle]
        codes += [Path.CURVE3, Path.CURVE3]
    return Path([*points, points[0]], [*codes, Path.CLOSEPOLY])
