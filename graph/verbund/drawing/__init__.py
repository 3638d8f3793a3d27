"""Networks as pictures for print: SVG, PNG and PDF without a browser."""

from verbund.drawing.opening import opened
from verbund.drawing.picture import Size, draw
from verbund.drawing.saving import ImageFormat, Imprint, saved
from verbund.drawing.words import title

__all__ = ["ImageFormat", "Imprint", "Size", "draw", "opened", "saved", "title"]
