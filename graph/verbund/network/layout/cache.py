"""Positions kept in a folder under the fingerprint of what they were computed from."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from verbund.network.model import FacetName, Group, Network, Positions

#: Counts up whenever the same network would be laid out differently.
EDITION = 6


def fingerprint(network: Network, group_by: FacetName | None, numbers: tuple[float, ...]) -> str:
    """A name for this network's layout: changes as soon as anything does that moves a node."""
    nodes = [
        [node.id, node.kind, node.short, [[one.value, one.label] for one in node.facets
         if one.name == group_by and one.groups]] for node in network.nodes
    ]  # fmt: skip
    edges = [[edge.source, edge.target, edge.weight] for edge in network.edges]
    told = json.dumps([EDITION, group_by, numbers, nodes, edges], sort_keys=True)
    return sha256(told.encode()).hexdigest()


def recall(folder: Path, name: str) -> Positions | None:
    """The positions kept under this name, if they are there and whole."""
    path = _path(folder, name)
    if not path.is_file():
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        points = {key: (int(x), int(y)) for key, (x, y) in told["points"].items()}
        groups = tuple(_group(one) for one in told["groups"])
        return Positions(points, int(told["width"]), int(told["height"]), groups)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(folder: Path, name: str, positions: Positions) -> None:
    """Positions written under this name; a reader never sees half of them."""
    told = {
        "width": positions.width,
        "height": positions.height,
        "points": positions.points,
        "groups": [[one.id, one.label, one.members, one.outline] for one in positions.groups],
    }
    path = _path(folder, name)
    folder.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    new.replace(path)


def _path(folder: Path, name: str) -> Path:
    return folder / f"layout-{name[:32]}.json"


def _group(told: Any) -> Group:
    key, label, members, outline = told
    return Group(str(key), dict(label), tuple(members), tuple((int(x), int(y)) for x, y in outline))
