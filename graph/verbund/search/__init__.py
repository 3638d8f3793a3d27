"""Things found by what they are called: an index file, and searches in it."""

from verbund.search.entries import READ, Entry, gathered
from verbund.search.finding import Hit, Index
from verbund.search.index import FILE, write
from verbund.search.kinds import KINDS

__all__ = ["FILE", "KINDS", "READ", "Entry", "Hit", "Index", "gathered", "write"]
