"""Files for others: linked data and tables, the same bytes for the same graph."""

from verbund.export.material import Material, Output
from verbund.export.release import EXPORTERS, release

__all__ = ["EXPORTERS", "Material", "Output", "release"]
