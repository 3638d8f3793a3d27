"""Documents as answers: with a tag of their bytes and the time of the build; 304 if known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from verbund.web.edition import Edition

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Document:
    """What is sent: bytes of a media type, what they vary by, and links beside them."""

    content: bytes
    media_type: str
    vary: str = "Accept"
    links: Sequence[str] = ()
    headers: Mapping[str, str] | None = None


def answered(request: Request, edition: Edition, document: Document) -> Response:
    """A document, or 304 if whoever asks has it already (RFC 9110, section 13)."""
    tag = f'"{sha256(document.content).hexdigest()[:24]}"'
    headers = {
        "ETag": tag,
        "Last-Modified": formatdate(edition.made, usegmt=True),
        "Cache-Control": "no-cache",
        **({"Vary": document.vary} if document.vary else {}),
        **({"Link": ", ".join(document.links)} if document.links else {}),
        **(document.headers or {}),
    }
    if _is_known(request, tag, edition.made):
        return Response(status_code=304, headers=headers)
    is_text = document.media_type.startswith(("text/", "application/javascript"))
    kind = f"{document.media_type}; charset=utf-8" if is_text else document.media_type
    return Response(document.content, headers={**headers, "Content-Type": kind})


def _is_known(request: Request, tag: str, made: int) -> bool:
    asked = request.headers.get("if-none-match")
    if asked is not None:
        tags = {one.strip().removeprefix("W/") for one in asked.split(",")}
        return "*" in tags or tag in tags
    since = request.headers.get("if-modified-since")
    if not since:
        return False
    try:
        return made <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError):
        return False
