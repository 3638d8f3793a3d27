"""Files for others: linked data and tables, the same bytes for the same graph."""

from verbund.export.exporters import EXPORTERS, release
from verbund.export.material import Material, Output

__all__ = ["EXPORTERS", "Material", "Output", "release"]
