"""All addresses of the server, and what answers there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from verbund.catalogue import Catalogue
from verbund.site.texts import LANGUAGES
from verbund.web import around, catalog, datasets, editor, finding, harvest, questions, things
from verbund.web.door import Door, Tell
from verbund.web.editions import Editions
from verbund.web.figures import Figures
from verbund.web.pool import Bounds
from verbund.web.sparql import sparql
from verbund.web.watching import health, metrics

#: The door lets nothing else through.
_READING = ["GET", "HEAD"]
_ASKING = [*_READING, "POST"]
#: Threads that make pages.
_MAKERS = 2
_IN = "/{language:language}"
#: Where what is answered; the first that fits counts.
_ADDRESSES: tuple[tuple[str, Callable[[Request], Awaitable[Response]]], ...] = (
    ("/", around.first),
    ("/health", health),
    ("/metrics", metrics),
    ("/openapi.json", questions.openapi),
    ("/catalog", catalog.catalog),
    ("/.well-known/void", catalog.void),
    ("/network.html", around.network),
    ("/static/{name}", around.shared),
    ("/search", finding.search),
    ("/questions/{name}", questions.question),
    (f"{_IN}/index.html", around.start),
    (f"{_IN}/data.html", around.data),
    (f"{_IN}/search", finding.page),
    (f"{_IN}/questions/{{name}}.html", questions.page),
    (f"{_IN}/{{kind}}/index.html", around.listed),
    (f"{_IN}/{{kind}}/index-{{part:int}}.html", around.listed),
    (f"{_IN}/{{kind}}/by-{{part}}.html", around.listed),
    (f"{_IN}/dataset/{{name}}.html", datasets.page),
    (f"{_IN}/{{path:path}}.html", things.page),
    ("/dataset/{name}", datasets.at_iri),
    ("/{path:path}", things.at_iri),
)


class _Language(Convertor[str]):
    """A language that pages exist in."""

    regex = "|".join(LANGUAGES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("language", _Language())


def application(
    catalogue: Catalogue, *, bounds: Bounds | None = None, tell: Tell = lambda _: None
) -> Starlette:
    """The server of a catalogue's last good build, as an ASGI application."""
    editions, figures = Editions(catalogue, bounds or Bounds()), Figures()
    app = Starlette(
        routes=list(_routes()),
        middleware=[Middleware(Door, editions=editions, figures=figures, tell=tell)],
        lifespan=lambda _: _opened(editions),
    )
    app.state.figures = figures
    return app


@asynccontextmanager
async def _opened(editions: Editions) -> AsyncIterator[None]:
    """Open the latest build, look for newer ones, and close them all in the end."""
    # more threads would only wait for each other, and keep the loop waiting
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_MAKERS, "maker"))
    editions.open()
    watching = asyncio.create_task(editions.watch())
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await editions.close()


def _routes() -> Iterator[Route]:
    yield Route("/sparql", sparql, methods=_ASKING)
    yield Route(f"{_IN}/sparql", editor.page, methods=_ASKING)
    yield Route("/oai", harvest.oai, methods=_ASKING)
    for path, answer in _ADDRESSES:
        yield Route(path, answer, methods=_READING)
