"""The catalogue from Python: questions, and answers that turn into data frames."""

from verbund.api.answer import Answer
from verbund.api.description import Description
from verbund.api.opening import OpenCatalogue, open_catalogue

__all__ = ["Answer", "Description", "OpenCatalogue", "open_catalogue"]
