"""An empty catalogue to begin with: the rules and questions, and tables with one row each."""

from verbund.starter.start import start

__all__ = ["start"]
