"""The pages around the things: the first one, lists, files, and what all pages share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from mimetypes import guess_type

from starlette.requests import Request
from starlette.responses import Response

from verbund.export.schemaorg import data_catalog
from verbund.site.datasets import script
from verbund.site.front import start_page
from verbund.site.kinds import KINDS
from verbund.site.lists import Lists
from verbund.site.texts import LANGUAGES
from verbund.web.addresses import root
from verbund.web.ahead import NETWORK
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.negotiation import language
from verbund.web.refusals import not_here
from verbund.web.responses import HTML, answered


async def first(request: Request) -> Response:
    """The first page in the language that is read best."""
    chosen = language(request.headers.get("accept-language"), LANGUAGES)
    place = f"{root(request)}/{chosen}/index.html"
    headers = {"Location": place, "Vary": "Accept-Language"}
    return Response(status_code=303, headers=headers)


async def start(request: Request) -> Response:
    """What the catalogue is, and what it has; nobody waits until its datasets are known."""
    edition: Edition = request.state.edition
    if edition.release.is_written:
        return await _page(request, lambda: edition.release.page(_path(request)))
    chosen = request.path_params["language"]
    said = script(data_catalog(edition.material, (), lang=chosen))
    text = await asyncio.to_thread(start_page, edition.pages, chosen, said)
    return answered(request, edition, Document(text[1].encode(), HTML, ""))


async def data(request: Request) -> Response:
    """The files of the release, and its datasets."""
    edition: Edition = request.state.edition
    release = await edition.released()
    return await _page(request, lambda: release.page(_path(request)))


async def listed(request: Request) -> Response:
    """A list of things of a kind, or a part of it."""
    edition: Edition = request.state.edition
    chosen, kind = request.path_params["language"], request.path_params["kind"]
    if kind not in KINDS:
        raise not_here(_path(request))
    known = edition.lists.get((chosen, kind))
    if known is not None and _path(request) not in known:
        raise not_here(_path(request))
    return await _page(request, lambda: _list(edition, chosen, kind, _path(request)))


async def shared(request: Request) -> Response:
    """Style, script, sign, and the names that are searched."""
    edition: Edition = request.state.edition
    path = _path(request)
    if path not in edition.shared:
        raise not_here(path)
    media_type = guess_type(path)[0] or "text/plain"
    make = edition.shared[path]
    found = await edition.kept.document(path, lambda: Document(make(), media_type, ""))
    return answered(request, edition, found)


async def network(request: Request) -> Response:
    """The network page."""
    edition: Edition = request.state.edition
    release = await edition.released()
    return await _page(request, lambda: release.read(NETWORK).decode())


async def _page(request: Request, make: Callable[[], str]) -> Response:
    """A page that is made once for an edition."""
    edition: Edition = request.state.edition
    found = await edition.kept.document(_path(request), lambda: Document(make().encode(), HTML, ""))
    return answered(request, edition, found)


def _path(request: Request) -> str:
    """The path as files of a site have it, whatever stands in front of it outside."""
    path: str = request.scope["path"]
    return path.removeprefix(request.scope.get("root_path", "")).lstrip("/")


def _list(edition: Edition, chosen: str, kind: str, path: str) -> str:
    """A list; the others of its kind are made with it, and kept."""
    found = dict(Lists(edition.pages, edition.contents, chosen).of(KINDS[kind]))
    edition.lists[chosen, kind] = frozenset(found)
    for name, text in found.items():
        if name not in edition.kept:
            edition.kept.put(name, Document(text.encode(), HTML, ""))
    if path not in found:
        raise not_here(path)
    return found[path]
