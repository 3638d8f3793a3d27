"""What the graph says of some things and of what is near them, asked for many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from verbund.model import Iri, Literal, Statement, Table, Term
from verbund.queries.binding import bound
from verbund.queries.engine import Engine
from verbund.things import views
from verbund.vocab import PROV, RDF, RDFS

#: Things that are asked about at a time.
BATCH = 100
_FOLDER = Path(__file__).parent / "queries"

#: The values of a thing for each property.
Properties = Mapping[str, list[Term]]
Triple = tuple[Iri, str, Term]
_NONE: Properties = {}
_LABEL = Iri(RDFS.label)


@dataclass(frozen=True)
class Facts:
    """What is known of some things, of the things between, and of those that they name.

    ``through`` are the participations of the units of an organisation.
    """

    engine: Engine
    outgoing: dict[Iri, dict[str, list[Term]]] = field(default_factory=dict)
    incoming: dict[Iri, list[tuple[Iri, str]]] = field(default_factory=dict)
    through: dict[Iri, list[Iri]] = field(default_factory=lambda: defaultdict(list))
    graphs: dict[Triple, set[Iri]] = field(default_factory=lambda: defaultdict(set))
    names: dict[Iri, dict[str, list[Term]]] = field(default_factory=dict)

    @classmethod
    def of(cls, engine: Engine, things: Iterable[Iri], known: Facts | None = None) -> Facts:
        """What is asked once for all; names that are ``known`` are not asked again."""
        found = cls(engine, names=known.names if known else {})
        wanted = list(things)
        found._take_outgoing(wanted)
        found._take_incoming(wanted)
        found._take_units(wanted)
        found._take_graphs(wanted)
        between = {node for near in found.incoming.values() for node, link in near if _folds(link)}
        between.update(node for nodes in found.through.values() for node in nodes)
        found._take_outgoing(sorted(between - found.outgoing.keys()))
        found._take_names()
        return found

    def about(self, thing: Iri) -> Properties:
        """What is said of a thing, or at least its names."""
        return self.outgoing.get(thing) or self.names.get(thing) or _NONE

    def sources(self, triple: Triple) -> tuple[Iri, ...]:
        """The documents that say it."""
        return tuple(sorted(filter(self.is_source, self.graphs.get(triple, ()))))

    def is_source(self, graph: Iri) -> bool:
        """Whether a graph is that of a document."""
        return Iri(PROV.Entity) in self.about(graph).get(RDF.type, ())

    def statements(self, thing: Iri, between: Iterable[Iri]) -> Iterator[Statement]:
        """What the public graph says of a thing, what leads to it, what is between, and names."""
        named = set[Iri]()
        for subject in (thing, *between):
            for means, values in self.outgoing.get(subject, {}).items():
                yield from (Statement(subject, Iri(means), value) for value in values)
                named.update(value for value in values if isinstance(value, Iri))
        for other, link in self.incoming.get(thing, ()):
            yield Statement(other, Iri(link), thing)
            named.add(other)
        for other in named:
            for value in self.about(other).get(RDFS.label, ()):
                yield Statement(other, _LABEL, value)

    def _take_outgoing(self, things: list[Iri]) -> None:
        for thing, means, value in _asked(self.engine, "outgoing", things):
            if isinstance(thing, Iri) and value is not None:
                self.outgoing.setdefault(thing, {}).setdefault(str(means), []).append(value)

    def _take_incoming(self, things: list[Iri]) -> None:
        for other, means, thing in _asked(self.engine, "incoming", things):
            if isinstance(other, Iri) and isinstance(thing, Iri):
                self.incoming.setdefault(thing, []).append((other, str(means)))

    def _take_units(self, things: list[Iri]) -> None:
        for other, thing in _asked(self.engine, "through-units", things):
            if isinstance(other, Iri) and isinstance(thing, Iri):
                self.through[thing].append(other)

    def _take_graphs(self, things: list[Iri]) -> None:
        for question in ("said", "said-by-others"):
            for subject, means, value, graph in _asked(self.engine, question, things):
                if isinstance(subject, Iri) and isinstance(graph, Iri) and value is not None:
                    self.graphs[subject, str(means), value].add(graph)

    def _take_names(self) -> None:
        said = (values for about in self.outgoing.values() for values in about.values())
        named = {value for values in said for value in values if isinstance(value, Iri)}
        named |= {other for near in self.incoming.values() for other, _ in near}
        named |= {graph for graphs in self.graphs.values() for graph in graphs}
        new = self._name(named)
        told = (
            value
            for one in new
            for means in views.APART
            for value in self.names[one].get(means, ())
        )
        self._name({value for value in told if isinstance(value, Iri)})

    def _name(self, things: set[Iri]) -> list[Iri]:
        """Ask what is needed of things that are only named; those that were not known before."""
        missing = sorted(things - self.names.keys() - self.outgoing.keys())
        self.names.update((thing, {}) for thing in missing)
        for thing, means, value in _asked(self.engine, "names", missing):
            if isinstance(thing, Iri) and value is not None:
                self.names[thing].setdefault(str(means), []).append(value)
        return missing


def in_batches(things: Iterable[Iri]) -> Iterator[list[Iri]]:
    """The things, so many at a time."""
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def texts(about: Properties, means: str) -> dict[str, str]:
    """The texts of a property by their language, the first in order where there are several."""
    found: dict[str, str] = {}
    for value in sorted(map(str, _tagged(about, means))):
        language, _, text = value.partition("\0")
        found.setdefault(language, text)
    return found


def names(about: Properties) -> dict[str, str]:
    """What a thing is called, by language."""
    return texts(about, RDFS.label)


def _tagged(about: Properties, means: str) -> Iterator[str]:
    for value in about.get(means, ()):
        if isinstance(value, Literal):
            yield f"{value.language}\0{value.value}"


def _folds(link: str) -> bool:
    return link in views.LINKS


def _asked(engine: Engine, question: str, things: list[Iri]) -> Iterator[tuple[Term | None, ...]]:
    for batch in in_batches(things):
        table: Table = engine.select(bound(_text(question), {"thing": batch}))
        yield from table.rows


@cache
def _text(question: str) -> str:
    return (_FOLDER / f"{question}.rq").read_text(encoding="utf-8")
