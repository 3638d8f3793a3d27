"""The graph as it is, for machines: N-Quads in canonical form, also packed; TriG; RDF/XML."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from verbund.export import syntax
from verbund.export.material import Material, Output
from verbund.formats import RdfFormat
from verbund.store import writing
from verbund.vocab import PREFIXES

#: RFC 1952: no name, no time, an unknown system
_GZIP_HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def nquads(material: Material) -> Output:
    """catalogue.nq: the public graph, and in named graphs its sources, what is derived, its rows.

    Nothing in the graph is without a name, so that sorted lines in the canonical form of RDFC-1.0
    are all that canonical N-Quads need.
    """
    return _output(RdfFormat.NQUADS, _quads(material))


def gzip(material: Material) -> Output:
    """catalogue.nq.gz: the N-Quads, packed; its head has neither a time nor a name."""
    return Output(
        path=f"catalogue{RdfFormat.NQUADS.suffix}.gz",
        media_type="application/gzip",
        chunks=packed(_quads(material)),
        count=material.quads,
    )


def trig(material: Material) -> Output:
    """catalogue.trig: what the N-Quads say, with prefixes, graph by graph."""
    return _output(RdfFormat.TRIG, _graphs(material), material.quads)


def rdfxml(material: Material) -> Output:
    """catalogue.rdf: the public graph for readers that know nothing else."""
    chunks = syntax.document(material.store, RdfFormat.RDFXML, PREFIXES)
    return _output(RdfFormat.RDFXML, chunks, material.size)


def _output(form: RdfFormat, chunks: Iterable[bytes], count: int | None = None) -> Output:
    return Output(f"catalogue{form.suffix}", form.media_type, chunks, count)


def _quads(material: Material) -> Iterator[bytes]:
    return map(zlib.decompress, material.lines)


def packed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same packed, with neither a time nor a name in its head."""
    packer, check, size = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS), 0, 0
    yield _GZIP_HEAD
    for chunk in chunks:
        check, size = zlib.crc32(chunk, check), size + len(chunk)
        yield packer.compress(chunk)
    yield packer.flush() + check.to_bytes(4, "little") + (size % 2**32).to_bytes(4, "little")


def _graphs(material: Material) -> Iterator[bytes]:
    """The public graph, then each named one in braces."""
    form, names = RdfFormat.TURTLE, material.prefixes
    yield syntax.turtle_head(names)
    yield from writing.pieces(material.store, form, prefixes=names)
    for graph in material.graphs():
        yield f"\n<{graph}> {{\n".encode()
        yield from writing.pieces(material.store, form, prefixes=names, graph=graph)
        yield b"}\n"
