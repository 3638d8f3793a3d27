"""The graph as N-Quads, in canonical form."""

from __future__ import annotations

from verbund.export.material import Material, Output
from verbund.formats import RdfFormat
from verbund.store import writing


def nquads(material: Material) -> Output:
    """catalogue.nq: the public graph, and in named graphs its sources, what is derived, its rows.

    Nothing in the graph is without a name, so that sorted lines in the canonical form of RDFC-1.0
    are all that canonical N-Quads need.
    """
    return Output(
        path=f"catalogue{RdfFormat.NQUADS.suffix}",
        media_type=RdfFormat.NQUADS.media_type,
        chunks=writing.quad_lines(material.store, tuple(material.graphs())),
    )
