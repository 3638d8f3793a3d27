"""Which things stand inside which in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbund.export.material import Material
from verbund.export.terms import EMBEDDED, Terms
from verbund.export.things import Thing, classes

#: tables whose things stand where they are named, if that is in one place only
CONTAINED = ("amounts", "contacts", "audiences")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands where.

    ``members`` has for a thing the lists inside it: the table, the property that leads back, and
    the things. ``contained`` are things that stand at the only place that names them. ``mains``
    has the class of each thing that belongs to a table.
    """

    members: Mapping[str, Mapping[str, tuple[str, list[str]]]]
    contained: frozenset[str]
    top: tuple[str, ...]
    mains: Mapping[str, str]


def frame(material: Material, found: Mapping[str, Thing], terms: Terms) -> Frame:
    """The frame for the things of a catalogue; at the top they follow the order of the context."""
    kinds = {iri: kind for iri in found if (kind := material.kind_of(iri))}
    mains = {i: k.class_iri for i, k in kinds.items() if k.class_iri in classes(found[i])}
    members: dict[str, dict[str, tuple[str, list[str]]]] = defaultdict(dict)
    placed = set()
    for table, link, iri, owner in _belongings(material, found):
        if owner in mains and table in terms.at(mains[owner]):
            members[owner].setdefault(table, (link, []))[1].append(iri)
            placed.add(iri)
    contained = frozenset(_contained(material, found))
    order = {kind.base: place for place, kind in enumerate(material.kinds)}
    rest = (iri for iri in found if iri not in placed and iri not in contained)
    top = sorted(rest, key=lambda i: order[kinds[i].base] if i in kinds else len(order))
    return Frame(members, contained, tuple(top), mains)


def _belongings(
    material: Material, found: Mapping[str, Thing]
) -> Iterator[tuple[str, str, str, str]]:
    """Table, property, thing and owner of what stands inside its owner."""
    for table, name in EMBEDDED.items():
        kind = material.context.kinds.get(table)
        column = kind.columns.get(name) if kind else None
        for iri in found if kind and column else ():
            if kind and column and iri.startswith(kind.base):
                owners = [value.get("@id", "") for value in found[iri].get(column.means, [])]
                if len(owners) == 1 and owners[0] in found:
                    yield table, column.means, iri, owners[0]


def _contained(material: Material, found: Mapping[str, Thing]) -> Iterator[str]:
    """The things that one other thing names, once, and that is none of their own sort."""
    kinds = material.context.kinds
    bases = tuple(kinds[name].base for name in CONTAINED if name in kinds)
    named = defaultdict[str, list[str]](list)
    for iri, thing in found.items():
        for values in thing.values():
            for value in values:
                if value.get("@id", "").startswith(bases):
                    named[value["@id"]].append(iri)
    for iri, namers in named.items():
        if len(namers) == 1 and iri in found and not namers[0].startswith(bases):
            yield iri
