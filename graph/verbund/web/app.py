"""All addresses of the server, and what answers there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from verbund.catalogue import Catalogue
from verbund.web.door import Door, Figures, Tell
from verbund.web.editions import Editions
from verbund.web.pool import Bounds
from verbund.web.sparql import sparql


def application(
    catalogue: Catalogue, *, bounds: Bounds | None = None, tell: Tell = lambda _: None
) -> Starlette:
    """The server of a catalogue's last good build, as an ASGI application."""
    editions, figures = Editions(catalogue, bounds or Bounds()), Figures()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        editions.renew()
        watching = asyncio.create_task(editions.watch())
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            await editions.close()

    return Starlette(
        routes=[Route("/sparql", sparql, methods=_ALL)],
        middleware=[Middleware(Door, editions=editions, figures=figures, tell=tell)],
        lifespan=lifespan,
    )


#: All methods that exist: what answers there says itself which it has.
_ALL = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
