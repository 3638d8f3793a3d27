"""The graph as text, written by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.store.embedded import Store, engine_format
from verbund.vocab import RDF


def document(
    store: Store,
    form: RdfFormat,
    graph: Iri | None = None,
    *,
    prefixes: Mapping[str, str] | None = None,
) -> bytes:
    """One graph in a format, in the order of the engine; the public graph unless another is named.

    The order differs from store to store: whoever wants the same bytes each time has to sort.
    """
    name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
    written = store.engine.dump(
        format=engine_format(form), from_graph=name, prefixes=dict(prefixes or {})
    )
    return written or b""


def has_class(store: Store, iri: str) -> bool:
    """Whether anything in the public graph has a class."""
    pattern = (None, ox.NamedNode(RDF.type), ox.NamedNode(iri), ox.DefaultGraph())
    return next(store.engine.quads_for_pattern(*pattern), None) is not None


def lines(store: Store, graph: Iri | None = None) -> list[bytes]:
    """The statements of one graph as canonical N-Triples, sorted by code point, without line ends.

    The form is that of RDF Dataset Canonicalization (RDFC-1.0), section 5: one line a statement,
    one space between terms, escapes only where they must be.
    """
    found = document(store, RdfFormat.NTRIPLES, graph).split(b"\n")
    found.pop()
    found.sort()
    return found


def quad_lines(store: Store, graphs: Iterable[Iri]) -> list[bytes]:
    """The public graph and the named ``graphs`` as canonical N-Quads, sorted, without line ends."""
    found = lines(store)
    for graph in graphs:
        ending = f"<{graph}> .".encode()
        found += [line[:-1] + ending for line in lines(store, graph)]
    found.sort()
    return found
