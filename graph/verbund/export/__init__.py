"""Files for others: linked data and tables, the same bytes for the same graph."""

from verbund.export.dates import Dates
from verbund.export.exporters import EXPORTERS, PARTS, release
from verbund.export.material import Material, Output

__all__ = ["EXPORTERS", "PARTS", "Dates", "Material", "Output", "release"]
