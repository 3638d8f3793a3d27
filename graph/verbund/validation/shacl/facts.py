"""The statements of one graph, found by property and subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from verbund.model import Statement, Term
from verbund.store import Store
from verbund.vocab import RDF, RDFS

#: What things have for one property.
Column = Mapping[str, Sequence[Term]]
_TYPE, _BROADER = RDF.type, RDFS.subClassOf


class Facts:
    """What is said of each thing, a column for each property."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._columns: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        for one in statements:
            column = self._columns[one.predicate.value]
            column.setdefault(str(one.subject), []).append(one.object)
        self._above_known: dict[str, frozenset[str]] = {}

    def column(self, means: str) -> Column:
        """What things have for a property."""
        return self._columns.get(means, {})

    def values(self, thing: str, means: str) -> Sequence[Term]:
        """What a thing has for a property."""
        return self.column(means).get(thing, ())

    def value(self, thing: str, means: str) -> str:
        """The first value of a property as text; empty if there is none."""
        return next(map(str, self.values(thing, means)), "")

    def properties(self, thing: str) -> Iterable[str]:
        """The properties that a thing has."""
        return (means for means, column in self._columns.items() if thing in column)

    def members(self, thing: str) -> list[Term]:
        """The members of an RDF list."""
        found: dict[str, Sequence[Term]] = {}
        while thing and thing != RDF.nil and thing not in found:
            found[thing] = self.values(thing, RDF.first)
            thing = self.value(thing, RDF.rest)
        return [one for several in found.values() for one in several]

    def is_a(self, thing: str, kind: str) -> bool:
        """Whether a thing is an instance of a class or of one below it."""
        return kind in self._kinds.get(thing, ())

    def instances(self, kind: str) -> list[str]:
        """The instances of a class, in order."""
        return sorted(thing for thing, kinds in self._kinds.items() if kind in kinds)

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        """The classes of each thing, with those above them; few sets for many things."""
        sets: dict[tuple[str, ...], frozenset[str]] = {}
        found = {}
        for thing, own in self.column(_TYPE).items():
            names = tuple(map(str, own))
            if names not in sets:
                sets[names] = frozenset().union(*map(self._above, names))
            found[thing] = sets[names]
        return found

    def _above(self, kind: str) -> frozenset[str]:
        if kind not in self._above_known:
            self._above_known[kind] = frozenset({kind})  # ends a circle of subclasses
            parents = (self._above(str(one)) for one in self.values(kind, _BROADER))
            self._above_known[kind] = frozenset({kind}).union(*parents)
        return self._above_known[kind]


class StoredFacts(Facts):
    """What the public graph of a store says, read a column at a time: all would be too much.

    The columns that were asked for last are kept.
    """

    _KEPT = 4

    def __init__(self, store: Store) -> None:
        super().__init__(())
        self._store = store

    def column(self, means: str) -> Column:
        """What things have for a property."""
        found = self._columns.pop(means, None)
        if found is None:
            found = {}
            for thing, value in self._store.pairs(means):
                found.setdefault(thing, []).append(value)
        if len(self._columns) >= self._KEPT:
            del self._columns[next(iter(self._columns))]
        self._columns[means] = found
        return found
