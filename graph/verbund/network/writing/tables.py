"""Two tables, one of nodes and one of links, for spreadsheets, R and Gephi's import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

import networkx as nx

from verbund.reading.cells import guarded


def csv_tables(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph as two tables; their columns ``Id``, ``Source`` and ``Target`` are Gephi's.

    No spreadsheet runs a name as a formula.
    """
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
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in listed)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value
