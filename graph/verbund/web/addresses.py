"""Where the server stands for those outside, also behind a proxy."""

from __future__ import annotations

import re

from starlette.requests import HTTPConnection

from verbund.web.refusals import Refusal

_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
#: Only a proxy on the same machine is believed.
_NEAR = frozenset({"127.0.0.1", "::1", "testclient"})


def root(request: HTTPConnection) -> str:
    """The address that all paths of the server begin with, without a slash at its end.

    Raises:
        Refusal: the request names no host that could be one.
    """
    scheme, host = request.url.scheme, request.headers.get("host", "")
    if _is_near(request):
        scheme = _forwarded(request, "proto") or scheme
        host = _forwarded(request, "host") or host
    if scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise Refusal(400, "the request names no host", hint="send a header Host")
    return f"{scheme}://{host}{prefix(request)}"


def prefix(request: HTTPConnection) -> str:
    """The path in front of all paths of the server, as those outside see it."""
    found = _forwarded(request, "prefix").rstrip("/") if _is_near(request) else ""
    own = str(request.scope.get("root_path", "")).rstrip("/")
    return found if found and _PREFIX.fullmatch(found) else own


def _is_near(request: HTTPConnection) -> bool:
    return request.client is None or request.client.host in _NEAR


def _forwarded(request: HTTPConnection, what: str) -> str:
    return request.headers.get(f"x-forwarded-{what}", "").partition(",")[0].strip()
