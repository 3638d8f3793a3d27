"""What a document has to know of the whole graph before it can write the first thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbund.export.material import Material
from verbund.export.things import Thing, Things, classes, shape
from verbund.vocab import RDF

#: tables whose things stand inside the thing that one of their columns names
EMBEDDED = {
    "participations": "project",
    "affiliations": "person",
    "project-roles": "person",
    "speakers": "event",
    "event-organisers": "event",
}

#: tables whose things stand where they are named, if that is in one place only
CONTAINED = ("amounts", "contacts", "audiences")

#: which sorts of values the things of a class (else "") have for each property
Shapes = Mapping[str, Mapping[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A thing that may stand inside its owner: by which table, and by which property it says so."""

    table: str
    link: str
    thing: str
    owner: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The sorts of values by class; the class of each thing of a table; what belongs where."""

    shapes: Shapes
    mains: Mapping[str, str]
    belongings: tuple[Belonging, ...]
    contained: frozenset[str]


def survey(material: Material, things: Things) -> Survey:
    """What one look at each thing tells."""
    shapes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    mains: dict[str, str] = {}
    belongings: list[Belonging] = []
    named = defaultdict[str, list[str]](list)
    bases = _bases(material)
    for iri, thing in things.each():
        kind = material.kind_of(iri)
        if kind and kind.class_iri in classes(thing):
            mains[iri] = kind.class_iri
        own = shapes[kind.class_iri if kind else ""]
        for name, values in thing.items():
            own[name].update(map(shape, values))
        belongings += _belongings(material, iri, thing)
        for other in _links(thing):
            if other.startswith(bases):
                named[other].append(iri)
    alone = (other for other, namers in named.items() if len(namers) == 1 and other in things.iris)
    contained = frozenset(other for other in alone if not named[other][0].startswith(bases))
    for own in shapes.values():
        own.pop(RDF.type, None)
    return Survey(shapes, mains, tuple(b for b in belongings if b.owner in things.iris), contained)


def _bases(material: Material) -> tuple[str, ...]:
    kinds = material.context.kinds
    return tuple(kinds[name].base for name in CONTAINED if name in kinds)


def _links(thing: Thing) -> Iterator[str]:
    return (value["@id"] for values in thing.values() for value in values if "@id" in value)


def _belongings(material: Material, iri: str, thing: Thing) -> Iterator[Belonging]:
    """The owner of a thing of an embedded table, if there is just one."""
    kind = material.kind_of(iri)
    if kind and (column := kind.columns.get(EMBEDDED.get(kind.name, ""))):
        owners = [value.get("@id", "") for value in thing.get(column.means, [])]
        if len(owners) == 1:
            yield Belonging(kind.name, column.means, iri, owners[0])
