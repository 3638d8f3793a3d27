"""What the public graph says of a thing, in the words of one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from verbund.model import Iri, Literal, Term
from verbund.store import Store
from verbund.vocab import RDF, RDFS, SCHEMA

_SCHEMA = str(SCHEMA)
#: How many things are kept with what is said of them: neighbours are asked for again and again.
_KEPT = 4000

Values = Mapping[str, list[Term]]


class Said:
    """What the public graph says of things, by property."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, iri: str) -> Values:
        found = defaultdict[str, list[Term]](list)
        for statement in self._store.about(Iri(iri)):
            found[statement.predicate.value].append(statement.object)
        return dict(found)

    def naming(self, iri: str, name: str) -> list[str]:
        """The things that name one by a property, sorted."""
        return self._store.naming(name, Iri(iri))


@dataclass(frozen=True, slots=True)
class About:
    """A thing and its values by property."""

    iri: str
    values: Values
    lang: str

    @property
    def types(self) -> list[str]:
        """The IRIs of its classes."""
        return self.links(RDF.type)

    @property
    def classes(self) -> list[str]:
        """The names of its classes in schema.org."""
        return [iri.removeprefix(_SCHEMA) for iri in self.types if iri.startswith(_SCHEMA)]

    @property
    def name(self) -> str:
        """Its label in the language, else in German, else any."""
        return self.text(RDFS.label)

    def text(self, *names: str) -> str:
        """The value of the first property that has one, in the best language there is."""
        for name in names:
            found = [value for value in self.values.get(name, ()) if isinstance(value, Literal)]
            if found:
                ranks = {self.lang: 0, "de": 1, "": 2}
                best = min(found, key=lambda v: (ranks.get(v.language, 3), v.value))
                return best.value
        return ""

    def texts(self, *names: str) -> list[str]:
        """All texts of some properties but the name, in the language or in none."""
        found = {
            value.value
            for name in names
            for value in self.values.get(name, ())
            if isinstance(value, Literal) and value.language in ("", self.lang)
        }
        return sorted(found - {self.name})

    def links(self, *names: str) -> list[str]:
        """The things that some properties name."""
        found = (value for name in names for value in self.values.get(name, ()))
        return sorted({value.value for value in found if isinstance(value, Iri)})


@dataclass(frozen=True, slots=True)
class Reader:
    """Looks things up in what is said."""

    said: Said
    lang: str

    def about(self, iri: str) -> About:
        """What is said of a thing."""
        return About(iri, self.said.of(iri), self.lang)

    def each(self, iris: Iterable[str]) -> Iterator[About]:
        """What is said of some things."""
        return (self.about(iri) for iri in iris)

    def naming(self, iri: str, name: str) -> list[About]:
        """What is said of the things that name this one by a property."""
        return list(self.each(self.said.naming(iri, name)))
