"""Two tables, one of nodes and one of links, for spreadsheets, R and Gephi's import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

import networkx as nx


def csv_tables(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph as two tables; their columns ``Id``, ``Source`` and ``Target`` are Gephi's."""
    nodes = ({"Id": name, **data} for name, data in graph.nodes(data=True))
    links = (
        {"Source": source, "Target": target, **data}
        for source, target, data in graph.edges(data=True)
    )
    return {"-nodes.csv": _table("Id", nodes), "-links.csv": _table("Source", links)}


def _table(first: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    listed = list(rows)
    out = StringIO(newline="")
    writer = csv.DictWriter(out, listed[0] if listed else [first], lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue().encode()
