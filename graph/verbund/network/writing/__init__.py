"""Networks for other tools: each format as files, with a report of what it could not carry."""

from verbund.network.writing.formats import FORMATS, NetworkFormat
from verbund.network.writing.writing import Written, write

__all__ = ["FORMATS", "NetworkFormat", "Written", "write"]
