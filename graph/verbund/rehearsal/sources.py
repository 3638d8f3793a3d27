"""Where a rehearsal gets what a harvester would fetch: a folder, or an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Final, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from verbund.errors import EndpointUnavailable
from verbund.formats import RdfFormat

#: what a portal takes of one answer
LARGEST: Final = 50 * 1024 * 1024
_SECONDS: Final = 30
_TYPES: Final[Mapping[str, str]] = {
    **{form.suffix: form.media_type for form in RdfFormat},
    ".csv": "text/csv",
    ".json": "application/json",
    ".xml": "application/xml",
    ".gz": "application/gzip",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a status, headers in lower case, and a body, which HEAD has not."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """The media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Source(Protocol):
    """Somewhere to fetch from."""

    @property
    def has_pages(self) -> bool:
        """Whether pages for people are there too."""
        ...

    def fetch(self, address: str, *, accept: str = "*/*", method: str = "GET") -> Reply:
        """What is at an address."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a release, as if they stood at their public address."""

    folder: Path
    public: str
    has_pages: bool = False

    def fetch(self, address: str, *, accept: str = "*/*", method: str = "GET") -> Reply:
        """The file that belongs to an address; the catalogue is its Turtle."""
        name = unquote(address.removeprefix(self.public).partition("#")[0])
        path = self.folder / ("catalog.ttl" if name == "catalog" else name)
        inside = path.resolve().is_relative_to(self.folder.resolve())
        if not (address.startswith(self.public) and inside and path.is_file()):
            return Reply(404)
        body = path.read_bytes()
        headers = {"content-type": _TYPES.get(path.suffix, ""), "content-length": str(len(body))}
        return Reply(200, headers, b"" if method == "HEAD" else body)


class _Stay(HTTPRedirectHandler):
    """A redirect is an answer, and is not followed."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Site:
    """A server or a static site; addresses of the public host are asked of it, others of nobody."""

    address: str
    public: str
    base: str
    has_pages: bool = True

    def fetch(self, address: str, *, accept: str = "*/*", method: str = "GET") -> Reply:
        """What the server says; up to five redirects are followed, but by HEAD none.

        Raises:
            EndpointUnavailable: nobody answers.
        """
        for _ in range(5):
            reply = self._ask(self._here(address), accept, method)
            if method == "HEAD" or reply.status not in (301, 302, 303, 307, 308):
                return reply
            address = reply.headers.get("location", "")
        return Reply(508)

    def _here(self, address: str) -> str:
        """The same place at the server that is looked at; empty for places elsewhere."""
        for start in (self.address, self.public, self.base):
            if address.startswith(start):
                return self.address + address.removeprefix(start).partition("#")[0]
        root = "{0.scheme}://{0.netloc}/".format(urlsplit(self.address))
        if address.startswith("/"):
            return root + address[1:]
        return address if address.startswith(root) else ""

    def _ask(self, address: str, accept: str, method: str) -> Reply:
        if not address:
            return Reply(404)
        request = Request(address, headers={"Accept": accept}, method=method)  # noqa: S310
        try:
            with build_opener(_Stay).open(request, timeout=_SECONDS) as answer:
                headers = {name.lower(): text for name, text in answer.headers.items()}
                return Reply(answer.status, headers, answer.read(LARGEST + 1))
        except HTTPError as problem:
            headers = {name.lower(): text for name, text in problem.headers.items()}
            return Reply(problem.code, headers)
        except (URLError, HTTPException, OSError, ValueError) as problem:
            raise EndpointUnavailable(
                f"{address} does not answer: {problem}", hint="is the server running?"
            ) from problem
