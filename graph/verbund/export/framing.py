"""Which things stand inside which in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbund.export.material import Material
from verbund.export.survey import Survey
from verbund.export.terms import Terms


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


def frame(material: Material, iris: Iterable[str], known: Survey, terms: Terms) -> Frame:
    """The frame for the things of a catalogue; at the top they follow the order of the context."""
    members: dict[str, dict[str, tuple[str, list[str]]]] = defaultdict(dict)
    placed = set()
    for one in known.belongings:
        if one.owner in known.mains and one.table in terms.at(known.mains[one.owner]):
            members[one.owner].setdefault(one.table, (one.link, []))[1].append(one.thing)
            placed.add(one.thing)
    order = {kind.base: place for place, kind in enumerate(material.kinds)}
    kinds = {iri: kind.base for iri in iris if (kind := material.kind_of(iri))}
    rest = (iri for iri in iris if iri not in placed and iri not in known.contained)
    top = sorted(rest, key=lambda iri: order.get(kinds.get(iri, ""), len(order)))
    return Frame(members, known.contained, tuple(top), known.mains)
