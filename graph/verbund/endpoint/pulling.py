"""The public graph fetched from an engine elsewhere, in pages that every engine gives whole.

Pages follow the names of things, not OFFSET: Virtuoso sorts no more than 10,000 rows for LIMIT and
OFFSET together, and without an order two pages may overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbund.endpoint.asking import Endpoint
from verbund.errors import EndpointUnavailable
from verbund.model import Iri, Row, Statement

#: Things whose names are fetched at once.
NAMES = 5_000
#: Things whose statements are fetched at once.
THINGS = 100
#: Statements in a page: engines cut longer answers off, and do not say so.
PAGE = 5_000

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_NAMELESS = "ASK { ?s ?p ?o FILTER (isBlank(?s) || isBlank(?o)) }"
_NEXT = """
SELECT ?s WHERE { { SELECT DISTINCT ?s WHERE { ?s ?p ?o FILTER (STR(?s) > "%s") } } }
ORDER BY STR(?s) LIMIT %d
"""
_ABOUT = "SELECT ?s ?p ?o WHERE { VALUES ?s { %s } ?s ?p ?o } %sLIMIT %d OFFSET %d"


def pull(endpoint: Endpoint) -> Iterator[Statement]:
    """The statements of the public graph there, thing by thing.

    Raises:
        EndpointUnavailable: it has nameless nodes, or gave less than it has.
    """
    if endpoint.ask(_NAMELESS):
        raise EndpointUnavailable(
            f"{endpoint.client.url} has nodes without a name",
            hint="they cannot be told apart from page to page; give them IRIs there",
        )
    there, got = int(endpoint.select(_COUNT).texts()[0][0]), 0
    for things in _things(endpoint):
        for start in range(0, len(things), THINGS):
            for statement in _about(endpoint, things[start : start + THINGS]):
                got += 1
                yield statement
    if got != there:
        raise EndpointUnavailable(
            f"{endpoint.client.url} gave {got:,} of {there:,} statements",
            hint="was it changed meanwhile? does it cut answers short?",
        )


def _things(endpoint: Endpoint) -> Iterator[Sequence[Iri]]:
    """The things that anything is said about, in order."""
    after = ""
    while True:
        found = [row[0] for row in endpoint.select(_NEXT % (after, NAMES))]
        things = [thing for thing in found if isinstance(thing, Iri)]
        if not things:
            return
        yield things
        after = things[-1].value  # an IRI has no character that a string would have to escape


def _about(endpoint: Endpoint, things: Sequence[Iri]) -> Iterator[Statement]:
    """What is said about some things: where it may be too much for a page, about half of them."""
    rows = _page(endpoint, things)
    if len(rows) < PAGE:
        yield from _statements(rows)
    elif len(things) > 1:
        middle = len(things) // 2
        yield from _about(endpoint, things[:middle])
        yield from _about(endpoint, things[middle:])
    else:
        start = 0
        while rows := _page(endpoint, things, start):
            yield from _statements(rows)
            start += PAGE


def _page(endpoint: Endpoint, things: Sequence[Iri], start: int | None = None) -> tuple[Row, ...]:
    names = " ".join(f"<{thing}>" for thing in things)
    order = "" if start is None else "ORDER BY ?p ?o "
    return endpoint.select(_ABOUT % (names, order, PAGE, start or 0)).rows


def _statements(rows: tuple[Row, ...]) -> Iterator[Statement]:
    for subject, predicate, value in rows:
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and value is not None:
            yield Statement(subject, predicate, value)
