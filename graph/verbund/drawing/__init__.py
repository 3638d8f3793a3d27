"""Networks as pictures for print: SVG, PNG and PDF without a browser."""

from verbund.drawing.land import Land
from verbund.drawing.mount import Size
from verbund.drawing.picture import draw
from verbund.drawing.saving import ImageFormat, Imprint, saved
from verbund.drawing.views import Means, pictured
from verbund.drawing.words import title

__all__ = [
    "ImageFormat",
    "Imprint",
    "Land",
    "Means",
    "Size",
    "draw",
    "pictured",
    "saved",
    "title",
]
