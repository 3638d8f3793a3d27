"""A graph elsewhere: the options that name it, and how it is reached."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar
from urllib.parse import urlsplit

import click

from verbund.model import Iri

if TYPE_CHECKING:
    from verbund.catalogue import Catalogue
    from verbund.endpoint import Client, Endpoint
    from verbund.queries.engine import Engine

#: How long one answer may take if nobody says otherwise.
SECONDS = 60.0

F = TypeVar("F", bound=Callable[..., Any])


class Address(click.ParamType):  # type: ignore[type-arg]
    """The address of an endpoint: http or https, with a host and without a password."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            parts = urlsplit(Iri(str(value)).value)
            is_right = parts.scheme in ("http", "https") and bool(parts.hostname)
            parts.port  # noqa: B018 (raises where it is no number)
        except ValueError:
            is_right = False
        if not is_right:
            self.fail(f"{value!r} is no address; write http://host:port/path.", param, ctx)
        if parts.username is not None:
            self.fail("the password goes into VERBUND_USER and VERBUND_PASSWORD.", param, ctx)
        return str(value)


class Name(click.ParamType):  # type: ignore[type-arg]
    """The name of a graph."""

    name = "iri"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return value if isinstance(value, Iri) else Iri(str(value))
        except ValueError:
            self.fail(f"{value!r} is no IRI; write https://example.org/graph.", param, ctx)


#: gives ``endpoint: str | None``
endpoint = click.option(
    "--endpoint",
    metavar="URL",
    type=Address(),
    default=None,
    show_default="the graph here",
    help="Ask a SPARQL endpoint instead; VERBUND_USER and VERBUND_PASSWORD are sent if set.",
)

#: gives ``graph: Iri | None``
graph = click.option(
    "--graph",
    metavar="IRI",
    type=Name(),
    default=None,
    show_default="the default graph there",
    help="Graph at the endpoint that is the public one.",
)


#: gives ``timeout: float | None``, for questions
patience = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=None,
    show_default=f"{SECONDS:g}",
    help="Wait for an answer of the endpoint for so many seconds.",
)

#: gives ``timeout: float``
timeout = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=SECONDS,
    show_default=True,
    help="Give up when a part takes longer than so many seconds.",
)


def client(url: str, seconds: float) -> Client:
    """What talks to an endpoint, under the name that the environment gives."""
    from verbund.endpoint import Client, Login

    user, password = os.environ.get("VERBUND_USER"), os.environ.get("VERBUND_PASSWORD")
    if bool(user) != bool(password):
        raise click.UsageError("set both VERBUND_USER and VERBUND_PASSWORD, or none of them")
    return Client(url, seconds, Login(user, password) if user and password else None)


class There(TypedDict):
    """The endpoint that is asked, if one is."""

    endpoint: str | None
    graph: Iri | None
    timeout: float | None


def there(wishes: There) -> Endpoint | None:
    """The endpoint that is named; None where the graph here is asked."""
    if wishes["endpoint"]:
        return reached(wishes["endpoint"], wishes["graph"], wishes["timeout"] or SECONDS)
    for name in ("graph", "timeout"):
        if wishes[name]:
            raise click.UsageError(f"--{name} is for --endpoint")
    return None


def engine(catalogue: Catalogue, wishes: There, *, quiet: bool) -> Engine:
    """What is asked: the endpoint that is named, else the store of a build as it is now."""
    found = there(wishes)
    if found:
        return found
    from verbund.cli import _built

    return _built.current(catalogue, quiet=quiet).store()


def reached(url: str, graph: Iri | None, seconds: float) -> Endpoint:
    """An endpoint that is asked like the graph here."""
    from verbund.endpoint import Endpoint

    return Endpoint(client(url, seconds), graph)
