"""Calls to a SPARQL 1.1 endpoint: one deadline, patience with busy servers, plain errors."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.error import HTTPError, URLError

from SPARQLWrapper import DIGEST, POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException, Unauthorized

from verbund.errors import EndpointUnavailable, InvalidQuery, QueryStopped

_BUSY = (429, 502, 503, 504)
_TRIES = 4
_LONGEST_WAIT_S = 30.0


class Call(Protocol):
    """One request that is ready to be sent."""

    def __call__(self) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its media type and its bytes."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password, sent as HTTP digest or basic, as ``digest`` says."""

    user: str
    password: str
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Client:
    """Sends queries and updates by POST with an url-encoded body: some engines know no other.

    ``seconds`` is the deadline of one call; ``sleep`` waits before a busy server is asked again.
    """

    url: str
    seconds: float = 60.0
    login: Login | None = None
    sleep: Callable[[float], None] = time.sleep

    def query(self, sparql: str, media_type: str, *, graph: str = "") -> Answer:
        """The answer to a query in a media type; ``graph`` stands for the default graph there."""
        client = self._client(sparql)
        client.addCustomHttpHeader("Accept", media_type)
        if graph:
            client.addParameter("default-graph-uri", graph)
        return self._patiently(lambda: _sent(client))

    def update(self, sparql: str) -> None:
        """Change the graph there."""
        client = self._client(sparql)
        self._patiently(lambda: _sent(client))

    def odd(self, what: str) -> EndpointUnavailable:
        """The error for an answer that is none."""
        return EndpointUnavailable(
            f"{self.url} gave {what}", hint="is this the address of a SPARQL endpoint?"
        )

    def _client(self, sparql: str) -> SPARQLWrapper:
        client = SPARQLWrapper(self.url)
        client.setMethod(POST)
        client.setRequestMethod(URLENCODED)
        client.setOnlyConneg(True)
        client.setTimeout(max(1, int(self.seconds)))
        if self.login:
            client.setCredentials(self.login.user, self.login.password)
            if self.login.digest:
                client.setHTTPAuth(DIGEST)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # the library guesses the kind
            client.setQuery(sparql)
        return client

    def _patiently(self, call: Call) -> Answer:
        """The result of a call, tried again while the server is busy."""
        for left in reversed(range(_TRIES)):
            try:
                return self._within(call)
            except HTTPError as problem:
                if problem.code not in _BUSY or not left:
                    raise self._refused(problem) from problem
                self.sleep(_wait(problem, _TRIES - left))
            except QueryBadFormed as problem:
                raise InvalidQuery(f"{self.url} cannot read it: {_said(problem)}") from problem
            except Unauthorized as problem:
                raise EndpointUnavailable(
                    f"{self.url} wants a name and a password",
                    hint="set VERBUND_USER and VERBUND_PASSWORD",
                ) from problem
            except (URLError, OSError, SPARQLWrapperException) as problem:
                raise EndpointUnavailable(
                    f"{self.url} does not answer: {_said(problem)}", hint="is the address right?"
                ) from problem
        raise EndpointUnavailable(f"{self.url} does not answer")

    def _within(self, call: Call) -> Answer:
        """The result of a call, or an error past the deadline: a slow drip counts too."""
        pool = ThreadPoolExecutor(max_workers=1)
        try:
            return pool.submit(call).result(timeout=self.seconds)
        except Late as problem:
            raise QueryStopped(
                f"{self.url} did not finish within {self.seconds:g} seconds",
                hint="give it more with --timeout, or ask for less",
            ) from problem
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _refused(self, problem: HTTPError) -> EndpointUnavailable:
        said = " ".join(problem.read(500).decode("utf-8", "replace").split())
        hint = "it is busy: try again later" if problem.code in _BUSY else ""
        return EndpointUnavailable(f"{self.url} answers {problem.code}: {said}", hint=hint)


def _sent(client: SPARQLWrapper) -> Answer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        answer = client.query().response
    given = str(answer.headers.get("Content-Type", ""))
    return Answer(given.partition(";")[0].strip().lower(), answer.read())


def _said(problem: Exception) -> str:
    """What a server said, in one line: the library puts it behind a text of its own."""
    text = str(getattr(problem, "reason", problem)).rpartition("Response:")[2]
    line = " ".join(text.split())
    return line.removeprefix("b'").removesuffix("'")


def _wait(problem: HTTPError, tries: int) -> float:
    """Seconds until the next try: what Retry-After says (RFC 9110, 10.2.3), else 1, 2, 4."""
    said = problem.headers.get("Retry-After", "")
    if said.isdigit():
        return min(float(said), _LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(said).timestamp() - time.time()
    except (TypeError, ValueError):
        return min(2.0 ** (tries - 1), _LONGEST_WAIT_S)
    return min(max(until, 0.0), _LONGEST_WAIT_S)
