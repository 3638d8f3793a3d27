"""Documents and files as answers: with a tag of their bytes and a time; 304 if known."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Mapping
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.kept import HERE, Document, shortened, tag
from verbund.web.negotiation import takes_packed
from verbund.web.refusals import Refusal

HTML = "text/html"
#: How often is looked whether whoever asks is still there.
_LOOK_SECONDS = 0.25
_RANGES = re.compile(rb"bytes=\s*(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*\s*")
_TEXTS = ("text/", "application/javascript")

Answer = TypeVar("Answer")


class _File(FileResponse):
    """A file, or parts of it; a range in units that nobody knows is passed over."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fit = [one for one in scope["headers"] if one[0] != b"range" or _RANGES.fullmatch(one[1])]
        await super().__call__({**scope, "headers": fit}, receive, send)


async def unless_left(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """What some work gives; it is ended if whoever asks hangs up."""
    task = asyncio.ensure_future(work)
    try:
        while not (await asyncio.wait((task,), timeout=_LOOK_SECONDS))[0]:
            if await request.is_disconnected():
                raise Refusal(499, "whoever asked has left")
        return task.result()
    finally:
        task.cancel()


def answered(request: Request, edition: Edition, document: Document) -> Response:
    """A document, or 304 if whoever asks has it already (RFC 9110, section 13)."""
    is_packed = bool(document.packed) and takes_packed(request.headers.get("accept-encoding"))
    name = document.tag or tag(document.content)
    vary = [document.vary] * bool(document.vary) + ["Accept-Encoding"] * bool(document.packed)
    links = ", ".join(document.links)
    headers = {
        **_dated(f'"{name}-gzip"' if is_packed else f'"{name}"', document.changed or edition.made),
        **({"Vary": ", ".join(vary)} if vary else {}),
        **({"Link": links.replace(HERE, root(request))} if links else {}),
        **(document.headers or {}),
    }
    _check(request, name, document.changed or edition.made)
    if _is_known(request, name, document.changed or edition.made):
        return Response(status_code=304, headers=headers)
    headers["Content-Type"] = _named(document.media_type)
    if is_packed:
        return Response(document.packed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(document.content, headers=headers)


def sent(request: Request, edition: Edition, path: Path, media_type: str, name: str) -> Response:
    """A file, piece by piece, or the part of it that is wanted (RFC 9110, section 14).

    ``name`` is a hash of its bytes.
    """
    name = shortened(name)
    headers = _dated(f'"{name}"', edition.made)
    _check(request, name, edition.made)
    if _is_known(request, name, edition.made):
        return Response(status_code=304, headers=headers)
    return _File(path, headers={**headers, "Content-Type": _named(media_type)})


def _dated(name: str, changed: int) -> Mapping[str, str]:
    return {
        "ETag": name,
        "Last-Modified": formatdate(changed, usegmt=True),
        "Cache-Control": "no-cache",
    }


def _named(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith(_TEXTS) else media_type


def _check(request: Request, name: str, changed: int) -> None:
    """Refuse those who want what they have begun with, and it has changed since."""
    asked = request.headers.get("if-match")
    until = None if asked is not None else _time(request.headers.get("if-unmodified-since"))
    if (asked is not None and not _names(asked, name)) or (until is not None and changed > until):
        raise Refusal(412, "this has changed since", hint="fetch it anew")


def _is_known(request: Request, name: str, changed: int) -> bool:
    asked = request.headers.get("if-none-match")
    if asked is not None:
        return _names(asked.replace("W/", ""), name)
    since = _time(request.headers.get("if-modified-since"))
    return since is not None and changed <= since


def _names(tags: str, name: str) -> bool:
    found = {one.strip() for one in tags.split(",")}
    return not found.isdisjoint(("*", f'"{name}"', f'"{name}-gzip"'))


def _time(text: str | None) -> float | None:
    """A day and time as headers write it; None if it is none."""
    try:
        return parsedate_to_datetime(text or "").timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
