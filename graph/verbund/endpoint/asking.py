"""A graph elsewhere that answers like a store here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verbund.endpoint.client import Answer, Client
from verbund.errors import UnreadableFile
from verbund.formats import RdfFormat
from verbund.model import XSD_STRING, Blank, Iri, Literal, Row, Statement, Table, Term
from verbund.store import Store
from verbund.vocab import RDF

_JSON = "application/sparql-results+json"
_FORMATS = {
    "application/n-triples": RdfFormat.NTRIPLES,
    "text/plain": RdfFormat.NTRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDFXML,
}


_GRAPH = re.compile(r"\bGRAPH\b", re.IGNORECASE)
# grouped: from DISTINCT over all graphs Virtuoso 7 does not come back within a minute
_NAMES = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint; ``graph`` names the public graph there, if it is not the default one."""

    client: Client
    graph: Iri | None = None
    _named: list[tuple[str, ...]] = field(default_factory=list, repr=False, compare=False)

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        return self._table(self._results(sparql))

    def _table(self, found: Mapping[str, Any]) -> Table:
        try:
            columns = tuple(found["head"]["vars"])
            bindings = found["results"]["bindings"]
            return Table(columns, tuple(_row(columns, binding) for binding in bindings))
        except (KeyError, TypeError, ValueError) as problem:
            raise self.client.odd(f"no rows in its answer ({problem})") from problem

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        found = self._results(sparql)
        answer = found["boolean"] if "boolean" in found else _virtuoso(found)
        if not isinstance(answer, bool):
            raise self.client.odd("no yes or no in its answer")
        return answer

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements of a CONSTRUCT or DESCRIBE query."""
        answer = self._answer(sparql, RdfFormat.NTRIPLES.media_type)
        form = _FORMATS.get(answer.media_type)
        if form is None:
            raise self.client.odd(f"{answer.media_type or 'no media type'} instead of N-Triples")
        store = Store.in_memory()
        try:
            store.load(answer.body, form)
        except UnreadableFile as problem:
            raise self.client.odd(problem.reason) from problem
        return tuple(store.statements())

    def _answer(self, sparql: str, media_type: str) -> Answer:
        """The answer over the public graph and, where a query asks for them, the named ones.

        Whoever names a default graph has no other (SPARQL 1.1 Protocol, section 2.1.4).
        """
        if self.graph is None:
            return self.client.query(sparql, media_type)
        named = self._others() if _GRAPH.search(sparql) else ()
        return self.client.query(sparql, media_type, graph=self.graph.value, named=named)

    def _others(self) -> tuple[str, ...]:
        """The graphs beside the public one.

        Virtuoso reads them all by itself, and cannot bear to hear hundreds of names.
        """
        if not self._named:
            answer = self.client.query(_NAMES, _JSON)
            names = {row[0] for row in self._table(self._read(answer)).texts()}
            is_virtuoso = answer.server.startswith("Virtuoso")
            self._named.append(() if is_virtuoso else tuple(sorted(names - {str(self.graph)})))
        return self._named[0]

    def _results(self, sparql: str) -> Mapping[str, Any]:
        return self._read(self._answer(sparql, _JSON))

    def _read(self, answer: Answer) -> Mapping[str, Any]:
        if answer.media_type not in (_JSON, "application/json"):
            raise self.client.odd(f"{answer.media_type or 'no media type'} instead of results")
        try:
            found = json.loads(answer.body)
        except ValueError as problem:
            raise self.client.odd("broken JSON") from problem
        if not isinstance(found, dict):
            raise self.client.odd("JSON without results")
        return found


def _virtuoso(found: Mapping[str, Any]) -> bool | None:
    """A yes or no as Virtuoso 7 writes it: a row with a number, or no row."""
    if found.get("head", {}).get("vars") != ["__ASK_RETVAL"]:
        return None
    rows = found.get("results", {}).get("bindings", [])
    return any(row["__ASK_RETVAL"]["value"] != "0" for row in rows)


def _row(columns: tuple[str, ...], row: Mapping[str, Mapping[str, str]]) -> Row:
    return tuple(_term(row[name]) if name in row else None for name in columns)


def _term(cell: Mapping[str, str]) -> Term:
    """A term from SPARQL 1.1 Query Results JSON, section 3.2.2."""
    match cell["type"]:
        case "uri":
            return Iri(cell["value"])
        case "bnode":
            return Blank(cell["value"])
        case _:
            language = cell.get("xml:lang", "")
            datatype = RDF.langString if language else cell.get("datatype", XSD_STRING)
            return Literal(cell["value"], datatype, language)
