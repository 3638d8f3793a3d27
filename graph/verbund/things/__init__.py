"""Everything about one thing: its relations in both directions, in words, and who says so."""

from verbund.things.describing import Describer, describe
from verbund.things.model import Detail, Relation, Thing, Value

__all__ = ["Describer", "Detail", "Relation", "Thing", "Value", "describe"]
