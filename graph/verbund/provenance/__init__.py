"""Where a statement comes from: its sources, its quotes, its file and row."""

from verbund.provenance.places import Locator, Place, read_place
from verbund.provenance.why import Said, Source, why

__all__ = ["Locator", "Place", "Said", "Source", "read_place", "why"]
