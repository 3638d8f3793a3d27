"""Calls to a SPARQL 1.1 endpoint: one deadline, patience with busy servers, plain errors."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError, URLError

from SPARQLWrapper import BASIC, DIGEST, INSERT, POST, SELECT, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

from verbund.endpoint.deadline import Late, within
from verbund.endpoint.saying import realm, said
from verbund.errors import EndpointUnavailable, InvalidQuery, QueryStopped

_BUSY = (429, 502, 503, 504)
_TRIES = 4
#: what Virtuoso asks for a password in; it does not say so to whom sends a plain one
_VIRTUOSO = "SPARQL"
_STATUS: dict[type[Exception], int] = {
    EndPointNotFound: 404,
    URITooLong: 414,
    EndPointInternalError: 500,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its media type, its bytes, and the name of the engine if it says so."""

    media_type: str
    body: bytes
    server: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password; the server says whether it wants them as digest."""

    user: str
    password: str = field(repr=False)
    realm: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """How time passes: seconds since some moment, the time of day, and waiting."""

    clock: Callable[[], float] = time.monotonic
    day: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


class Moved(Exception):
    """The address sends on to another one."""


class Request(Protocol):
    """A call that is sent, with the name and password it is sent under."""

    @property
    def login(self) -> Login | None:
        """Under which name; None without one."""
        ...

    def under(self, login: Login) -> Request:
        """The same under another name."""
        ...

    def __call__(self) -> Answer:
        """Send it."""
        ...


@dataclass(frozen=True, slots=True)
class Client:
    """Sends queries and updates by POST with an url-encoded body: some engines know no other.

    ``seconds`` is the deadline of a call, its repetitions included.
    """

    url: str
    seconds: float = 60.0
    login: Login | None = None
    watch: Watch = Watch()

    def query(
        self, sparql: str, media_type: str, *, graph: str = "", named: tuple[str, ...] = ()
    ) -> Answer:
        """The answer to a query in a media type.

        ``graph`` stands for the default graph there, ``named`` are the graphs beside it.
        """
        parameters = [("default-graph-uri", graph)] if graph else []
        parameters += [("named-graph-uri", name) for name in named]
        request = _Request(self, sparql, SELECT, self.login, media_type, tuple(parameters))
        return self.patiently(request)

    def update(self, sparql: str) -> None:
        """Change the graph there."""
        self.patiently(_Request(self, sparql, INSERT, self.login))

    def odd(self, what: str) -> EndpointUnavailable:
        """The error for an answer that is none."""
        return EndpointUnavailable(
            f"{self.url} gave {what}", hint="is this the address of a SPARQL endpoint?"
        )

    def patiently(self, request: Request) -> Answer:
        """The answer to a request, sent again while the server is busy."""
        end = self.watch.clock() + self.seconds
        tries = 0
        while True:
            try:
                return within(request, end - self.watch.clock())
            except HTTPError as problem:
                tries += 1
                wait = self._wait(problem, tries)
                if wait is None or tries == _TRIES or self.watch.clock() + wait >= end:
                    raise self._refused(problem) from problem
                problem.close()
                self.watch.sleep(wait)
            except Unauthorized as problem:
                if not request.login or request.login.realm:
                    raise self._explained(problem) from problem
                asked = realm(problem.__context__) or _VIRTUOSO
                request = request.under(replace(request.login, realm=asked))
            except Exception as problem:
                raise self._explained(problem) from problem

    def _wait(self, problem: HTTPError, tries: int) -> float | None:
        """Seconds until the next try: what Retry-After says (RFC 9110, 10.2.3), else 1, 2, 4.

        None where waiting does not help.
        """
        if problem.code not in _BUSY:
            return None
        after = problem.headers.get("Retry-After", "").strip()
        if after.isascii() and after.isdigit():
            return float(after)
        try:
            return max(parsedate_to_datetime(after).timestamp() - self.watch.day(), 0.0)
        except (TypeError, ValueError):
            return 2.0 ** (tries - 1)

    def _refused(self, problem: HTTPError) -> EndpointUnavailable:
        with problem:
            words = said(problem)
        if problem.code == 401:
            return self._closed(f"{self.url} wants a name and a password")
        if problem.code == 403:
            return self._closed(f"{self.url} does not allow this: {words}")
        hint = ""
        if problem.code in _BUSY:
            hint = "it is busy: try again later, or give it more time with --timeout"
        elif problem.code in (307, 308):
            hint = f"give its new address: {problem.headers.get('Location', '')}"
        return EndpointUnavailable(f"{self.url} answers {problem.code}: {words}", hint=hint)

    def _closed(self, message: str) -> EndpointUnavailable:
        hint = "set VERBUND_USER and VERBUND_PASSWORD"
        return EndpointUnavailable(message, hint=f"{hint} to others" if self.login else hint)

    def _explained(self, problem: Exception) -> Exception:
        """Our error for one of a library; a fault of ours stays what it is."""
        match problem:
            case Late():
                return QueryStopped(
                    f"{self.url} did not finish within {self.seconds:g} seconds",
                    hint="give it more with --timeout, or ask for less",
                )
            case Moved():
                return EndpointUnavailable(
                    f"{self.url} sends on to {problem}",
                    hint="a query goes to the address that is named, so name that one",
                )
            case QueryBadFormed():
                return InvalidQuery(f"{self.url} cannot read it: {said(problem)}")
            case Unauthorized():
                return self._closed(f"{self.url} wants a name and a password")
            case EndPointNotFound() | URITooLong() | EndPointInternalError():
                code = _STATUS[type(problem)]
                hint = "is this the address of a SPARQL endpoint?" if code == 404 else ""
                return EndpointUnavailable(f"{self.url} answers {code}: {said(problem)}", hint=hint)
            case URLError() | OSError() | HTTPException() | SPARQLWrapperException():
                return EndpointUnavailable(
                    f"{self.url} does not answer: {said(problem)}", hint="is the address right?"
                )
        return problem


@dataclass(frozen=True, slots=True)
class _Request:
    """One request as it is sent, each time with a client of its own."""

    client: Client
    sparql: str
    kind: str
    login: Login | None
    media_type: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    def under(self, login: Login) -> _Request:
        return replace(self, login=login)

    def __call__(self) -> Answer:
        with self._made().query().response as answer:
            if answer.geturl() != self.client.url:
                raise Moved(answer.geturl())
            given = str(answer.headers.get("Content-Type", ""))
            media_type = given.partition(";")[0].strip().lower()
            return Answer(media_type, answer.read(), str(answer.headers.get("Server", "")))

    def _made(self) -> Any:
        made = SPARQLWrapper(self.client.url)
        made.setMethod(POST)
        made.setRequestMethod(URLENCODED)
        made.setOnlyConneg(True)
        # for each read from the network; the deadline is kept elsewhere, and comes first
        made.setTimeout(int(self.client.seconds) + 2)
        if self.login:
            made.setCredentials(self.login.user, self.login.password, self.login.realm or "SPARQL")
            made.setHTTPAuth(DIGEST if self.login.realm else BASIC)
        made.queryString, made.queryType = self.sparql, self.kind  # the library would guess it
        for name, value in self.parameters:
            made.addParameter(name, value)
        if self.media_type:
            made.addCustomHttpHeader("Accept", self.media_type)
        return made
