"""The release in git gives the same counts in rdflib, Oxigraph and Virtuoso, and those of VoID."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import HTTPDigestAuthHandler, parse_http_list, parse_keqv_list

import pytest
import rdflib
from tests.endpoint.engines import oxigraph, virtuoso

from verbund.endpoint import Client, Endpoint
from verbund.formats import RdfFormat
from verbund.model import Iri

pytestmark = pytest.mark.slow

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
GRAPH = "http://example.org/loaded"
FORMS = (RdfFormat.TURTLE, RdfFormat.RDFXML)
#: What is counted: all statements, things of each class, statements with each property.
COUNTS = {
    "all": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "class": "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c",
    "property": "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p",
}
VOID = """
PREFIX void: <http://rdfs.org/ns/void#>
SELECT ?kind ?what ?n WHERE {
  { ?set void:triples ?n ; void:dataDump ?dump BIND ("all" AS ?kind) BIND ("" AS ?what) }
  UNION { ?set void:classPartition ?part . ?part void:class ?what ; void:entities ?n
          BIND ("class" AS ?kind) }
  UNION { ?set void:propertyPartition ?part . ?part void:property ?what ; void:triples ?n
          BIND ("property" AS ?kind) }
}
"""

Counts = dict[tuple[str, str], int]
Select = Callable[[str], Iterator[tuple[str, ...]]]


def counted(select: Select) -> Counts:
    found: Counts = {}
    for kind, query in COUNTS.items():
        for row in select(query):
            found[kind, row[0] if row[1:] else ""] = int(row[-1])
    return found


def _send(request: urllib.request.Request) -> None:
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
        assert answer.status in (200, 201, 204)


def _authorise(request: urllib.request.Request, name: str, password: str) -> None:
    """Answer the challenge beforehand: a server that refuses does not hear a large body out."""
    words = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    words.add_password(None, request.full_url, name, password)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request.full_url, data=b"", timeout=120)  # noqa: S310
    parts = parse_http_list(refused.value.headers["WWW-Authenticate"].partition(" ")[2])
    refused.value.close()
    answer = HTTPDigestAuthHandler(words).get_authorization(request, parse_keqv_list(parts))
    request.add_header("Authorization", f"Digest {answer}")


def _body(form: RdfFormat, url: str) -> urllib.request.Request:
    data = (EXPORTS / f"catalogue{form.suffix}").read_bytes()
    headers = {"Content-Type": form.media_type}
    return urllib.request.Request(url, data=data, method="PUT", headers=headers)  # noqa: S310


def _rows(graph: rdflib.Graph, query: str) -> Iterator[tuple[str, ...]]:
    return (tuple(map(str, row)) for row in graph.query(query) if isinstance(row, tuple))


def in_rdflib(form: RdfFormat, _: Path) -> Counts:
    graph = rdflib.Graph()
    graph.parse(EXPORTS / f"catalogue{form.suffix}")
    return counted(lambda query: _rows(graph, query))


def in_oxigraph(form: RdfFormat, folder: Path) -> Counts:
    with oxigraph(folder) as url:
        _send(_body(form, f"{url}/store?default"))
        engine = Endpoint(Client(f"{url}/query"))
        return counted(lambda query: iter(engine.select(query).texts()))


def in_virtuoso(form: RdfFormat, folder: Path) -> Counts:
    with virtuoso(folder) as url:
        request = _body(form, f"{url}/sparql-graph-crud-auth?graph={quote(GRAPH)}")
        _authorise(request, "dba", "dba")
        _send(request)
        engine = Endpoint(Client(f"{url}/sparql"), Iri(GRAPH))
        return counted(lambda query: iter(engine.select(query).texts()))


@pytest.fixture(scope="module")
def void() -> Counts:
    """What void.ttl says."""
    graph = rdflib.Graph()
    graph.parse(EXPORTS / "void.ttl")
    return {(kind, what): int(number) for kind, what, number in _rows(graph, VOID)}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
@pytest.mark.parametrize(
    "engine", [in_rdflib, in_oxigraph, in_virtuoso], ids=lambda one: one.__name__
)
def test_an_engine_counts_what_void_says(
    engine: Callable[[RdfFormat, Path], Counts], form: RdfFormat, void: Counts, tmp_path: Path
) -> None:
    assert void["all", ""] > 10_000
    assert engine(form, tmp_path / "engine") == void
