"""Where nodes stand in a picture: the same places for the same network."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from verbund.network.layout.cache import fingerprint, keep, recall
from verbund.network.layout.grouping import Grouping, grouping
from verbund.network.layout.outline import outlines
from verbund.network.layout.placing import Placed, place
from verbund.network.links import Links, Values
from verbund.network.model import FacetName, Group, Kind, Network, Positions

#: The room around a node of each kind, in pixels from its middle.
ROOM: dict[Kind, float] = {
    "project": 27,
    "cluster": 27,
    "organisation": 16,
    "event": 15,
    "topic": 16,
    "person": 13,
    "thing": 16,
}
#: Labels are wider than high: the picture is made this much wider in the end.
WIDER = 1.25
#: The height of a window with nothing in it.
EMPTY = 600
#: A group has an outline from so many members on.
OUTLINED = 3


def lay_out(
    network: Network,
    *,
    aspect: float = 1.6,
    seed: int = 1,
    group_by: FacetName | None = "cluster",
    cache: Path | None = None,
) -> Positions:
    """Where each node stands, in a window ``aspect`` times as wide as high.

    ``cache`` is a folder: a network that was laid out before is found there.
    """
    name = fingerprint(network, group_by, (aspect, seed))
    known = recall(cache, name) if cache else None
    if known:
        return known
    found = _lay_out(network, aspect, seed, group_by)
    if cache:
        keep(cache, name, found)
    return found


def _lay_out(network: Network, aspect: float, seed: int, group_by: FacetName | None) -> Positions:
    if not network.nodes:
        return Positions({}, round(EMPTY * aspect), EMPTY)
    links = Links.of(network)
    groups = grouping(network, links, group_by, seed)
    placed = place(links, groups, rooms(network, links), aspect / WIDER, seed)
    stretched = Placed(placed.points * [WIDER, 1.0], placed.box * [WIDER, 1.0])
    return _positions(network, groups, stretched)


def rooms(network: Network, links: Links) -> Values:
    """The room that each node needs: by its kind, and a little more for many ties."""
    base = np.array([ROOM[node.kind] for node in network.nodes], dtype=np.float64)
    return base + np.minimum(np.sqrt(links.degree) * 0.8, 8.0)


def _positions(network: Network, groups: Grouping, placed: Placed) -> Positions:
    width, height = (int(side) for side in np.rint(placed.box))
    whole = np.rint(placed.points).astype(int).tolist()
    spots = {node.id: (x, y) for node, (x, y) in zip(network.nodes, whole, strict=True)}
    return Positions(spots, width, height, _groups(network, groups, placed))


def _groups(network: Network, groups: Grouping, placed: Placed) -> tuple[Group, ...]:
    size = np.bincount(groups.of, minlength=groups.size)
    wanted = [number for number in sorted(groups.names) if size[number] >= OUTLINED]
    lines = outlines(placed.points, groups.of, wanted, placed.box)
    found = []
    for number, line in zip(wanted, lines, strict=True):
        key, label = groups.names[number]
        members = tuple(network.nodes[one].id for one in np.flatnonzero(groups.of == number))
        found.append(Group(key, label, members, line))
    return tuple(found)
