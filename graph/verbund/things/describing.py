"""Everything about a thing, told in relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbund.catalogue import Catalogue
from verbund.errors import UnknownThing
from verbund.model import Iri
from verbund.queries.engine import Engine
from verbund.things.facts import Facts, in_batches
from verbund.things.headings import Headings
from verbund.things.model import Thing
from verbund.things.telling import Telling


@dataclass(frozen=True)
class Describer:
    """Describes things of one graph, one or many; what it has learned of names it keeps."""

    engine: Engine
    headings: Headings

    @classmethod
    def of(cls, catalogue: Catalogue, engine: Engine) -> Describer:
        """With the words that the ontology of a catalogue has for its own terms."""
        return cls(engine, Headings.read(catalogue.root / "ontology" / "verbund.ttl"))

    def thing(self, iri: Iri) -> Thing:
        """Everything about one thing.

        Raises:
            UnknownThing: the graph says nothing about it.
        """
        for found in self.things([iri]):
            return found
        raise UnknownThing(iri.value, ())

    def things(self, iris: Iterable[Iri]) -> Iterator[Thing]:
        """Everything about many things, in their order; what nothing is said about is left out."""
        facts = None
        for batch in in_batches(iris):
            facts = Facts.of(self.engine, batch, facts)
            for iri in batch:
                if iri in facts.outgoing or iri in facts.incoming:
                    yield Telling.of(iri, facts, self.headings).thing()


def describe(catalogue: Catalogue, engine: Engine, iri: Iri) -> Thing:
    """Everything about one thing of a catalogue.

    Raises:
        UnknownThing: the graph says nothing about it.
    """
    return Describer.of(catalogue, engine).thing(iri)
