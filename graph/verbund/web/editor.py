"""``/de/sparql``: a page to write queries on, with the answer below; it works without scripts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from http import HTTPStatus
from time import perf_counter
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from verbund.errors import VerbundError
from verbund.site.pages import Place
from verbund.web import protocol
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.protocol import Asked
from verbund.web.refusals import refusal
from verbund.web.responses import HTML, answered
from verbund.web.shown import Answer, shown
from verbund.web.sparql import Wish, answer, prepared

_FIRST = """# which projects there are, and since when
SELECT ?project ?name ?begin WHERE {
  ?project a schema:ResearchProject ;
    rdfs:label ?name ;
    schema:startDate ?begin .
  FILTER (LANG(?name) = "de")
}
ORDER BY ?begin
"""
#: What a page shows of an answer: so many rows, so many bytes, in forms that it can read.
_ROWS, _BYTES = 1000, 4 << 20
_READS = "application/sparql-results+json, text/turtle;q=0.9"
#: Longer addresses do not get everywhere.
_LONGEST = 6000


async def page(request: Request) -> Response:
    """The page, with the answer if something is asked."""
    edition: Edition = request.state.edition
    chosen = request.path_params["language"]
    asked = await protocol.read(request)
    if asked is None:
        key = f"{chosen} sparql"
        kept = await edition.kept.document(
            key, lambda: Document(_page(edition, chosen, None).encode(), HTML, "")
        )
        return answered(request, edition, kept)
    try:
        found, problem = await _answer(request, edition, asked), None
    except VerbundError as error:
        found, problem = None, refusal(error)
    text = _page(edition, chosen, asked, found, problem)
    code = problem.code if problem else HTTPStatus.OK
    return Response(text, code, problem.headers if problem else None, HTML)


async def _answer(request: Request, edition: Edition, asked: Asked) -> Answer:
    wish = Wish(_READS, _ROWS + 1, edition.pool.bounds.rows, _BYTES)
    ready = await asyncio.to_thread(prepared, asked, wish)
    began = perf_counter()
    content = await answer(request, edition, ready)
    seconds = perf_counter() - began
    found = await asyncio.to_thread(shown, edition.pages, ready.wanted.form, content, _ROWS)
    return replace(found, seconds=seconds)


def _page(
    edition: Edition,
    chosen: str,
    asked: Asked | None,
    found: Answer | None = None,
    problem: VerbundError | None = None,
) -> str:
    fields = asked.fields if asked else []
    query = urlencode(fields)
    is_short = len(query) < _LONGEST
    forms = found.forms if found and is_short else ()
    return edition.pages.render(
        "sparql.html",
        Place(chosen, f"{chosen}/sparql", query if is_short else ""),
        "SPARQL",
        query=asked.query if asked else _FIRST,
        answer=found,
        problem=problem,
        forms=[(words, f"../sparql?{query}&format={name}") for words, name in forms],
    )
