"""What the SPARQL service says of itself, by the SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbund.model import Iri, Literal, Statement, Term
from verbund.vocab import DCTERMS, RDF, SD, VOID, XSD

_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "N-Quads", "TriG"),
)
_FORMAT = "http://www.w3.org/ns/formats/"


def description(
    endpoint: str, titles: dict[str, str], graphs: Sequence[Iri], size: int
) -> Iterator[Statement]:
    """The statements about the service at an address; ``size`` counts all its statements."""
    service, dataset, public = (Iri(f"{endpoint}{part}") for part in ("", "#dataset", "#public"))
    yield _said(service, RDF.type, Iri(SD.Service))
    yield _said(service, SD.endpoint, service)
    yield _said(service, SD.supportedLanguage, Iri(SD.SPARQL11Query))
    for name in _FORMATS:
        yield _said(service, SD.resultFormat, Iri(_FORMAT + name))
    yield _said(service, SD.defaultDataset, dataset)
    for language, title in titles.items():
        yield _said(service, DCTERMS.title, Literal(title, language=language))
    yield _said(dataset, RDF.type, Iri(SD.Dataset))
    yield _said(dataset, VOID.triples, Literal(str(size), XSD.integer))
    yield _said(dataset, SD.defaultGraph, public)
    yield _said(public, RDF.type, Iri(SD.Graph))
    for number, graph in enumerate(graphs, start=1):
        named = Iri(f"{endpoint}#graph-{number}")
        yield _said(dataset, SD.namedGraph, named)
        yield _said(named, RDF.type, Iri(SD.NamedGraph))
        yield _said(named, SD.name, graph)


def _said(subject: Iri, predicate: str, value: Term) -> Statement:
    return Statement(subject, Iri(predicate), value)
