"""GraphML and GEXF: XML with attributes for nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

import networkx as nx

GEXF = "http://www.gexf.net/1.2draft"
VIZ = "http://www.gexf.net/1.2draft/viz"
_TYPES = {str: "string", int: "long", float: "double"}
#: Attributes that GEXF has words of its own for.
_SPOKEN = ("label", "start", "end", "weight", "x", "y")


def graphml(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph in GraphML, the same bytes for the same graph."""
    out = BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True)
    return {".graphml": out.getvalue() + b"\n"}


def gexf(graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """The graph in GEXF 1.2, with periods and positions; unlike networkx's, without the clock."""
    ET.register_namespace("", GEXF)
    ET.register_namespace("viz", VIZ)
    root = ET.Element(f"{{{GEXF}}}gexf", version="1.2")
    body = ET.SubElement(
        root, f"{{{GEXF}}}graph", defaultedgetype="directed", mode="dynamic", timeformat="date"
    )
    nodes = [(name, data) for name, data in graph.nodes(data=True)]
    edges = [(source, target, data) for source, target, data in graph.edges(data=True)]
    of_nodes = _declared(body, "node", (data for _, data in nodes))
    of_edges = _declared(body, "edge", (data for *_, data in edges))
    part = ET.SubElement(body, f"{{{GEXF}}}nodes")
    for name, data in nodes:
        _node(part, name, data, of_nodes)
    part = ET.SubElement(body, f"{{{GEXF}}}edges")
    for number, (source, target, data) in enumerate(edges):
        _edge(part, (str(number), source, target), data, of_edges)
    ET.indent(root)
    return {".gexf": ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def _declared(
    body: ET.Element, what: str, listed: Iterable[Mapping[str, object]]
) -> dict[str, str]:
    types: dict[str, str] = {}
    for data in listed:
        types.update({name: _TYPES[type(value)] for name, value in data.items()})
    part = ET.SubElement(body, f"{{{GEXF}}}attributes", {"class": what, "mode": "static"})
    keys = {}
    for number, (name, kind) in enumerate(types.items()):
        if name not in _SPOKEN:
            keys[name] = str(number)
            ET.SubElement(part, f"{{{GEXF}}}attribute", id=str(number), title=name, type=kind)
    return keys


def _node(part: ET.Element, name: str, data: Mapping[str, object], keys: dict[str, str]) -> None:
    one = ET.SubElement(part, f"{{{GEXF}}}node", {"id": name, "label": str(data["label"])})
    _period(one, data)
    _values(one, data, keys)
    if "x" in data:
        spot = {"x": str(data["x"]), "y": str(-int(str(data["y"]))), "z": "0"}
        ET.SubElement(one, f"{{{VIZ}}}position", spot)


def _edge(
    part: ET.Element, ends: tuple[str, str, str], data: Mapping[str, object], keys: dict[str, str]
) -> None:
    named = dict(zip(("id", "source", "target"), ends, strict=True))
    told = {"label": str(data["label"]), "weight": str(data["weight"])}
    one = ET.SubElement(part, f"{{{GEXF}}}edge", {**named, **told})
    _period(one, data)
    _values(one, data, keys)


def _period(one: ET.Element, data: Mapping[str, object]) -> None:
    for name in ("start", "end"):
        if data[name]:
            one.set(name, str(data[name]))


def _values(one: ET.Element, data: Mapping[str, object], keys: dict[str, str]) -> None:
    part = ET.SubElement(one, f"{{{GEXF}}}attvalues")
    for name, key in keys.items():
        value = data.get(name, "")
        if value != "":
            ET.SubElement(part, f"{{{GEXF}}}attvalue", {"for": key, "value": str(value)})
