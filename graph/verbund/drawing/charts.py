"""Charts for print: bars with their numbers, as SVG that stands inside a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure

from verbund.drawing.lettering import font, wrapped
from verbund.drawing.look import INK, RULE, SOFT, Letters

_LETTERS = Letters(8)
_ROW, _EDGE, _WIDTH = 0.235, 0.12, 6.9
#: The part of the width that names take, at least and at most, and where bars end.
_LEAST, _MOST, _END = 0.3, 0.6, 0.9
_POINTS = 72 * _WIDTH


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, how long it is, and what stands behind it."""

    name: str
    value: float
    said: str


def bars(rows: Sequence[Bar], colour: str, *, link: str = "", most: float = 0) -> Figure:
    """Bars one below the other, the first on top, each with its number, and a link on both."""
    names = [wrapped(row.name, _LETTERS, _MOST * _POINTS - 10) for row in rows]
    left = max([_LEAST, *((name.width + 10) / _POINTS for name in names)])
    edge = -left / (_END - left)
    high = _ROW * max([1, *(len(name.lines) for name in names)])
    height = high * max(1, len(rows)) + 2 * _EDGE
    figure = Figure(figsize=(_WIDTH, height), facecolor="none")
    axes = figure.add_axes((left, _EDGE / height, _END - left, 1 - 2 * _EDGE / height))
    places = range(len(rows))
    longest = most or max((row.value for row in rows), default=1) or 1
    axes.barh(places, [longest] * len(rows), color=RULE, height=0.5, alpha=0.6)
    drawn = axes.barh(places, [row.value for row in rows], color=colour, height=0.5)
    for bar in drawn:
        bar.set_url(link or None)
    axes.set_xlim(0, longest)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_axis_off()
    at: dict[str, Any] = {"va": "center", "parse_math": False, "fontproperties": font(_LETTERS)}
    for place, row, name in zip(places, rows, names, strict=True):
        axes.text(edge * longest, place, "\n".join(name.lines), ha="left", color=INK, **at)
        said = axes.text(1.012 * longest, place, row.said, ha="left", color=SOFT, **at)
        said.set_url(link or None)
    return figure
