"""What each request passes on its way in and out: its edition, its words on trouble, the log.

The log has no address of whoever asks, no query and no name: a time, a method, a path, a status.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verbund.errors import VerbundError
from verbund.site.front import message_page
from verbund.site.pages import Place
from verbund.site.texts import LANGUAGES
from verbund.web.editions import Editions
from verbund.web.figures import Figures
from verbund.web.negotiation import best, language
from verbund.web.refusals import NotAllowed, Refusal, refusal

Tell = Callable[[str], None]
_JSON = "application/problem+json"
_LONGEST = 32 * 1024
#: Where something may be asked by POST.
_ASKED = ("/sparql", "/oai")
_OPEN = {
    b"access-control-allow-origin": b"*",
    b"access-control-expose-headers": b"ETag, Last-Modified, Link, Location, Retry-After",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}
_PREFLIGHT = {
    b"access-control-allow-methods": b"GET, HEAD, POST, OPTIONS",
    b"access-control-allow-headers": b"Accept, Accept-Language, Content-Type, If-None-Match, Range",
    b"access-control-max-age": b"86400",
}


class Door:
    """Middleware around the whole application."""

    def __init__(self, app: ASGIApp, editions: Editions, figures: Figures, tell: Tell) -> None:
        self._app = app
        self._editions = editions
        self._figures = figures
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, sent, scope = perf_counter(), list[Message](), _at_root(scope)
        self._figures.open += 1

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = _OPEN | (_PREFLIGHT if scope["method"] == "OPTIONS" else {})
                message["headers"] = [*message.get("headers", ()), *extra.items()]
                sent.append(message)
            await send(message)

        try:
            with self._editions.in_use() as edition:
                scope.setdefault("state", {})["edition"] = edition
                await self._passed(scope, receive, out, sent)
        finally:
            self._figures.open -= 1
            self._note(scope, sent[0]["status"] if sent else 499, perf_counter() - began)

    async def _passed(self, scope: Scope, receive: Receive, out: Send, sent: list[Message]) -> None:
        try:
            allowed = _allowed(scope["path"])
            if scope["method"] not in allowed:
                raise NotAllowed(scope["method"], allowed)
            if scope["method"] == "OPTIONS":
                told = Response(status_code=204, headers={"Allow": ", ".join(allowed)})
                await told(scope, receive, out)
                return
            if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST:
                raise Refusal(414, "the address is too long", hint="send a long query by POST")
            await self._app(scope, receive, out)
        except Exception as problem:
            if sent:
                self._tell(f"! {type(problem).__name__} after the answer began")
                return
            await self._said(problem, scope)(scope, receive, out)

    def _said(self, problem: Exception, scope: Scope) -> Response:
        if isinstance(problem, HTTPException):
            found = Refusal(problem.status_code, problem.detail, headers=problem.headers)
        elif isinstance(problem, VerbundError):
            found = refusal(problem)
        else:
            self._tell(f"! {type(problem).__name__}: {' '.join(str(problem).split())[:300]}")
            found = Refusal(500, "something went wrong inside the server")
        return words(found, HTTPConnection(scope))

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        name = getattr(scope.get("endpoint"), "__name__", "other")
        self._figures.answers[name, status] += 1
        self._figures.seconds[name] += seconds
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        path = scope["path"].encode("ascii", "backslashreplace").decode()[:200]
        line = f"{now} {scope['method'][:10]} {path!r} {status} {seconds * 1000:.1f} ms"
        self._tell(line)


def _at_root(scope: Scope) -> Scope:
    """A request whose target is a whole address as one for its path (RFC 9112, section 3.2.2)."""
    scheme, found, rest = scope["path"].partition("://")
    if not found or scheme not in ("http", "https"):
        return scope
    host, _, path = rest.partition("/")
    headers = [one for one in scope["headers"] if one[0] != b"host"]
    headers.append((b"host", host.encode("latin-1", "replace")))
    raw = scope["raw_path"].partition(b"://")[2].partition(b"/")[2]
    return {**scope, "path": f"/{path}", "raw_path": b"/" + raw, "headers": headers}


def _allowed(path: str) -> tuple[str, ...]:
    """The methods that there are at a path."""
    asks = path.endswith(_ASKED)
    return ("GET", "HEAD", "POST", "OPTIONS") if asks else ("GET", "HEAD", "OPTIONS")


def words(problem: Refusal, request: HTTPConnection) -> Response:
    """A refusal as plain text, as JSON (RFC 9457) or as a page, whichever is wanted most."""
    wanted = best(request.headers.get("accept"), ("text/plain", _JSON, "text/html"))
    text = f"{problem}\n" + (f"{problem.hint}\n" if problem.hint else "")
    if wanted == _JSON:
        said = {"title": str(problem), "status": problem.code, "detail": problem.hint}
        text = json.dumps(said, ensure_ascii=False)
    edition = request.scope.get("state", {}).get("edition")
    if wanted == "text/html" and edition is not None:
        path = request.scope["path"].strip("/")
        named = path.partition("/")[0]
        accepted = language(request.headers.get("accept-language"), LANGUAGES)
        chosen = named if named in LANGUAGES else accepted
        text = message_page(edition.pages, Place(chosen, path), problem.code, problem, problem.hint)
    kind = wanted or "text/plain"
    headers = {"Vary": "Accept", "Content-Type": f"{kind}; charset=utf-8", **problem.headers}
    return Response(text, problem.code, headers=headers)
