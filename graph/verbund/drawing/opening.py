"""What of a network a picture shows: all of it, or without the kinds that leave no room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from verbund.network.model import Kind, Network, Node

#: From how many things on a network is too full for their names, and what is left out then.
FULL = 320
EXTRAS: tuple[Kind, ...] = ("person", "event")


def opened(network: Network, without: Collection[Kind] = ()) -> tuple[Network, tuple[Node, ...]]:
    """The network without these kinds, and what was left out.

    Without a wish, people and events are left out of a network that is too full for its names, if
    something else is left.
    """
    kinds = without or (EXTRAS if len(network.nodes) > FULL else ())
    kept = tuple(node for node in network.nodes if node.kind not in kinds)
    if not without and len({node.kind for node in kept}) < 2:
        return network, ()
    ids = {node.id for node in kept}
    edges = tuple(edge for edge in network.edges if edge.source in ids and edge.target in ids)
    rest = tuple(node for node in network.nodes if node.kind in kinds)
    return replace(network, nodes=kept, edges=edges), rest
