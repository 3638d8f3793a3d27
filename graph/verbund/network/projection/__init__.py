"""Networks read from a store: the declared ones, and those of a person's own question."""

from verbund.network.projection.asking import own
from verbund.network.projection.background import Background
from verbund.network.projection.declared import PROJECTIONS, Projection, named
from verbund.network.projection.folding import Incidence
from verbund.network.projection.projecting import project

__all__ = [
    "PROJECTIONS",
    "Background",
    "Incidence",
    "Projection",
    "named",
    "own",
    "project",
]
