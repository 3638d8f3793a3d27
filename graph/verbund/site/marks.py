"""What kinds of things look like: the shapes of the network page, as SVG."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from markupsafe import Markup

#: Corners, how much larger than a circle of the same size, and where the first corner points.
_SHAPES = {
    "project": (4, 1.22, 0.0),
    "person": (3, 1.28, 0.0),
    "topic": (4, 1.25, pi / 4),
    "event": (6, 1.1, pi / 6),
    "thing": (5, 1.12, 0.0),
}


@cache
def points(kind: str, size: float) -> str:
    """The corners of a shape around the origin; empty for a circle."""
    if kind not in _SHAPES:
        return ""
    corners, grown, turn = _SHAPES[kind]
    angles = (turn - pi / 2 + 2 * pi * corner / corners for corner in range(corners))
    return " ".join(f"{grown * size * cos(a):.3g},{grown * size * sin(a):.3g}" for a in angles)


def mark(kind: str, x: float, y: float, size: float) -> str:
    """The shape of a kind at a place."""
    corners = points(kind, size)
    place = f'class="mark-{kind}" transform="translate({x:g} {y:g})"'
    return (
        f'<polygon {place} points="{corners}"/>' if corners else f'<circle {place} r="{size:g}"/>'
    )


def icon(kind: str, size: int = 16) -> Markup:
    """The shape of a kind as a picture beside a word."""
    inner = mark(kind, size / 2, size / 2, size * 0.34)
    return Markup(  # noqa: S704 (numbers and names of ours)
        f'<svg class="mark" viewBox="0 0 {size} {size}" width="{size}" height="{size}"'
        f' aria-hidden="true">{inner}</svg>'
    )
