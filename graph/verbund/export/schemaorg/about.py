"""What the public graph says of a thing, in the words of one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbund.model import Iri, Literal, Term
from verbund.store import Store
from verbund.vocab import RDF, RDFS, SCHEMA

_SCHEMA = str(SCHEMA)


@dataclass(frozen=True, slots=True)
class About:
    """A thing and its values by property."""

    iri: str
    values: dict[str, list[Term]]
    lang: str

    @property
    def classes(self) -> list[str]:
        """The names of its classes in schema.org."""
        found = (str(value) for value in self.values.get(RDF.type, ()))
        return sorted(iri.removeprefix(_SCHEMA) for iri in found if iri.startswith(_SCHEMA))

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
                return min(found, key=lambda v: (ranks.get(v.language, 3), v.value)).value
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
    """Looks things up in a store."""

    store: Store
    lang: str

    def about(self, iri: str) -> About:
        """What is said of a thing."""
        values = defaultdict[str, list[Term]](list)
        for statement in self.store.about(Iri(iri)):
            values[statement.predicate.value].append(statement.object)
        return About(iri, dict(values), self.lang)

    def each(self, iris: Iterable[str]) -> Iterator[About]:
        """What is said of some things."""
        return (self.about(iri) for iri in iris)

    def naming(self, iri: str, name: str) -> list[About]:
        """What is said of the things that name this one by a property."""
        found = self.store.select(f"SELECT ?thing WHERE {{ ?thing <{name}> <{iri}> }}")
        return list(self.each(sorted(str(thing) for (thing,) in found if isinstance(thing, Iri))))
