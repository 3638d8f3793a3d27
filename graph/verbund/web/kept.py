"""Documents that were made once for a build, ready to be sent: with their tag, and packed."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock

#: What is kept of documents, in bytes.
_MOST = 48 << 20
#: Sizes between which packing a document is worth it.
_WORTH, _LARGE = 1 << 10, 4 << 20
_LEVEL, _OVERHEAD = 6, 500
_PACKABLE = ("text/", "application/javascript", "application/json", "application/ld+json",
             "application/rdf+xml", "application/xml", "application/n-triples")  # fmt: skip
#: What stands in links for the address of the server.
HERE = "\0"


@dataclass(frozen=True, slots=True)
class Document:
    """What is sent: bytes of a media type, what they vary by, and links beside them.

    ``changed`` is when it last changed, in seconds; with 0 that is when the build was made.
    """

    content: bytes
    media_type: str
    vary: str = "Accept"
    links: Sequence[str] = ()
    headers: Mapping[str, str] | None = None
    changed: int = 0
    tag: str = ""
    packed: bytes = b""

    def ready(self) -> Document:
        """The same with its tag, and packed where that is worth it."""
        if self.tag:
            return self
        is_packable = self.media_type.startswith(_PACKABLE)
        is_worth = is_packable and _WORTH < len(self.content) < _LARGE
        packed = gzip.compress(self.content, _LEVEL, mtime=0) if is_worth else b""
        return replace(self, tag=tag(self.content), packed=packed)

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.content) + len(self.packed) + sum(map(len, self.links)) + _OVERHEAD


class Kept:
    """The documents that were asked for last, up to a ``size``."""

    def __init__(self) -> None:
        self._found: dict[str, Document] = {}
        self.size = 0
        self._lock = Lock()

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def get(self, key: str) -> Document | None:
        """A document, if it is still kept."""
        with self._lock:
            found = self._found.pop(key, None)
            if found:
                self._found[key] = found
        return found

    async def document(self, key: str, make: Callable[[], Document]) -> Document:
        """A document, made by a thread if it is not kept."""
        found = self.get(key)
        if found is None:
            found = await asyncio.to_thread(lambda: self.put(key, make()))
        return found

    def put(self, key: str, document: Document) -> Document:
        """Keep a document instead of those that nobody asked for; returns it, ready."""
        ready = document.ready()
        with self._lock:
            old = self._found.pop(key, None)
            self.size += ready.size - (old.size if old else 0)
            self._found[key] = ready
            while self.size > _MOST:
                self.size -= self._found.pop(next(iter(self._found))).size
        return ready


def tag(content: bytes) -> str:
    """The tag of some bytes (RFC 9110, section 8.8.3), without its quotes."""
    return shortened(sha256(content).hexdigest())


def shortened(digest: str) -> str:
    """As much of a hash as a tag has."""
    return digest[:24]
