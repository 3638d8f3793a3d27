"""Statements put into a graph store (SPARQL 1.1 Graph Store HTTP Protocol)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, replace
from urllib.parse import quote
from urllib.request import Request, urlopen

from verbund.endpoint.client import Answer, Client, Login
from verbund.formats import RdfFormat
from verbund.model import Iri


def store(client: Client, lines: str, graph: Iri | None, *, replacing: bool) -> None:
    """Put lines of N-Triples into a graph of the store at the client's address.

    Raises:
        EndpointUnavailable: the store refuses them, or does not answer.
    """
    client.patiently(_Document(client, lines.encode(), graph, replacing, client.login))


@dataclass(frozen=True, slots=True)
class _Document:
    """A document that replaces a graph (PUT), or is added to it (POST)."""

    client: Client
    body: bytes
    graph: Iri | None
    replacing: bool
    login: Login | None

    def under(self, login: Login) -> _Document:
        return replace(self, login=login)

    def __call__(self) -> Answer:
        joint = "&" if "?" in self.client.url else "?"
        name = f"graph={quote(self.graph.value, safe='')}" if self.graph else "default"
        headers = {"Content-Type": RdfFormat.NTRIPLES.media_type, **self._password()}
        request = Request(  # noqa: S310 (the address is http or https)
            f"{self.client.url}{joint}{name}",
            data=self.body,
            headers=headers,
            method="PUT" if self.replacing else "POST",
        )
        with urlopen(request, timeout=self.client.seconds + 2) as answer:  # noqa: S310
            return Answer("", answer.read(), str(answer.headers.get("Server", "")))

    def _password(self) -> dict[str, str]:
        if self.login is None:
            return {}
        said = b64encode(f"{self.login.user}:{self.login.password}".encode()).decode()
        return {"Authorization": f"Basic {said}"}
