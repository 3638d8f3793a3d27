"""Texts in lines: how wide they are in the letters of a picture, and where they break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from verbund.drawing.look import Letters

_BREAK = re.compile(r"(?<=[\s\-/–])")
_SPACE = re.compile(r"(?<=\s)")
_FILES = {
    (False, False): "DejaVuSans.ttf",
    (True, False): "DejaVuSans-Bold.ttf",
    (False, True): "DejaVuSans-Oblique.ttf",
    (True, True): "DejaVuSans-BoldOblique.ttf",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text in lines, with the room that it takes."""

    lines: tuple[str, ...]
    letters: Letters
    width: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.letters.line


@cache
def font(letters: Letters) -> FontProperties:
    """The letters as a font: the one that comes with the library, the same on every machine."""
    folder = Path(mpl.get_data_path(), "fonts", "ttf")
    return FontProperties(fname=folder / _FILES[letters.bold, letters.slanted], size=letters.size)


@cache
def width(text: str, letters: Letters) -> float:
    """How wide a line is, in points."""
    return float(text_to_path.get_text_width_height_descent(text, font(letters), ismath=False)[0])


def wrapped(text: str, letters: Letters, wide: float, most: int = 3) -> Text:
    """The text in at most so many lines of about equal width; longer ones where it must be.

    >>> wrapped("Leibniz-Institut für Länderkunde", Letters(7), 80).lines
    ('Leibniz-Institut', 'für Länderkunde')
    """
    whole = width(text, letters)
    wanted = min(most, max(1, -int(-whole // wide)))
    parts = _BREAK.split(text)
    target = whole / wanted
    lines = _balanced(parts, target, letters)
    while len(lines) > wanted:
        target *= 1.12
        lines = _balanced(parts, target, letters)
    return Text(tuple(lines), letters, max(width(line, letters) for line in lines))


def filled(text: str, letters: Letters, wide: float) -> tuple[str, ...]:
    """The text in lines that are filled as far as they go."""
    lines = [""]
    for part in _SPACE.split(text):
        if lines[-1] and width((lines[-1] + part).strip(), letters) > wide:
            lines.append(part)
        else:
            lines[-1] += part
    return tuple(line.strip() for line in lines)


def _balanced(parts: Sequence[str], target: float, letters: Letters) -> list[str]:
    lines = [""]
    for part in parts:
        longer = lines[-1] + part
        if lines[-1] and width(longer.strip(), letters) > target * 1.12:
            lines.append(part)
        else:
            lines[-1] = longer
    return [line.strip() for line in lines]
