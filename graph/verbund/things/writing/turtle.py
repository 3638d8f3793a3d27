"""A thing in Turtle, under the prefixes of the vocabularies and of each kind of thing."""

from __future__ import annotations

from verbund.formats import RdfFormat
from verbund.reading import Context
from verbund.store import writing
from verbund.things.model import Thing
from verbund.vocab import PREFIXES


def turtle(thing: Thing, context: Context) -> str:
    """The statements of a thing, sorted."""
    prefixes = dict(PREFIXES)
    for kind in context.kinds.values():
        prefixes.setdefault(kind.base.rstrip("/").rpartition("/")[2], kind.base)
    return writing.statements(thing.statements, RdfFormat.TURTLE, prefixes).decode()
