"""The catalogue from Python: questions, and answers that turn into data frames."""

from verbund.api.answer import Answer
from verbund.api.opening import OpenCatalogue, open_catalogue

__all__ = ["Answer", "OpenCatalogue", "open_catalogue"]
