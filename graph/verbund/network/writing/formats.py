"""The formats of other tools, each a value that knows its files and what it carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from verbund.errors import UnknownFormat
from verbund.network.writing import graphml, objects, pajek, tables
from verbund.network.writing.losses import ATTRIBUTES, Carried

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class NetworkFormat:
    """A format: its name, the ending of its files, the tool that reads it, its writer.

    ``carried`` is what the writer has room for.
    """

    name: str
    ending: str
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

    @staticmethod
    def of_file(path: Path) -> NetworkFormat:
        """The format that a file's name says; of two endings that fit, the longer one.

        >>> NetworkFormat.of_file(Path("n.vosviewer.json")).name
        'vosviewer'

        Raises:
            UnknownFormat: none of ours; the hint has the endings.
        """
        fitting = [form for form in FORMATS if path.name.lower().endswith(form.ending)]
        if not fitting:
            raise UnknownFormat(path.suffix or path.name, (form.ending for form in FORMATS))
        return max(fitting, key=lambda form: len(form.ending))


FORMATS: tuple[NetworkFormat, ...] = (
    NetworkFormat("graphml", ".graphml", "yEd, igraph, NetworkX", "application/graphml+xml",
                  graphml.graphml, ATTRIBUTES),
    NetworkFormat("gexf", ".gexf", "Gephi", "application/gexf+xml", graphml.gexf, ATTRIBUTES),
    NetworkFormat("vosviewer", ".vosviewer.json", "VOSviewer", "application/json",
                  objects.vosviewer, frozenset({"kinds"})),
    NetworkFormat("cytoscape", ".cyjs", "Cytoscape", "application/json", objects.cytoscape,
                  ATTRIBUTES),
    NetworkFormat("node-link", ".json", "D3, NetworkX", "application/json", objects.node_link,
                  ATTRIBUTES),
    NetworkFormat("pajek", ".net", "Pajek", "text/plain", pajek.pajek,
                  frozenset({"direction", "parallel ties"})),
    NetworkFormat("csv", ".csv", "Gephi, R, spreadsheets", "text/csv", tables.csv_tables,
                  ATTRIBUTES),
)  # fmt: skip
