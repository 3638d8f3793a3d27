"""``/questions/NAME``: an answer as a page, as CSV or as JSON, and OpenAPI about all of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import Response

from verbund.errors import InvalidQuery, UnknownQuestion
from verbund.formats import TableFormat
from verbund.queries.asking import Asker
from verbund.queries.documents import Wanted
from verbund.queries.engine import Engine
from verbund.queries.question import Question
from verbund.queries.values import Values
from verbund.site.answers import Answers
from verbund.site.texts import LANGUAGES
from verbund.web import finding
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.negotiation import best, language
from verbund.web.refusals import NotAcceptable, Refusal
from verbund.web.responses import HTML, answered
from verbund.web.sparql import ROWS

_OFFERS = (HTML, *ROWS)
_SUFFIXES = {"csv": TableFormat.CSV, "tsv": TableFormat.TSV, "json": TableFormat.JSON,
             "xml": TableFormat.XML}  # fmt: skip
_KINDS = {"number": "number", "date": "string", "text": "string", "thing": "string"}

#: What stands for the address of the server until somebody asks.
_HERE = "https://here.invalid"

Given = Mapping[str, Sequence[str]]


async def question(request: Request) -> Response:
    """The answer to a question in the form that is asked for."""
    edition: Edition = request.state.edition
    name, dot, suffix = request.path_params["name"].rpartition(".")
    form = _SUFFIXES.get(suffix) if dot else None
    found = _named(edition, name if form else request.path_params["name"])
    given, chosen = _given(request)
    if form is None:
        wanted = best(request.headers.get("accept"), _OFFERS)
        if wanted is None:
            raise NotAcceptable(_OFFERS)
        if wanted == HTML:
            return _to_page(request, found, chosen)
        form = ROWS[wanted]
        return await _rows(request, found, (given, chosen), (form, wanted))
    return await _rows(request, found, (given, chosen), (form, form.media_type))


async def page(request: Request) -> Response:
    """The page of a question, with its answer if enough was given."""
    edition: Edition = request.state.edition
    chosen, name = request.path_params["language"], request.path_params["name"]
    given, _ = _given(request)
    found = None if name == "index" else _named(edition, name)
    query = f"?{request.url.query}" if request.url.query else ""
    forms = [(one.upper(), f"../../questions/{name}.{one}{query}") for one in _SUFFIXES]

    def made(engine: Engine) -> str:
        answers = Answers(edition.pages, edition.questions, engine, chosen)
        return answers.page(found, given, forms=forms) if found else answers.overview()[1]

    key = f"page {chosen} {name} {date.today()} {_key(given)}"
    document = edition.kept.get(key)
    if document is None:
        text = await edition.asking.made(made)
        document = edition.kept.put(key, Document(text.encode(), HTML, ""))
    return answered(request, edition, document)


async def openapi(request: Request) -> Response:
    """The search and all questions as OpenAPI 3.1."""
    edition: Edition = request.state.edition
    document = await edition.kept.document("openapi.json", lambda: _described(edition))
    text = document.content.replace(_HERE.encode(), root(request).encode())
    return answered(request, edition, Document(text, document.media_type, ""))


async def _rows(
    request: Request,
    found: Question,
    asked: tuple[Given, str],
    wanted: tuple[TableFormat, str],
) -> Response:
    edition: Edition = request.state.edition
    given, chosen = asked
    form, media_type = wanted
    key = f"rows {chosen} {found.name} {form.label} {media_type} {date.today()} {_key(given)}"
    document = edition.kept.get(key)
    if document is None:
        query = await asyncio.to_thread(_bound, edition, found, given, chosen)
        bounds = edition.pool.bounds
        rows = Wanted(found.form, form, bounds.rows, bounds.size)
        content = await edition.own.document(query, rows)
        made = Document(content, media_type, "Accept, Accept-Language")
        document = edition.kept.put(key, made)
    return answered(request, edition, document)


def _key(given: Given) -> str:
    """What is given, as one text."""
    return json.dumps([[name, list(values)] for name, values in sorted(given.items())])


def _bound(edition: Edition, found: Question, given: Given, chosen: str) -> str:
    asker = Asker(edition.questions, Values(edition.store, edition.settings.base), chosen)
    return asker.query(found, given).sparql


def _named(edition: Edition, name: str) -> Question:
    try:
        return edition.questions.named(name)
    except UnknownQuestion as problem:
        raise Refusal(404, str(problem), hint=problem.hint) from problem


def _given(request: Request) -> tuple[Given, str]:
    """What the address gives for the gaps, and the language of the answer."""
    try:
        pairs = parse_qsl(
            request.scope["query_string"].decode(), errors="strict", max_num_fields=200
        )
    except ValueError as problem:
        raise InvalidQuery("the address cannot be read") from problem
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    named = given.pop("lang", [""])[-1]
    accepted = language(request.headers.get("accept-language"), LANGUAGES)
    return given, named if named in LANGUAGES else accepted


def _to_page(request: Request, found: Question, chosen: str) -> Response:
    pairs = [(n, v) for n, v in parse_qsl(request.url.query) if n != "lang"]
    query = f"?{urlencode(pairs)}" if pairs else ""
    place = f"{root(request)}/{chosen}/questions/{found.name}.html{query}"
    headers = {"Location": place, "Vary": "Accept, Accept-Language"}
    return Response(status_code=303, headers=headers)


def _described(edition: Edition) -> Document:
    settings = edition.settings
    said = {
        "openapi": "3.1.0",
        "info": {
            "title": settings.title["en"],
            "description": settings.description["en"],
            "version": str(settings.released),
            "license": {"name": "licence", "url": settings.licence.value},
        },
        "servers": [{"url": _HERE}],
        "paths": {
            "/search": finding.described(),
            **{f"/questions/{one.name}.{{form}}": _path(one) for one in edition.questions},
        },
    }
    text = json.dumps(said, ensure_ascii=False)
    return Document(text.encode(), "application/json", "")


def _path(found: Question) -> Mapping[str, Any]:
    form = {"name": "form", "in": "path", "required": True,
            "schema": {"type": "string", "enum": list(_SUFFIXES)}}  # fmt: skip
    lang = {"name": "lang", "in": "query", "schema": {"type": "string", "enum": list(LANGUAGES)}}
    content: dict[str, Any] = {media_type: {} for media_type in ROWS}
    gaps = [_gap(one) for one in found.header.parameters.values() if one.kind != "language"]
    operation = {
        "operationId": found.name,
        "summary": found.header.summary,
        "description": found.header.description["en"],
        "tags": list(found.header.tags),
        "parameters": [form, lang, *gaps],
        "responses": {
            "200": {"description": "the rows", "content": content},
            "304": {"description": "nothing new"},
            "400": _said("something is given that is not known"),
            "422": _said("the answer takes too much"),
            "503": _said("too many wait; Retry-After says when to come again"),
        },
    }
    return {"get": operation}


def _said(description: str) -> Mapping[str, Any]:
    content = {"text/plain": {"schema": {"type": "string"}}, "application/problem+json": {}}
    return {"description": description, "content": content}


def _gap(one: Any) -> Mapping[str, Any]:
    kind: dict[str, Any] = {"type": _KINDS.get(one.kind, "string"), "minLength": 1}
    if kind["type"] == "number":
        del kind["minLength"]
    if one.kind == "date":
        kind["examples"] = ["2021-06-01"]
    schema = {"type": "array", "items": kind, "minItems": 1} if one.many else kind
    return {
        "name": one.name,
        "in": "query",
        "required": one.default is None,
        "description": one.labels["en"],
        "schema": schema,
        **({"explode": True} if one.many else {}),
    }
