"""``/search``: things by what they are called, as a page, and as JSON for those who still type."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from verbund.search import FILE, Hit, Index
from verbund.search import KINDS as WORDS
from verbund.site.kinds import kind_of
from verbund.site.pages import Place
from verbund.site.texts import LANGUAGES, texts
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.negotiation import best, language
from verbund.web.refusals import NotAcceptable
from verbund.web.responses import HTML, answered

_JSON, _VARY = "application/json", "Accept, Accept-Language"
#: What is found on a page, and while somebody types; letters of a search that count.
_MOST, _SOON, _LONGEST = 60, 12, 200


@dataclass(frozen=True, slots=True)
class _Found:
    """A thing as it is shown: its path, and the text that matches if its name does not."""

    iri: str
    path: str
    name: str
    mark: str
    kind: str
    match: str


def described() -> Mapping[str, Any]:
    """The search as OpenAPI has it."""
    texts = {name: {"type": "string"} for name in ("iri", "name", "kind", "page", "match")}
    found = {"type": "object", "properties": texts, "required": ["iri", "name", "kind", "page"]}
    languages = {"type": "string", "enum": list(LANGUAGES)}
    operation = {
        "operationId": "search",
        "summary": "Things by what they are called, in any spelling",
        "description": f"The best {_SOON}, the best first; match is the text that fits.",
        "parameters": [
            {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}},
            {"name": "lang", "in": "query", "schema": languages},
        ],
        "responses": {
            "200": {
                "description": "what was found",
                "content": {_JSON: {"schema": {"type": "array", "items": found}}},
            },
            "304": {"description": "nothing new"},
        },
    }
    return {"get": operation}


async def search(request: Request) -> Response:
    """What goes by a text; in a browser, the way to the page that shows it."""
    edition: Edition = request.state.edition
    wanted = best(request.headers.get("accept"), (_JSON, HTML))
    if wanted is None:
        raise NotAcceptable((_JSON, HTML))
    named = request.query_params.get("lang", "")
    accepted = language(request.headers.get("accept-language"), LANGUAGES)
    chosen, text = named if named in LANGUAGES else accepted, _text(request)
    if wanted == HTML:
        place = f"{root(request)}/{chosen}/search?{urlencode({'q': text})}"
        return Response(status_code=303, headers={"Location": place, "Vary": _VARY})
    hits = await asyncio.to_thread(_hits, edition, text, _SOON)
    said = [_told(request, _shown(edition, hit, chosen)) for hit in hits]
    content = json.dumps(said, ensure_ascii=False).encode()
    return answered(request, edition, Document(content, _JSON, _VARY))


async def page(request: Request) -> Response:
    """The page of what goes by a text."""
    edition: Edition = request.state.edition
    made = await asyncio.to_thread(_page, edition, request.path_params["language"], _text(request))
    return answered(request, edition, Document(made.encode(), HTML, ""))


def _text(request: Request) -> str:
    return " ".join(request.query_params.get("q", "").split())[:_LONGEST]


def _hits(edition: Edition, text: str, most: int) -> Sequence[Hit]:
    """What was found and has a page; each thread has to open the index for itself."""
    found = Index.open(edition.build.folder / FILE).search(text, limit=most)
    return [hit for hit in found if edition.pages.page_of(hit.thing)]


def _shown(edition: Edition, hit: Hit, chosen: str) -> _Found:
    kind, name = kind_of(edition.pages.base, hit.thing), hit.title(chosen)
    return _Found(
        hit.thing.value,
        f"{chosen}/{edition.pages.page_of(hit.thing)}",
        name,
        kind.mark if kind else "thing",
        WORDS[hit.kind].words[chosen],
        "" if hit.text in name else hit.text,
    )


def _told(request: Request, one: _Found) -> Mapping[str, str]:
    said = {"iri": one.iri, "name": one.name, "kind": one.kind}
    said |= {"match": one.match} if one.match else {}
    return {**said, "page": f"{root(request)}/{one.path}"}


def _page(edition: Edition, chosen: str, text: str) -> str:
    hits, words = _hits(edition, text, _MOST), texts(chosen)
    told = words[f"hits.{_outcome(hits)}"].format(count=len(hits), text=text) if text else ""
    return edition.pages.render(
        "search.html",
        Place(chosen, f"{chosen}/search", urlencode({"q": text}) if text else ""),
        f"{text} – {words['search']}" if text else words["search"],
        text=text,
        told=told,
        found=[_shown(edition, hit, chosen) for hit in hits],
    )


def _outcome(hits: Sequence[Hit]) -> str:
    if hits and all(hit.near for hit in hits):
        return "near"
    return {0: "none", 1: "one", _MOST: "many"}.get(len(hits), "some")
