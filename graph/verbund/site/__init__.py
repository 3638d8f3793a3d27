"""The catalogue as pages: one for each thing, lists, answers, dumps; for any static host."""

from verbund.site.writing import write_site

__all__ = ["write_site"]
