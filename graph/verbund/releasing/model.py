"""The nouns of a comparison: what has changed of which thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from verbund.model import Iri, Statement
from verbund.things import Value

#: A text in each of the languages.
Words = Mapping[str, str]


class How(Enum):
    """What has become of a thing."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One relation of a thing that reads otherwise: ``instead`` pairs the new value with the old.

    ``name`` is that of the relation, as `verbund.things` has it.
    """

    name: str
    headings: Words
    added: tuple[Value, ...] = ()
    removed: tuple[Value, ...] = ()
    instead: tuple[tuple[Value, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new, gone or other than it was; only what is other is told in detail."""

    iri: Iri
    how: How
    kind: Iri | None
    kind_words: Words
    words: Words
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes by kind of thing, and the statements of the public graph that make them."""

    changes: tuple[Change, ...]
    added: frozenset[Statement] = field(repr=False)
    removed: frozenset[Statement] = field(repr=False)


NOTHING = Comparison((), frozenset(), frozenset())
