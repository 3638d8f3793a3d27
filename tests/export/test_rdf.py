"""N-Quads: every published graph, in canonical form and order."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph

from verbund.export import Material
from verbund.export.rdf import nquads

Make = Callable[[str], Material]

TRIG = """
<project/b> schema:name "Zeile\\none \\"b\\" \\\\ \\u0001\\u007f ü"@de .
<project/a> schema:name "A" .
<source/page> { <project/a> schema:name "A", "B" }
<graph/derived> { <project/a> a foaf:Project }
<graph/rows> { <project/a> v:row <data/projects.csv#row=2> }
<https://w3id.org/verbund/ns> { schema:name a rdf:Property }
<graph/internal> { <person/p> schema:email "x@example.org" }
"""


def test_lines_are_canonical_and_sorted(make: Make) -> None:
    text = b"".join(nquads(make(TRIG)).chunks).decode()
    lines = text.splitlines()
    assert text.endswith(" .\n")
    assert lines == sorted(lines)
    assert (
        "<https://w3id.org/stadt-land-plus/project/b> <https://schema.org/name> "
        r'"Zeile\none \"b\" \\ \u0001\u007F ü"@de .' in lines
    )


def test_only_sources_derived_statements_and_rows_are_published(make: Make) -> None:
    data = b"".join(nquads(make(TRIG)).chunks)
    graphs = {str(quad.graph_name) for quad in pyoxigraph.parse(data, format=_NQUADS)}
    base = "https://w3id.org/stadt-land-plus/"
    names = (f"<{base}{name}>" for name in ("source/page", "graph/derived", "graph/rows"))
    assert graphs == {"DEFAULT", *names}
    assert data.count(b"\n") == 6
    assert b"example.org" not in data


def test_sorted_lines_are_what_canonicalisation_gives(material: Material) -> None:
    data = b"".join(nquads(material).chunks)
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(data, format=_NQUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    assert b"".join(sorted(f"{quad} .\n".encode() for quad in dataset)) == data


_NQUADS = pyoxigraph.RdfFormat.N_QUADS
