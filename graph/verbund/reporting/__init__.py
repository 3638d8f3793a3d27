"""The funder's pack: a programme or a cluster in figures, pictures and questions."""

from verbund.reporting.making import report
from verbund.reporting.scope import Wanted

__all__ = ["Wanted", "report"]
