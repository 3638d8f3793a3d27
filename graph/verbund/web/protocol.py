"""What a request asks for by the SPARQL 1.1 Protocol, section 2.1, and what it asks wrongly."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from verbund.model import Dataset, Iri
from verbund.web.refusals import Refusal

DIRECT, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"
_MOST_BYTES = 256 * 1024
_MOST_DROPPED = 16 << 20
_MOST_FIELDS = 2_000
_SECONDS = 10.0

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs that it shall see and the format that the address names, if any."""

    query: str
    dataset: Dataset | None = None
    form: str = ""

    @property
    def fields(self) -> Fields:
        """The query and its graphs as the fields of an address."""
        seen = self.dataset or Dataset((), ())
        return [
            ("query", self.query),
            *(("default-graph-uri", one.value) for one in seen.default),
            *(("named-graph-uri", one.value) for one in seen.named),
        ]


async def read(request: Request) -> Asked | None:
    """What is asked; None if nothing is, which asks what the service is.

    Raises:
        Refusal: it is asked in a way that the protocol does not have, or it is an update.
    """
    fields = _fields(request.scope["query_string"])
    if request.method != "POST":
        return _asked(fields)
    media_type, _, more = request.headers.get("content-type", "").partition(";")
    media_type, charset = media_type.strip().lower(), _charset(more)
    if media_type == _UPDATE:
        raise _no_update()
    if media_type not in (DIRECT, FORM) or charset not in ("", "utf-8", "utf8"):
        raise Refusal(
            415,
            f"a query does not come as {request.headers.get('content-type', 'nothing')[:80]!r}",
            hint=f"send it as {DIRECT} or {FORM}, in UTF-8",
        )
    data = await body(request)
    if media_type == FORM:
        asked = _asked(_fields(data))
        if asked is None:
            raise Refusal(400, "there is no query in the form", hint="send it in the field query")
        return asked
    if any(name in ("query", "update") for name, _ in fields):
        raise Refusal(400, "there is a query in the body and one in the address")
    return _asked([*fields, ("query", _text(data))])


async def body(request: Request) -> bytes:
    """The body of a request, if it is no larger and no slower than it may be.

    Of one that is too large so much is let pass by that whoever sends it hears why it is refused.
    """
    found, size = bytearray(), 0
    announced = _announced(request)
    if announced > _MOST_BYTES and "expect" in request.headers:
        raise _too_large()
    try:
        async with asyncio.timeout(_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > _MOST_DROPPED:
                    break
                if max(size, announced) <= _MOST_BYTES:
                    found += piece
    except TimeoutError:
        raise Refusal(
            408, "the request did not arrive in time", headers={"Connection": "close"}
        ) from None
    except ClientDisconnect:
        raise Refusal(400, "the request broke off") from None
    if max(size, announced) > _MOST_BYTES:
        raise _too_large()
    return bytes(found)


def _announced(request: Request) -> int:
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() and len(said) < 20 else 0


def _asked(fields: Fields) -> Asked | None:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise _no_update()
    if len(queries) > 1:
        raise Refusal(400, "there is more than one query", hint="send one at a time")
    if not queries:
        return None
    default, named = (
        tuple(_iri(value) for name, value in fields if name == f"{kind}-graph-uri")
        for kind in ("default", "named")
    )
    dataset = Dataset(default, named) if default or named else None
    form = next((value for name, value in fields if name == "format"), "")
    return Asked(queries[0], dataset, form)


def _fields(data: bytes) -> Fields:
    try:
        return parse_qsl(
            data.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeDecodeError as problem:
        raise _no_text() from problem
    except ValueError as problem:
        raise Refusal(400, f"the fields cannot be read: {problem}") from problem


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        raise _no_text() from problem


def _iri(value: str) -> Iri:
    try:
        return Iri(value)
    except ValueError as problem:
        raise Refusal(400, f"a graph has no such name: {value[:200]!r}") from problem


def _charset(words: str) -> str:
    for word in words.split(";"):
        name, _, value = word.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("\"' ").lower()
    return ""


def _no_update() -> Refusal:
    return Refusal(
        403, "nothing can be changed here", hint="only queries are answered; leave out `update`"
    )


def _no_text() -> Refusal:
    return Refusal(400, "the request is no text in UTF-8")


def _too_large() -> Refusal:
    return Refusal(
        413,
        f"the request is larger than {_MOST_BYTES // 1024} kB",
        hint="ask in several queries",
        headers={"Connection": "close"},
    )
