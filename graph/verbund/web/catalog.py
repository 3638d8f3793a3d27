"""``/catalog`` and ``/.well-known/void``: what portals read first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from verbund.formats import RdfFormat
from verbund.model import Statement
from verbund.store import Store, writing
from verbund.vocab import PREFIXES
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.negotiation import best
from verbund.web.refusals import NotAcceptable, not_here
from verbund.web.responses import answered

_OFFERS = {
    form.media_type: form
    for form in (RdfFormat.TURTLE, RdfFormat.RDFXML, RdfFormat.JSONLD, RdfFormat.NTRIPLES)
}


async def catalog(request: Request) -> Response:
    """A page of the catalogue for portals, in DCAT-AP, with the links to the others."""
    edition: Edition = request.state.edition
    await edition.released()
    portal = await asyncio.to_thread(lambda: edition.portal)
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    if not 1 <= number <= portal.pages:
        raise not_here(f"catalog?page={asked[:20]}")
    return await _said(request, tuple(portal.page(number, f"{root(request)}/catalog")))


async def void(request: Request) -> Response:
    """What is in the data, in numbers, and where it is to be had (VoID)."""
    edition: Edition = request.state.edition
    release = await edition.released()
    content = await asyncio.to_thread(release.read, "void.ttl")
    store = Store.in_memory()
    store.load(content, RdfFormat.TURTLE)
    return await _said(request, tuple(store.statements()))


async def _said(request: Request, found: Iterable[Statement]) -> Response:
    media_type = best(request.headers.get("accept"), list(_OFFERS))
    if media_type is None:
        raise NotAcceptable(list(_OFFERS))
    content = await asyncio.to_thread(writing.statements, found, _OFFERS[media_type], PREFIXES)
    return answered(request, request.state.edition, Document(content, media_type))
