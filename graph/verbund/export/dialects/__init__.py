"""The graph in the words of others, each with a count of what could not be said in them."""

from verbund.export.dialects.databus import databus
from verbund.export.dialects.dialect import DIALECTS, Dialect
from verbund.export.dialects.losses import losses, outputs

__all__ = ["DIALECTS", "Dialect", "databus", "losses", "outputs"]
