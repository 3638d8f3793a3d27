"""The obvious script: csv, rdflib, pySHACL, rdflib's SPARQL, networkx's spring layout, pyvis.

    python benchmarks/obvious.py FOLDER

FOLDER holds catalogue/ and questions/ (SPARQL texts); the results go to FOLDER/obvious/. It knows
the tables of generate.py only, by a dictionary written by hand; it reports no row of a fault and
leaves nothing on disk that could be asked again. What each source says, the row of each thing and
what is derived go to the named graphs of a Dataset; the public graph is a Graph of its own, which
rdflib asks faster than a Dataset.

What takes longer than its bound is stopped. The statements of a rule that was stopped are then got
from Oxigraph, off the clock, so that what follows has the same graph.
"""

from __future__ import annotations

import csv
import logging
import sys
from calendar import monthrange
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph
import pyshacl
import pyvis.network
import rdflib
from rdflib.namespace import FOAF, ORG, PROV, RDF, SKOS, XSD
from rdflib.query import ResultRow
from rdflib.term import Literal, Node, URIRef

from laps import Laps, Rows, keep, timed

ROUNDS = 3
#: Seconds of processor time that a rule, the check, a question and the layout may take.
RULE, CHECK, QUESTION, LAYOUT = 60, 120, 15, 60
BASE = "https://example.org/my-programme/"
SDO = rdflib.Namespace("https://schema.org/")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
FRAPO = rdflib.Namespace("http://purl.org/cerif/frapo/")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
V = rdflib.Namespace("https://w3id.org/verbund/ns#")
KIND, ROLE = "https://w3id.org/verbund/kind/", "https://w3id.org/verbund/role/"
ORGANISATION, PERSON, PROJECT = f"{BASE}organisation/", f"{BASE}person/", f"{BASE}project/"
PLACE, TOPIC, EVENT = f"{BASE}place/", f"{BASE}topic/", f"{BASE}event/"
PROGRAMME, SCHEME = f"{BASE}programme/", f"{BASE}scheme/"
ROWS, DERIVED = URIRef(f"{BASE}graph/rows"), URIRef(f"{BASE}graph/derived")

#: The class of each table's things and the beginning of their IRIs.
TABLES = {
    "affiliations": (V.Affiliation, "affiliation/"),
    "amounts": (SDO.MonetaryAmount, "amount/"),
    "calls": (V.Call, "call/"),
    "cluster-members": (SDO.ResearchProject, "project/"),
    "clusters": (V.Cluster, "cluster/"),
    "event-organisers": (V.OrganiserRole, "event-organiser/"),
    "event-topics": (SDO.Event, "event/"),
    "events": (SDO.Event, "event/"),
    "grants": (SDO.MonetaryGrant, "grant/"),
    "organisations": (SDO.Organization, "organisation/"),
    "participations": (V.Participation, "participation/"),
    "people": (SDO.Person, "person/"),
    "places": (SDO.Place, "place/"),
    "programmes": (SDO.FundingScheme, "programme/"),
    "project-roles": (V.ProjectRole, "project-role/"),
    "project-topics": (SDO.ResearchProject, "project/"),
    "projects": (SDO.ResearchProject, "project/"),
    "publications": (V.Publication, "publication/"),
    "schemes": (SKOS.ConceptScheme, "scheme/"),
    "sources": (PROV.Entity, "source/"),
    "speakers": (V.SpeakerRole, "speaker/"),
    "topics": (V.Topic, "topic/"),
}
#: The property of each column, and the beginning of the IRIs that it names or its datatype.
COLUMNS: dict[str, tuple[URIRef, str | URIRef | None]] = {
    "about": (SDO.about, TOPIC),
    "acronym": (V.acronym, None),
    "amount": (SDO.amount, f"{BASE}amount/"),
    "author": (SDO.author, PERSON),
    "broader": (SKOS.broader, TOPIC),
    "call": (V.underCall, f"{BASE}call/"),
    "cluster": (V.cluster, f"{BASE}cluster/"),
    "containedIn": (SDO.containedInPlace, PLACE),
    "currency": (SDO.currency, None),
    "datePublished": (SDO.datePublished, XSD.date),
    "endDate": (SDO.endDate, XSD.date),
    "funder": (SDO.funder, ORGANISATION),
    "grantNumber": (FRAPO.hasGrantNumber, None),
    "honorificPrefix": (SDO.honorificPrefix, None),
    "kind": (V.kind, KIND),
    "label": (SKOS.prefLabel, None),
    "latitude": (SDO.latitude, XSD.decimal),
    "location": (SDO.location, PLACE),
    "longitude": (SDO.longitude, XSD.decimal),
    "name": (SDO.name, None),
    "onBehalfOf": (V.onBehalfOf, ORGANISATION),
    "programme": (V.underProgramme, PROGRAMME),
    "region": (SDO.areaServed, PLACE),
    "role": (ORG.role, ROLE),
    "roleName": (SDO.roleName, None),
    "scheme": (SKOS.inScheme, SCHEME),
    "shortLabel": (V.shortLabel, None),
    "source": (PROV.hadPrimarySource, f"{BASE}source/"),
    "standing": (V.standing, XSD.integer),
    "startDate": (SDO.startDate, XSD.date),
    "status": (V.status, KIND),
    "url": (SDO.url, ""),
    "value": (SDO.value, XSD.decimal),
}
#: Columns that mean something else in some tables.
SPECIAL: dict[tuple[str, str], tuple[URIRef, str]] = {
    ("affiliations", "organisation"): (ORG.organization, ORGANISATION),
    ("affiliations", "person"): (ORG.member, PERSON),
    ("calls", "programme"): (DCTERMS.isPartOf, PROGRAMME),
    ("event-organisers", "event"): (V.event, EVENT),
    ("event-organisers", "organisation"): (V.organiser, ORGANISATION),
    ("events", "project"): (V.ofProject, PROJECT),
    ("grants", "project"): (SDO.fundedItem, PROJECT),
    ("participations", "organisation"): (ORG.member, ORGANISATION),
    ("participations", "project"): (ORG.organization, PROJECT),
    ("project-roles", "person"): (ORG.member, PERSON),
    ("project-roles", "project"): (ORG.organization, PROJECT),
    ("publications", "project"): (FRAPO.isOutputOf, PROJECT),
    ("speakers", "event"): (V.event, EVENT),
    ("speakers", "person"): (SDO.performer, PERSON),
}
TYPES = {
    "FormalOrganization": ORG.FormalOrganization,
    "GovernmentOrganization": SDO.GovernmentOrganization,
    "Report": SDO.Report,
    "WebPage": SDO.WebPage,
}
MANY = {"about", "author", "source"}
Statement = tuple[URIRef, URIRef, Node]
NODES = """
SELECT DISTINCT ?node WHERE {
  VALUES ?class { schema:ResearchProject schema:Organization schema:Person v:Topic schema:Event }
  ?node a ?class ; rdfs:label ?label
}
"""
EDGES = """
SELECT ?one ?other WHERE {
  { ?tie a v:Participation ; org:member ?one ; org:organization ?other ; org:role ?role }
  UNION { ?tie a v:ProjectRole ; org:member ?one ; org:organization ?other ; org:role ?role }
  UNION { ?tie a v:Affiliation ; org:member ?one ; org:organization ?other }
  UNION { ?tie a v:SpeakerRole ; schema:performer ?one ; v:event ?other ; org:role ?role }
  UNION { ?tie a v:OrganiserRole ; v:organiser ?one ; v:event ?other ; org:role ?role }
  UNION { ?one a schema:ResearchProject ; schema:about ?other }
  UNION { ?one a schema:Event ; schema:about ?other }
  UNION { ?one a schema:Event ; v:ofProject ?other }
}
"""
PREFIXES: dict[str, Any] = {"schema": SDO, "v": V, "org": ORG, "foaf": FOAF}


def load(graph: rdflib.Graph, said: rdflib.Dataset, root: Path) -> None:
    """Read every table, and the vocabularies."""
    for path in sorted((root / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), start=2):
                found = list(statements(path.stem, row))
                place = URIRef(f"{BASE}data/{path.name}#row={number}")
                keep_apart(said, found, place)
                for statement in found:
                    graph.add(statement)
    for name in ("roles", "kinds"):
        graph.parse(root / "ontology" / f"{name}.ttl")
    own = said.graph(URIRef(str(V).rstrip("#")))
    own.parse(root / "ontology" / "verbund.ttl")


def keep_apart(said: rdflib.Dataset, found: list[Statement], place: URIRef) -> None:
    """What a row says, in the graph of each of its sources, and where it stands."""
    subject = found[0][0]
    sources = [URIRef(str(value)) for _, means, value in found if means == PROV.hadPrimarySource]
    for source in sources or [subject]:
        for statement in found:
            if statement[1] != PROV.hadPrimarySource:
                said.add((*statement, said.graph(source)))
    said.add((subject, V.row, place, said.graph(ROWS)))


def statements(table: str, row: dict[str, str]) -> Iterator[Statement]:
    """What a row says."""
    kind, base = TABLES[table]
    first = next(iter(row))
    subject = URIRef(BASE + base + row[first])
    yield subject, RDF.type, kind
    for header, cell in row.items():
        if header == "type":
            for name in filter(None, cell.split(" | ")):
                yield subject, RDF.type, TYPES[name]
        elif cell and header != first:
            yield from values(subject, table, header, cell)


def values(subject: URIRef, table: str, header: str, cell: str) -> Iterator[Statement]:
    """What a cell says."""
    term, _, language = header.partition("@")
    means, how = SPECIAL.get((table, term)) or COLUMNS[term]
    for text in cell.split(" | ") if term in MANY else [cell]:
        if how == XSD.date:
            yield subject, means, Literal(day(text, last=term == "endDate"), datatype=XSD.date)
            if len(text) < 10:
                precision = Literal("month" if len(text) == 7 else "year")
                yield subject, V[f"{term}Precision"], precision
        elif isinstance(how, URIRef):
            yield subject, means, Literal(text, datatype=how)
        elif how is not None:
            yield subject, means, URIRef(how + text)
        else:
            yield subject, means, Literal(text, lang=language or None)


def day(text: str, *, last: bool) -> str:
    """The first or the last day that a date allows."""
    year, _, month = text.partition("-")
    if len(text) == 10:
        return text
    if not month:
        return f"{year}-12-31" if last else f"{year}-01-01"
    return f"{text}-{monthrange(int(year), int(month))[1] if last else 1:02}"


def derive(graph: rdflib.Graph, said: rdflib.Dataset, ontology: Path, laps: Laps) -> None:
    """Apply the rules, one after the other."""
    for path in sorted((ontology / "rules").glob("*.rq")):
        rule, made = path.read_text(encoding="utf-8"), None
        with laps.step("rules", RULE):
            made = graph.query(rule).graph
        if made is None:
            made = elsewhere(graph, rule)
        with laps.step("rules"):
            for statement in [one for one in made if one not in graph]:
                graph.add(statement)
                said.add((*statement, said.graph(DERIVED)))


def elsewhere(graph: rdflib.Graph, rule: str) -> rdflib.Graph:
    """What Oxigraph makes of a rule."""
    store = pyoxigraph.Store()
    store.bulk_load(graph.serialize(format="nt", encoding="utf-8"), pyoxigraph.RdfFormat.N_TRIPLES)
    made = store.query(rule)
    assert isinstance(made, pyoxigraph.QueryTriples)  # noqa: S101 - rules are CONSTRUCT queries
    text = pyoxigraph.serialize(made, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


def check(graph: rdflib.Graph, ontology: Path) -> Rows:
    """What pySHACL finds: focus, path, value and component of each result."""
    shapes = rdflib.Graph()
    for path in (ontology / "shapes").glob("*.ttl"):
        shapes.parse(path)
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    parts = (SH.focusNode, SH.resultPath, SH.value, SH.sourceConstraintComponent)
    return [
        [str(results.value(node, part) or "") for part in parts]
        for node in results.subjects(RDF.type, SH.ValidationResult)
    ]


def ask(graph: rdflib.Graph, text: str) -> Rows:
    """The rows of a question as text."""
    return [["" if cell is None else str(cell) for cell in row] for row in rows(graph, text)]


def rows(graph: rdflib.Graph, text: str) -> list[ResultRow]:
    """The rows of a SELECT query."""
    found = graph.query(text, initNs=PREFIXES)
    return [row for row in found if isinstance(row, ResultRow)]


def network(graph: rdflib.Graph) -> nx.Graph:
    """Everything together as a graph of networkx."""
    found = nx.Graph()
    found.add_nodes_from(row.node for row in rows(graph, NODES))
    ties = [(row.one, row.other) for row in rows(graph, EDGES)]
    found.add_edges_from((one, other) for one, other in ties if one in found and other in found)
    return found


def page(graph: rdflib.Graph, found: nx.Graph, spots: dict[Node, list[float]]) -> str:
    """The network as a page."""
    drawn = pyvis.network.Network(height="800px", width="100%", cdn_resources="in_line")
    drawn.toggle_physics(status=False)
    for node in found:
        label = str(graph.value(node, rdflib.RDFS.label))
        x, y = (float(1000 * number) for number in spots[node])
        drawn.add_node(str(node), label=label, x=x, y=y)
    for one, other in found.edges:
        drawn.add_edge(str(one), str(other))
    return str(drawn.generate_html(notebook=False))


def main() -> None:
    """Do everything once."""
    folder = Path(sys.argv[1])
    logging.getLogger("pyshacl").setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    catalogue, out = folder / "catalogue", folder / "obvious"
    laps, graph, said = Laps(), rdflib.Graph(), rdflib.Dataset()
    with laps.step("load"):
        load(graph, said, catalogue)
    derive(graph, said, catalogue / "ontology", laps)
    findings, spots = None, None
    with laps.step("check", CHECK):
        findings = sorted(check(graph, catalogue / "ontology"))
    answers = laps.ask(folder / "questions", lambda text: ask(graph, text), ROUNDS, QUESTION)
    with laps.step("layout", LAYOUT):
        found = network(graph)
        spots = nx.spring_layout(found, seed=1)
    spots = spots or nx.random_layout(found, seed=1)
    with laps.step("page"):
        (out / "network.html").write_text(page(graph, found, spots), encoding="utf-8")
    with laps.step("Turtle, written"):
        graph.serialize(out / "catalogue.ttl", format="turtle")
    laps.apart["Turtle, read"], _ = timed(lambda: rdflib.Graph().parse(out / "catalogue.ttl"))
    laps.save(out / "laps.json")
    said.serialize(out / "graphs.nq", format="nquads", encoding="utf-8")
    keep(out / "findings.json", findings)
    keep(out / "answers.json", answers)
    keep(out / "nodes.json", sorted(map(str, found)))
    keep(out / "edges.json", sorted(sorted(map(str, edge)) for edge in found.edges))


if __name__ == "__main__":
    main()
