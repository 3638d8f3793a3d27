"""The statements of one graph, found by subject and property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from verbund.model import Statement, Term
from verbund.vocab import RDF, RDFS


class Facts:
    """What is said of each thing; built once, asked often."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._said: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        for one in statements:
            self._said[str(one.subject)].setdefault(one.predicate.value, []).append(one.object)
        self._kinds: dict[str, frozenset[str]] = {}

    def values(self, thing: str, means: str) -> Sequence[Term]:
        """What a thing has for a property."""
        return self._said[thing].get(means, ()) if thing in self._said else ()

    def value(self, thing: str, means: str) -> str:
        """The first value of a property as text; empty if there is none."""
        return next(map(str, self.values(thing, means)), "")

    def properties(self, thing: str) -> Iterable[str]:
        """The properties that a thing has."""
        return self._said[thing].keys() if thing in self._said else ()

    def things(self) -> Iterable[str]:
        """Everything that something is said of."""
        return self._said.keys()

    def members(self, thing: str) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        while thing and thing != RDF.nil:
            found += self.values(thing, RDF.first)
            thing = self.value(thing, RDF.rest)
        return found

    def is_a(self, thing: str, kind: str) -> bool:
        """Whether a thing is an instance of a class or of one below it."""
        return any(kind in self._above(str(own)) for own in self.values(thing, RDF.type))

    def instances(self, kind: str) -> list[str]:
        """The instances of a class, in order."""
        return sorted(thing for thing in self._said if self.is_a(thing, kind))

    def _above(self, kind: str) -> frozenset[str]:
        if kind not in self._kinds:
            self._kinds[kind] = frozenset({kind})  # ends a circle of subclasses
            parents = (self._above(str(one)) for one in self.values(kind, RDFS.subClassOf))
            self._kinds[kind] = frozenset({kind}).union(*parents)
        return self._kinds[kind]
