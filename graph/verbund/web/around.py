"""The pages around the things: the first one, lists, files, and what all pages share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from mimetypes import guess_type

from starlette.requests import Request
from starlette.responses import Response

from verbund.site.assets import assets, names
from verbund.site.front import data_page, start_page
from verbund.site.kinds import KINDS
from verbund.site.lists import Lists
from verbund.site.texts import LANGUAGES
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.editor import terms
from verbund.web.negotiation import language
from verbund.web.refusals import not_here
from verbund.web.responses import HTML, Document, answered

Make = Callable[[], bytes]


async def first(request: Request) -> Response:
    """The first page in the language that is read best."""
    chosen = language(request.headers.get("accept-language"), LANGUAGES)
    place = f"{root(request)}/{chosen}/index.html"
    headers = {"Location": place, "Vary": "Accept-Language"}
    return Response(status_code=303, headers=headers)


async def start(request: Request) -> Response:
    """What the catalogue is, and what it has."""
    edition: Edition = request.state.edition
    chosen = request.path_params["language"]
    return await _kept(request, lambda: start_page(edition.pages, chosen)[1].encode())


async def data(request: Request) -> Response:
    """The files of the release."""
    edition: Edition = request.state.edition
    chosen = request.path_params["language"]

    def make() -> bytes:
        return data_page(edition.pages, chosen, edition.release.entries)[1].encode()

    await edition.released()
    return await _kept(request, make)


async def listed(request: Request) -> Response:
    """A list of things of a kind, or a part of it."""
    edition: Edition = request.state.edition
    chosen, kind = request.path_params["language"], request.path_params["kind"]
    path = request.url.path.rpartition(f"/{chosen}/")[2]
    if kind not in KINDS:
        raise not_here(path)

    def make() -> bytes:
        for name, text in Lists(edition.pages, edition.contents, chosen).of(KINDS[kind]):
            edition.kept.put(name, text.encode())
        return edition.kept.get(f"{chosen}/{path}") or b""

    return await _kept(request, make)


async def shared(request: Request) -> Response:
    """Style, script, sign, and the names that are searched."""
    edition: Edition = request.state.edition
    name = request.path_params["name"]

    def make() -> bytes:
        found = dict(assets())
        for one in LANGUAGES:
            found[f"static/names-{one}.js"] = names(edition.contents, one)
        found["static/terms.json"] = terms(edition)
        return found.get(f"static/{name}", b"")

    return await _kept(request, make)


async def network(request: Request) -> Response:
    """The network page."""
    edition: Edition = request.state.edition
    return await _kept(request, edition.network)


async def _kept(request: Request, make: Make) -> Response:
    """A page that is made once for an edition."""
    edition: Edition = request.state.edition
    key = request.scope["path"].removeprefix(request.scope.get("root_path", "")).lstrip("/")
    content = edition.kept.get(key)
    if content is None:
        content = edition.kept.put(key, await asyncio.to_thread(make))
    if not content:
        raise not_here(key)
    media_type = HTML if key.endswith(".html") else guess_type(key)[0] or "text/plain"
    return answered(request, edition, Document(content, media_type, ""))
