"""Whoever defines a term is asked whether there is such a term: none is invented."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, XSD, DefinedNamespace

from verbund.catalogue import Catalogue
from verbund.sparql.tokens import Kind, tokens
from verbund.store import Store
from verbund.vocab import V

CATALOGUE = Catalogue.at(Path(__file__).parent.parent.parent)
CLOSED: tuple[type[DefinedNamespace], ...] = (DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, XSD)
SAMPLES = {
    "http://purl.org/cerif/frapo/": "frapo.ttl",
    "http://www.w3.org/2006/vcard/ns#": "vcard.ttl",
    "http://www.w3.org/ns/dcat#": "dcat3.ttl",
    "http://www.w3.org/ns/org#": "org.ttl",
    "http://xmlns.com/foaf/0.1/": "foaf.rdf",
    "http://data.europa.eu/s66#": "EURIO.ttl",
    "http://vivoweb.org/ontology/core#": "vivo.owl",
    "http://purl.obolibrary.org/obo/": "vivo.owl",
    "http://purl.org/NET/c4dm/event.owl#": "vivo.owl",
    "http://purl.org/ontology/bibo/": "vivo.owl",
    "https://schema.org/": "schemaorg-current-https.ttl",
}
#: What their makers say of terms that no sample defines: pages of the Databus about its model, the
#: specification of SPDX, Wikidata's property of the address of a source.
LISTED = {
    "https://dataid.dbpedia.org/databus#": (
        "Part Version compression file formatExtension sha256sum"
    ),
    "https://dataid.dbpedia.org/databus-cv#": "part",  # named by whoever publishes
    "http://spdx.org/rdf/terms#": "checksum checksumValue",
    "http://www.wikidata.org/prop/reference/": "P854",
    # a research project, a nonprofit organisation, a government organisation, a research
    # institute, an institution of higher education, a business
    "http://www.wikidata.org/entity/": "Q1298668 Q163740 Q2659904 Q31855 Q38723 Q4830453",
}
#: Elements of XML and no terms: tests/export/test_dialects.py keeps them to their schema.
ELEMENTS = "https://www.openaire.eu/cerif-profile/1.2/"
#: things, not terms: the lists of roles and kinds, the names of our shapes
OURS = ("https://w3id.org/verbund/role/", "https://w3id.org/verbund/kind/")
SHAPE = "https://w3id.org/verbund/shape/"
BUILT = """
SELECT DISTINCT ?term WHERE {
  { ?thing ?term ?value } UNION { ?thing a ?term }
  UNION { GRAPH ?graph { ?thing ?term ?value } } UNION { GRAPH ?graph { ?thing a ?term } }
}
"""
QUERIES = sorted(chain(CATALOGUE.files("ontology", ".rq"), CATALOGUE.files("queries", ".rq")))

each_query = pytest.mark.parametrize("path", QUERIES, ids=CATALOGUE.name)


@cache
def defined(folder: Path, start: str) -> frozenset[str]:
    """What the vocabulary that begins so defines."""
    graph = rdflib.Graph().parse(folder / SAMPLES[start])
    return frozenset(map(str, graph.subjects()))


@cache
def own() -> frozenset[str]:
    graph = rdflib.Graph().parse(CATALOGUE.root / "ontology" / "verbund.ttl")
    return frozenset(map(str, graph.subjects()))


def is_defined(iri: str, vocabularies: Path) -> bool:
    """Whether a vocabulary defines the term; False too if we know no such vocabulary."""
    if iri.startswith(str(V)):
        return iri in own()
    for namespace in CLOSED:
        if iri.startswith(str(namespace)):
            return iri in namespace
    for start in SAMPLES:
        if iri.startswith(start):
            return iri in defined(vocabularies, start)
    return any(iri in {start + name for name in names.split()} for start, names in LISTED.items())


def of_context(definitions: Mapping[str, Any]) -> Iterator[str]:
    """The prefixed names in a JSON-LD context, expanded."""
    prefixes = {k: v for k, v in definitions.items() if isinstance(v, str) and "//" in v}
    for value in _strings(definitions):
        prefix, colon, local = value.partition(":")
        if colon and prefix in prefixes:
            yield prefixes[prefix] + local


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from chain.from_iterable(map(_strings, value.values()))
    elif isinstance(value, str):
        yield value


def of_query(text: str) -> Iterator[str]:
    """The prefixed names in a query, expanded; those of its own example data left out."""
    found = [token for token in tokens(text) if token.matters]
    prefixes = {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.word == "PREFIX"
    }
    for token in found:
        prefix, _, local = token.text.partition(":")
        if token.kind is Kind.NAME and local:
            yield prefixes.get(prefix, f"{prefix}:") + local


@pytest.fixture(scope="module")
def vocabularies(shared: Path) -> Path:
    return shared / "samples" / "vocab"


def unknown(terms: Iterator[str], vocabularies: Path) -> list[str]:
    return sorted(
        iri
        for iri in set(terms)
        if not iri.startswith((*OURS, ELEMENTS)) and not is_defined(iri, vocabularies)
    )


def test_a_made_up_term_is_noticed(vocabularies: Path) -> None:
    terms = ("https://schema.org/name", "https://schema.org/nome", "https://example.org/name")
    assert unknown(iter(terms), vocabularies) == [terms[2], terms[1]]


def test_the_context_invents_no_term(vocabularies: Path) -> None:
    text = (CATALOGUE.root / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    assert unknown(of_context(json.loads(text)["@context"]), vocabularies) == []


@pytest.mark.parametrize("path", list(CATALOGUE.files("ontology", ".ttl")), ids=CATALOGUE.name)
def test_the_ontology_and_the_shapes_invent_no_term(path: Path, vocabularies: Path) -> None:
    graph = rdflib.Graph().parse(path)
    named = (str(t) for t in graph.predicates())
    objects = (str(o) for o in graph.objects() if isinstance(o, rdflib.URIRef))
    starts = (str(V), *SAMPLES, *map(str, CLOSED))
    terms = chain(named, (iri for iri in objects if iri.startswith(starts) and iri not in starts))
    assert unknown(terms, vocabularies) == []


@each_query
def test_a_query_invents_no_term(path: Path, vocabularies: Path) -> None:
    assert unknown(of_query(path.read_text(encoding="utf-8")), vocabularies) == []


def test_the_built_graph_invents_no_term(store: Store, vocabularies: Path) -> None:
    terms = (row[0] for row in store.select(BUILT).texts())
    assert unknown(terms, vocabularies) == []
