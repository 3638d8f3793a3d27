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
from verbund.web.editor import editor
from verbund.web.froms import parted
from verbund.web.kept import Document
from verbund.web.negotiation import best, language
from verbund.web.protocol import Asked
from verbund.web.refusals import NotAcceptable
from verbund.web.responses import HTML, answered

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
class _Prepared:
    query: Query
    limited: str
    wanted: Wanted
    media_type: str


async def sparql(request: Request) -> Response:
    """The answer to a query; what the service is where nothing is asked."""
    edition: Edition = request.state.edition
    asked = await protocol.read(request)
    if asked is None:
        return await _described(request, edition)
    accept = request.headers.get("accept")
    prepared = await asyncio.to_thread(_prepared, asked, accept, edition)
    return typed(await _answered(edition, prepared), prepared.media_type)


def typed(content: bytes, media_type: str) -> Response:
    """A response in a media type that was chosen by Accept."""
    name = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(content, headers={"Content-Type": name, "Vary": "Accept"})


def offered(form: Form) -> Mapping[str, TableFormat] | Mapping[str, RdfFormat]:
    """The media types that the answer to a form of query can have."""
    return ROWS if form in _ROW_FORMS else STATEMENTS


async def _answered(edition: Edition, prepared: _Prepared) -> bytes:
    try:
        return await edition.pool.document(prepared.limited, prepared.wanted)
    except InvalidQuery as problem:
        raise prepared.query.located(problem) from problem


def _prepared(asked: Asked, accept: str | None, edition: Edition) -> _Prepared:
    text, seen = parted(asked.query)
    query = Query.own(text)
    offers = offered(query.form)
    named = next((name for name, form in offers.items() if form.label == asked.form), None)
    media_type = named or best(accept, list(offers))
    if media_type is None:
        raise NotAcceptable(list(offers))
    bounds = edition.pool.bounds
    wanted = Wanted(query.form, offers[media_type], bounds.rows, bounds.size, asked.dataset or seen)
    return _Prepared(query, query.limited(bounds.rows + 1).sparql, wanted, media_type)


async def _described(request: Request, edition: Edition) -> Response:
    media_type = best(request.headers.get("accept"), [*STATEMENTS, HTML])
    if media_type is None:
        raise NotAcceptable(list(STATEMENTS))
    if media_type == HTML:
        chosen = language(request.headers.get("accept-language"), LANGUAGES)
        page = await edition.kept.document(f"{chosen} sparql", lambda: _page(edition, chosen))
        return answered(request, edition, page)
    endpoint = root(request) + "/sparql"
    titles = dict(edition.settings.title)
    said = description(endpoint, titles, edition.graphs, edition.build.statements)
    text = await asyncio.to_thread(writing.statements, said, STATEMENTS[media_type], PREFIXES)
    return typed(text, media_type)


def _page(edition: Edition, chosen: str) -> Document:
    return Document(editor(edition, chosen).encode(), HTML, "Accept, Accept-Language")
