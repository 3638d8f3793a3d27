"""Which catalogue a command works on, and where its builds go."""

from verbund.home import catalogue

__all__ = ["catalogue"]
