"""A declared network, read from a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from verbund.network.model import (
    KINDS,
    Built,
    Edge,
    Kind,
    Network,
    Node,
    Note,
    Source,
    Words,
    words,
)
from verbund.network.projection import folding
from verbund.network.projection.background import Background, question
from verbund.network.projection.declared import Projection, named
from verbund.network.projection.folding import Incidence
from verbund.network.projection.things import nodes, with_roles
from verbund.network.projection.ties import dated, edges
from verbund.queries.engine import Engine

#: The network in which things without a tie stand too.
WHOLE = "whole"

#: What several things of a kind are called.
SEVERAL: dict[Kind, Words] = {
    "project": words("Vorhaben", "projects"),
    "organisation": words("Einrichtungen", "organisations"),
    "person": words("Personen", "people"),
    "topic": words("Themen", "topics"),
    "event": words("Veranstaltungen", "events"),
    "cluster": words("Cluster", "clusters"),
    "thing": words("Dinge", "things"),
}

BROKEN = words(
    "Verbindungen zu Dingen, die dieses Netzwerk nicht zeigt",
    "ties to things that this network does not show",
)
UNDATED = words(
    "Verbindungen ohne bekannten Zeitraum: sie gelten immer",
    "ties without a known period: they always count",
)


def project(
    store: Engine,
    name: str,
    *,
    folder: Path,
    built: Built | None = None,
    background: Background | None = None,
) -> Network:
    """The declared network of this name, by the questions of the folder.

    ``background`` saves reading the same facts again for a second network of the same store.

    Raises:
        UnknownNetwork: no network of this name is declared.
    """
    projection = named(name)
    known = background or Background.read(store, folder)
    found = nodes(store.select(question(folder, projection.nodes)), known)
    ties = _ties(store, projection, folder, known)
    return assembled(projection.name, projection.title, found, ties, (known, built))


def assembled(
    name: str,
    title: Words,
    found: tuple[Node, ...],
    ties: tuple[Edge, ...],
    basis: tuple[Background, Built | None],
) -> Network:
    """A network of these nodes and ties, with its sources and with what had to be left out."""
    known, built = basis
    by_id = {node.id: node for node in found}
    whole = tuple(edge for edge in ties if _whole(edge, by_id.keys()))
    tied = {end for edge in whole for end in (edge.source, edge.target)}
    shown = found if name == WHOLE else tuple(node for node in found if node.id in tied)
    edges = dated(whole, by_id)
    notes = (*_notes(found, shown, len(ties) - len(whole), edges), *_unseen(name, known))
    return Network(
        name,
        title,
        with_roles(shown, edges),
        edges,
        _sources(shown, edges, known),
        notes,
        built or Built(words("")),
    )


def _ties(
    store: Engine, projection: Projection, folder: Path, known: Background
) -> tuple[Edge, ...]:
    links = question(folder, projection.links)
    if not projection.tie:
        return edges(store.select(links), known)
    if projection.consortia:
        incidence = Incidence.pulled(store, folder)
        if incidence.count > folding.MANY:
            return folding.bundled(incidence, projection.tie)
    return folding.folded(store.select(links), projection.tie, known)


def _whole(edge: Edge, ids: Iterable[str]) -> bool:
    return edge.source in ids and edge.target in ids and edge.source != edge.target


def _notes(
    found: tuple[Node, ...], shown: tuple[Node, ...], broken: int, edges: tuple[Edge, ...]
) -> tuple[Note, ...]:
    missing = Counter(node.kind for node in found)
    missing.subtract(node.kind for node in shown)
    undated = sum(1 for edge in edges if not edge.start and not edge.end)
    notes = (
        *(Note(_untied(kind), missing[kind]) for kind in KINDS),
        Note(BROKEN, broken),
        Note(UNDATED, undated),
    )
    return tuple(note for note in notes if note.count)


def _untied(kind: Kind) -> Words:
    return words(
        f"{SEVERAL[kind]['de']} ohne Verbindung in diesem Netzwerk",
        f"{SEVERAL[kind]['en']} without a tie in this network",
    )


def _unseen(name: str, known: Background) -> tuple[Note, ...]:
    return known.left_out if name == WHOLE else ()


def _sources(
    nodes: tuple[Node, ...], edges: tuple[Edge, ...], known: Background
) -> tuple[Source, ...]:
    used = {source for node in nodes for source in node.sources}
    used.update(source for edge in edges for source in edge.sources)
    return tuple(known.sources[source] for source in sorted(used))
