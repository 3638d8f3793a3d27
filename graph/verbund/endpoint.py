"""A graph elsewhere: a SPARQL 1.1 endpoint that answers like a store here."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError

from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from verbund.errors import EndpointUnavailable, InvalidQuery, QueryStopped, UnreadableFile
from verbund.formats import RdfFormat
from verbund.model import XSD_STRING, Blank, Iri, Literal, Row, Statement, Table, Term
from verbund.store import Store
from verbund.vocab import RDF

_JSON = "application/sparql-results+json"
_BUSY = (429, 502, 503, 504)
_TRIES = 4
_LONGEST_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back: its media type and its bytes."""

    media_type: str
    body: bytes


class Endpoint:
    """Answers queries over HTTP; POST with an url-encoded body, since some engines know no other.

    ``graph`` names the graph that stands for the public one there, if that is not the default.
    ``sleep`` waits so many seconds before another try.
    """

    def __init__(
        self,
        url: str,
        *,
        graph: Iri | None = None,
        seconds: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = url
        self._graph = graph
        self._seconds = seconds
        self._sleep = sleep

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        found = self._results(sparql)
        try:
            columns = tuple(found["head"]["vars"])
            rows = (one for one in found["results"]["bindings"])
            return Table(columns, tuple(_row(columns, row) for row in rows))
        except (KeyError, TypeError, ValueError) as problem:
            raise self._odd(f"no rows in its answer ({problem})") from problem

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        found = self._results(sparql).get("boolean")
        if not isinstance(found, bool):
            raise self._odd("no yes or no in its answer")
        return found

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements of a CONSTRUCT or DESCRIBE query."""
        answer = self._call(sparql, RdfFormat.NTRIPLES.media_type)
        form = _FORMATS.get(answer.media_type)
        if form is None:
            raise self._odd(f"{answer.media_type or 'no media type'} instead of N-Triples")
        store = Store.in_memory()
        try:
            store.load(answer.body, form)
        except UnreadableFile as problem:
            raise self._odd(problem.reason) from problem
        return tuple(store.statements())

    def _results(self, sparql: str) -> Mapping[str, Any]:
        answer = self._call(sparql, _JSON)
        if answer.media_type not in (_JSON, "application/json"):
            raise self._odd(f"{answer.media_type or 'no media type'} instead of JSON results")
        try:
            found: Mapping[str, Any] = json.loads(answer.body)
        except ValueError as problem:
            raise self._odd("broken JSON") from problem
        return found

    def _call(self, sparql: str, media_type: str) -> _Answer:
        """Send a query and, while the server is busy, send it again."""
        for left in reversed(range(_TRIES)):
            try:
                return self._within(lambda: self._send(sparql, media_type))
            except HTTPError as problem:
                if problem.code not in _BUSY or not left:
                    raise self._refused(problem) from problem
                self._sleep(_wait(problem, _TRIES - left))
            except QueryBadFormed as problem:
                raise InvalidQuery(f"{self._url} cannot read it: {_said(problem)}") from problem
            except (URLError, OSError, SPARQLWrapperException) as problem:
                raise EndpointUnavailable(
                    f"{self._url} does not answer: {_said(problem)}", hint="is the address right?"
                ) from problem
        raise AssertionError("the last try returns or raises")

    def _within(self, call: Callable[[], _Answer]) -> _Answer:
        """The result of a call, or an error past the deadline: a slow drip counts too."""
        pool = ThreadPoolExecutor(max_workers=1)
        try:
            return pool.submit(call).result(timeout=self._seconds)
        except Late as problem:
            raise QueryStopped(
                f"{self._url} did not finish within {self._seconds:g} seconds",
                hint="give it more with --timeout, or ask for less",
            ) from problem
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _send(self, sparql: str, media_type: str) -> _Answer:
        client = SPARQLWrapper(self._url)
        client.setMethod(POST)
        client.setRequestMethod(URLENCODED)
        client.setOnlyConneg(True)
        client.setTimeout(max(1, int(self._seconds)))
        client.addCustomHttpHeader("Accept", media_type)
        if self._graph:
            client.addParameter("default-graph-uri", self._graph.value)
        client.setQuery(sparql)
        answer = client.query().response
        given = str(answer.headers.get("Content-Type", ""))
        return _Answer(given.partition(";")[0].strip().lower(), answer.read())

    def _refused(self, problem: HTTPError) -> EndpointUnavailable:
        said = " ".join(problem.read(500).decode("utf-8", "replace").split())
        hint = "it is busy: try again later" if problem.code in _BUSY else ""
        return EndpointUnavailable(f"{self._url} answers {problem.code}: {said}", hint=hint)

    def _odd(self, what: str) -> EndpointUnavailable:
        return EndpointUnavailable(
            f"{self._url} gave {what}", hint="is this the address of a SPARQL endpoint?"
        )


_FORMATS = {
    "application/n-triples": RdfFormat.NTRIPLES,
    "text/plain": RdfFormat.NTRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDFXML,
}


def _said(problem: Exception) -> str:
    """What a server said, in one line: the library puts it behind a text of its own."""
    text = str(getattr(problem, "reason", problem)).rpartition("Response:")[2]
    line = " ".join(text.split())
    return line.removeprefix("b'").removesuffix("'")


def _wait(problem: HTTPError, tries: int) -> float:
    """Seconds until the next try: what Retry-After says (RFC 9110, 10.2.3), else 1, 2, 4."""
    said = problem.headers.get("Retry-After", "")
    if said.isdigit():
        return min(float(said), _LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(said).timestamp() - time.time()
    except (TypeError, ValueError):
        return min(2.0 ** (tries - 1), _LONGEST_WAIT_S)
    return min(max(until, 0.0), _LONGEST_WAIT_S)


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
