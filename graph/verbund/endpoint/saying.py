"""What a server says when something is wrong, in one line."""

from __future__ import annotations

import re
from ast import literal_eval
from html import unescape
from urllib.error import HTTPError

_LONGEST = 300
_REALM = re.compile(r'Digest\b.*?\brealm="([^"]+)"', re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<[/!a-z][^>]*>", re.IGNORECASE | re.DOTALL)


def said(problem: BaseException) -> str:
    """The words of a server, without markup; else those of the library."""
    if isinstance(problem, HTTPError):
        try:
            return plain(problem.read(64_000)) or str(problem.reason)
        except (OSError, ValueError):
            return str(problem.reason)
    body = str(problem).partition("Response:\n")[2].strip()  # where SPARQLWrapper puts it
    if body.startswith(("b'", 'b"')):
        return plain(literal_eval(body))
    reason = getattr(problem, "reason", None) or problem
    return (
        plain(str(getattr(reason, "strerror", None) or reason).encode()) or type(problem).__name__
    )


def plain(body: bytes) -> str:
    """A text or an HTML page in one line.

    >>> plain(b"<h1>Bad&nbsp;Gateway</h1> <p>try later")
    'Bad Gateway try later'
    """
    text = unescape(_UNSEEN.sub(" ", body.decode("utf-8", "replace")))
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


def realm(problem: BaseException | None) -> str:
    """The realm in which a server wants a password as digest; empty if it does not."""
    if not isinstance(problem, HTTPError):
        return ""
    found = _REALM.search(problem.headers.get("WWW-Authenticate", ""))
    return found[1] if found else ""
