"""What stands around every picture: its size, its title, legend and imprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verbund.drawing import words
from verbund.drawing.lettering import filled, width
from verbund.drawing.look import EDGE_STRONG, INK, PLAIN, SMALL, SOFT, STROKES, TITLE
from verbund.drawing.sheet import MILLIMETRES, POINTS, Sheet
from verbund.network.communities import members
from verbund.network.model import KINDS, Network

MARGIN = 26.0
#: The room above the drawing, and below it on wide paper.
TOP, BOTTOM = 72.0, 52.0
#: On paper that is less wide, legend and imprint take more lines, each this high.
NARROW, NARROWER, LINE = 640.0, 420.0, 12.0


def below(width: float) -> float:
    """The room below the drawing on paper so wide, for the lines of legend and imprint."""
    lines = 0 if width >= NARROW else 2 if width >= NARROWER else 3
    return BOTTOM + lines * LINE


@dataclass(frozen=True, slots=True)
class Size:
    """The paper in millimetres; landscape A4 unless told otherwise."""

    width: float = 297.0
    height: float = 210.0

    def __post_init__(self) -> None:
        if not (80 <= self.width <= 2000 and 60 <= self.height <= 2000):
            raise ValueError(f"a picture is 80×60 to 2000×2000 mm: {self.width:g}×{self.height:g}")

    @property
    def aspect(self) -> float:
        """How many times as wide as high the drawing on it is, to one decimal."""
        window = Window.of(self)
        return round(window.width / window.height, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the sheet that the drawing has, in points."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, size: Size) -> Window:
        """The window of a sheet of this size."""
        wide, high = (side / MILLIMETRES * POINTS for side in (size.width, size.height))
        return cls(MARGIN, TOP, wide - 2 * MARGIN, high - TOP - below(wide))


def sheet_for(size: Size) -> Sheet:
    """An empty sheet of this size."""
    window = Window.of(size)
    wide = window.width + 2 * MARGIN
    return Sheet(wide, window.height + TOP + below(wide))


def mount(sheet: Sheet, network: Network, said: Iterable[str], language: str) -> None:
    """Write title, what is said of the picture, legend and imprint on a sheet."""
    _head(sheet, words.title(network, language), " ".join(filter(None, said)))
    _legend(sheet, network, language)
    _foot(sheet, words.colophon(network.built, len(network.sources), language))


def _head(sheet: Sheet, title: str, said: str) -> None:
    wide = sheet.width - 2 * MARGIN
    sheet.write(title, MARGIN, 20, TITLE, INK)
    for number, line in enumerate(filled(said, PLAIN, wide)[:3]):
        sheet.write(line, MARGIN, 39 + number * PLAIN.line, PLAIN, SOFT)


def _legend(sheet: Sheet, network: Network, language: str) -> None:
    """The marks and lines that are in the picture, in words."""
    x, y = MARGIN + 5, sheet.height - below(sheet.width) + 18
    present = {node.kind for node in network.nodes}
    gathered = any(members(node) for node in network.nodes)
    for kind in (one for one in KINDS if one in present):
        said = (words.COMMUNITY if gathered else words.SEVERAL[kind])[language]
        said = said[0].upper() + said[1:]
        if x + width(said, SMALL) + 8 > sheet.width - MARGIN:
            x, y = MARGIN + 5, y + LINE
        sheet.mark(kind, x, y, 4.0)
        sheet.write(said, x + 8, y - 4.4, SMALL, INK)
        x += width(said, SMALL) + 25
    lines = {words.line_of(edge) for edge in network.edges}
    for line in (one for one in STROKES if one in lines and len(lines) > 1):
        said = words.LINE_NAMES[line][language]
        if x + width(said, SMALL) + 34 > sheet.width - MARGIN:
            x, y = MARGIN + 5, y + LINE
        sheet.lines([((x + 4, y), (x + 26, y))], line, EDGE_STRONG)
        sheet.write(said, x + 31, y - 4.4, SMALL, SOFT)
        x += width(said, SMALL) + 42


def _foot(sheet: Sheet, colophon: str) -> None:
    lines = filled(colophon, SMALL, sheet.width - 2 * MARGIN)
    for number, line in enumerate(reversed(lines)):
        sheet.write(line, MARGIN, sheet.height - 15 - number * SMALL.line, SMALL, SOFT)
