"""``/sparql``: the SPARQL 1.1 Protocol, for reading only."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from verbund.errors import InvalidQuery
from verbund.formats import RdfFormat, TableFormat
from verbund.queries.documents import Wanted
from verbund.queries.query import Query
from verbund.site.texts import LANGUAGES
from verbund.sparql.guard import Form
from verbund.store import writing
from verbund.vocab import PREFIXES
from verbund.web import protocol
from verbund.web.addresses import root
from verbund.web.description import description
from verbund.web.edition import Edition
from verbund.web.froms import parted
from verbund.web.negotiation import best, language
from verbund.web.protocol import Asked
from verbund.web.refusals import NotAcceptable
from verbund.web.responses import HTML, unless_left

#: Media types in the order of preference; a format may have more than one.
ROWS: Mapping[str, TableFormat] = {
    TableFormat.JSON.media_type: TableFormat.JSON,
    "application/json": TableFormat.JSON,
    TableFormat.XML.media_type: TableFormat.XML,
    "application/xml": TableFormat.XML,
    TableFormat.CSV.media_type: TableFormat.CSV,
    TableFormat.TSV.media_type: TableFormat.TSV,
    "text/xml": TableFormat.XML,
}
STATEMENTS: Mapping[str, RdfFormat] = {
    RdfFormat.TURTLE.media_type: RdfFormat.TURTLE,
    RdfFormat.JSONLD.media_type: RdfFormat.JSONLD,
    RdfFormat.NTRIPLES.media_type: RdfFormat.NTRIPLES,
    RdfFormat.RDFXML.media_type: RdfFormat.RDFXML,
    RdfFormat.TRIG.media_type: RdfFormat.TRIG,
    RdfFormat.NQUADS.media_type: RdfFormat.NQUADS,
    "application/json": RdfFormat.JSONLD,
    "application/xml": RdfFormat.RDFXML,
    "text/plain": RdfFormat.NTRIPLES,
}
_ROW_FORMS = frozenset({Form.SELECT, Form.ASK})


@dataclass(frozen=True, slots=True)
class Wish:
    """The forms of answer that are accepted; where rows are cut; how much is too much."""

    accept: str | None
    limit: int
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that is ready to be asked, and the form of its answer."""

    query: Query
    limited: str
    wanted: Wanted
    media_type: str


async def sparql(request: Request) -> Response:
    """The answer to a query; what the service is where nothing is asked; a page for browsers."""
    edition: Edition = request.state.edition
    asked = await protocol.read(request)
    accept = request.headers.get("accept")
    if request.method != "POST" and not (asked and asked.form) and _is_browser(accept):
        return _to_page(request)
    if asked is None:
        return await _described(request, edition)
    bounds = edition.pool.bounds
    wished = Wish(accept, bounds.rows + 1, bounds.rows, bounds.size)
    try:
        ready = await asyncio.to_thread(prepared, asked, wished)
    except NotAcceptable:
        if request.method == "POST" or not best(accept, [HTML]):
            raise
        return _to_page(request)
    return typed(await answer(request, edition, ready), ready.media_type)


def prepared(asked: Asked, wish: Wish) -> Prepared:
    """A query that is ready to be asked.

    Raises:
        NotAcceptable: there is no form that is accepted.
        VerbundError: what the query itself does wrong.
    """
    text, seen = parted(asked.query)
    query = Query.own(text)
    offers = offered(query.form)
    named = next((name for name, form in offers.items() if form.label == asked.form), None)
    media_type = named or best(wish.accept, list(offers))
    if media_type is None:
        raise NotAcceptable(list(offers))
    wanted = Wanted(query.form, offers[media_type], wish.rows, wish.size, asked.dataset or seen)
    return Prepared(query, query.limited(wish.limit).sparql, wanted, media_type)


async def answer(request: Request, edition: Edition, ready: Prepared) -> bytes:
    """The answer as a document; given up when whoever asks has left."""
    try:
        return await unless_left(request, edition.pool.document(ready.limited, ready.wanted))
    except InvalidQuery as problem:
        raise ready.query.located(problem) from problem


def typed(content: bytes, media_type: str) -> Response:
    """A response in a media type that was chosen by Accept."""
    name = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(content, headers={"Content-Type": name, "Vary": "Accept"})


def offered(form: Form) -> Mapping[str, TableFormat] | Mapping[str, RdfFormat]:
    """The media types that the answer to a form of query can have."""
    return ROWS if form in _ROW_FORMS else STATEMENTS


def _is_browser(accept: str | None) -> bool:
    """Whether a page is wanted more than anything that programs read."""
    return best(accept, [*ROWS, *STATEMENTS, HTML]) == HTML


def _to_page(request: Request) -> Response:
    """The way to the page for queries; what is asked goes along."""
    chosen = language(request.headers.get("accept-language"), LANGUAGES)
    query = f"?{request.url.query}" if request.url.query else ""
    place = f"{root(request)}/{chosen}/sparql{query}"
    return Response(status_code=303, headers={"Location": place, "Vary": "Accept, Accept-Language"})


async def _described(request: Request, edition: Edition) -> Response:
    media_type = best(request.headers.get("accept"), list(STATEMENTS))
    if media_type is None:
        raise NotAcceptable(list(STATEMENTS))
    endpoint = root(request) + "/sparql"
    titles = dict(edition.settings.title)
    said = description(endpoint, titles, edition.graphs, edition.build.statements)
    text = await asyncio.to_thread(writing.statements, said, STATEMENTS[media_type], PREFIXES)
    return typed(text, media_type)
