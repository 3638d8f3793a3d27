"""The vocabulary explains each of its terms and has none that nobody uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from verbund.catalogue import Catalogue
from verbund.store import Store
from verbund.vocab import V

CATALOGUE = Catalogue.at(Path(__file__).parent.parent.parent)
ONTOLOGY = rdflib.URIRef(str(V).rstrip("#"))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
GRAPH = rdflib.Graph().parse(CATALOGUE.root / "ontology" / "verbund.ttl")
TERMS = sorted(
    str(term).removeprefix(str(V))
    for term in {term for kind in KINDS for term in GRAPH.subjects(RDF.type, kind)}
)
WIDER = """
SELECT ?class ?wider WHERE {{ VALUES (?class ?wider) {{ {pairs} }} }}
"""

each_term = pytest.mark.parametrize("name", TERMS)


def term(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"{V}{name}")


def used() -> set[str]:
    """The own terms that the context, the shapes and the rules name."""
    files = CATALOGUE.files("ontology", ".jsonld", ".ttl", ".rq")
    texts = [path.read_text(encoding="utf-8") for path in files if path.stem != "verbund"]
    wider = {str(o) for o in GRAPH.objects(None, RDFS.subPropertyOf)}
    inside = {iri.removeprefix(str(V)) for iri in wider if iri.startswith(str(V))}
    return inside.union(*(re.findall(r"(?<![\w/])v:(\w+)", text) for text in texts))


@each_term
@pytest.mark.parametrize("link", [RDFS.label, RDFS.comment], ids=["label", "comment"])
def test_a_term_is_explained_once_in_each_language(name: str, link: rdflib.URIRef) -> None:
    found = [o for o in GRAPH.objects(term(name), link) if isinstance(o, rdflib.Literal)]
    assert sorted(str(one.language) for one in found) == ["de", "en"]
    assert all(str(one) == str(one).strip() != "" for one in found)


@each_term
def test_a_term_says_where_it_is_defined(name: str) -> None:
    assert GRAPH.value(term(name), RDFS.isDefinedBy) == ONTOLOGY


@each_term
def test_a_term_is_used(name: str) -> None:
    assert name in used(), "delete it, or use it in context.jsonld, shapes/ or rules/"


def test_each_own_term_in_use_is_defined() -> None:
    assert used() - set(TERMS) == set()


def test_the_ontology_has_version_and_licence() -> None:
    version = str(GRAPH.value(ONTOLOGY, OWL.versionInfo))
    assert str(GRAPH.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    licence = GRAPH.value(ONTOLOGY, DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"


def test_the_ontology_is_aligned_with_the_vocabularies_that_it_names() -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
    found = {str(other) for link in links for other in GRAPH.objects(None, link)}
    named = {str(one) for one in GRAPH.objects(ONTOLOGY, RDFS.seeAlso)}
    assert not [one for one in named if not any(other.startswith(one) for other in found)]
    assert len(named) == 9


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [node for node in GRAPH.all_nodes() if isinstance(node, rdflib.BNode)]


def test_the_rule_of_types_knows_the_superclasses_of_the_ontology() -> None:
    rule = (CATALOGUE.root / "ontology/rules/10-types.rq").read_text(encoding="utf-8")
    prefixes, pairs = rule.split("CONSTRUCT")[0], re.findall(r"\(\w+:\w+ \w+:\w+\)", rule)
    query = prefixes + WIDER.format(pairs=" ".join(pairs))
    rows = set(Store.in_memory().select(query).texts())
    own = {row for row in rows if row[0].startswith(str(V))}
    assert own == {(str(s), str(o)) for s, o in GRAPH.subject_objects(RDFS.subClassOf)}
