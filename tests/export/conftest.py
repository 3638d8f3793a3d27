"""Small graphs as material for exporters, and judges that read what they write."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.export import Material
from verbund.formats import RdfFormat
from verbund.store import Store
from verbund.vocab import PREFIXES

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://w3id.org/stadt-land-plus/"

#: reads TriG and gives the material of a catalogue that says just that
Make = Callable[[str], Material]
#: the public statements in a text, as a set of N-Triples lines
Read = Callable[[bytes, RdfFormat], set[str]]


@pytest.fixture(scope="session")
def make() -> Make:
    """Material from TriG, with the prefixes of the vocabularies and the base of the catalogue."""
    catalogue = Catalogue.at(ROOT)
    prefixes = "".join(f"PREFIX {name}: <{start}>\n" for name, start in PREFIXES.items())

    def made(trig: str) -> Material:
        store = Store.in_memory()
        store.load(f"BASE <{BASE}>\n{prefixes}{trig}".encode(), RdfFormat.TRIG)
        return Material.of(catalogue, store)

    return made


@pytest.fixture(scope="session")
def material(built: Build) -> Material:
    """The material of the real catalogue."""
    return Material.of(Catalogue.at(ROOT), built.store())


@pytest.fixture(scope="session")
def oxigraph() -> Read:
    """Oxigraph as a reader."""

    def read(data: bytes, form: RdfFormat) -> set[str]:
        theirs = pyoxigraph.RdfFormat.from_media_type(form.media_type)
        quads = pyoxigraph.parse(data, format=theirs)
        return {str(q.triple) for q in quads if isinstance(q.graph_name, pyoxigraph.DefaultGraph)}

    return read


@pytest.fixture
def rdflib_reader(monkeypatch: pytest.MonkeyPatch, oxigraph: Read) -> Read:
    """Rdflib as a reader; it would change "007" to "7" if it were not told to keep it."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    names = {RdfFormat.JSONLD: "json-ld", RdfFormat.RDFXML: "xml"}

    def read(data: bytes, form: RdfFormat) -> set[str]:
        found = rdflib.Dataset()
        found.parse(data=data, format=names.get(form, form.label))
        lines = found.default_graph.serialize(format="nt", encoding="utf-8")
        return oxigraph(lines, RdfFormat.NTRIPLES)

    return read
