"""The formats of other tools, each a value that knows its files and what it carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx

from verbund.errors import UnknownFormat
from verbund.network.writing import graphml, objects, pajek, tables
from verbund.network.writing.losses import ATTRIBUTES, Carried

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class NetworkFormat:
    """A format: its name, the tool that reads it, its writer, and what the writer carries."""

    name: str
    reader: str
    media_type: str
    writer: Callable[[nx.MultiDiGraph], Files]
    carried: frozenset[Carried]

    @staticmethod
    def of(name: str) -> NetworkFormat:
        """The format of this name.

        >>> NetworkFormat.of("gexf").reader
        'Gephi'

        Raises:
            UnknownFormat: there is none; the hint has the nearest names.
        """
        for form in FORMATS:
            if form.name == name:
                return form
        raise UnknownFormat(name, (form.name for form in FORMATS))


FORMATS: tuple[NetworkFormat, ...] = (
    NetworkFormat("graphml", "yEd, igraph, NetworkX", "application/graphml+xml", graphml.graphml,
                  ATTRIBUTES),
    NetworkFormat("gexf", "Gephi", "application/gexf+xml", graphml.gexf, ATTRIBUTES),
    NetworkFormat("vosviewer", "VOSviewer", "application/json", objects.vosviewer,
                  frozenset({"kinds"})),
    NetworkFormat("cytoscape", "Cytoscape", "application/json", objects.cytoscape, ATTRIBUTES),
    NetworkFormat("node-link", "D3, NetworkX", "application/json", objects.node_link, ATTRIBUTES),
    NetworkFormat("pajek", "Pajek", "text/plain", pajek.pajek,
                  frozenset({"direction", "parallel ties"})),
    NetworkFormat("csv", "Gephi, R, spreadsheets", "text/csv", tables.csv_tables, ATTRIBUTES),
)  # fmt: skip
