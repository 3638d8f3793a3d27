"""Code that asks the same question: in Python, in R, or with curl."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword

from verbund.errors import InvalidQuery
from verbund.model import Iri
from verbund.queries.query import Query
from verbund.sparql.guard import Form

#: Where the catalogue answers when it is served on this machine.
LOCAL = "http://127.0.0.1:8000/sparql"
_ACCEPT = {
    Form.SELECT: "text/csv",
    Form.ASK: "application/sparql-results+json",
    Form.CONSTRUCT: "text/turtle",
    Form.DESCRIBE: "text/turtle",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is asked: an endpoint, or the catalogue of a folder; and in which language."""

    url: str | None = None
    graph: Iri | None = None
    folder: str = ""
    lang: str = "de"


def code(query: Query, language: str, place: Place) -> str:
    """A program, or a command, that asks the same and prints what is found.

    Raises:
        InvalidQuery: the catalogue here can be asked this in another language only.
    """
    return "\n".join(_WRITERS[language](query, place)) + "\n"


def _python(query: Query, place: Place) -> Iterator[str]:
    if place.url:
        yield from _wrapper(query, place, place.url)
        return
    if query.form is not Form.SELECT:
        raise InvalidQuery(
            "from Python the catalogue gives rows; this query gives none",
            hint="ask with SELECT, or name an endpoint with --endpoint",
        )
    yield "from verbund import open_catalogue"
    yield ""
    folder = f"{_text(place.folder)}, " if place.folder else ""
    yield f"catalogue = open_catalogue({folder}lang={_text(place.lang)})"
    yield f"answer = catalogue.{_call(query)}"
    yield "print(answer.columns)"
    yield "for row in answer:"
    yield "    print(row)"


def _call(query: Query) -> str:
    """The question by its name and values; else its text."""
    if query.call is None:
        return f"sparql({_long(query.sparql)})"
    given = {name: _values(words) for name, words in query.call.given.items()}
    if any(map(iskeyword, given)):
        values = [f"**{{{', '.join(f'{_text(name)}: {words}' for name, words in given.items())}}}"]
    else:
        values = [f"{name}={words}" for name, words in given.items()]
    return f"ask({', '.join((_text(query.call.name), *values))})"


def _values(words: Sequence[str]) -> str:
    return _text(words[0]) if len(words) == 1 else f"[{', '.join(map(_text, words))}]"


def _wrapper(query: Query, place: Place, url: str) -> Iterator[str]:
    kind = "TURTLE" if query.form in (Form.CONSTRUCT, Form.DESCRIBE) else "JSON"
    yield f"from SPARQLWrapper import {kind}, POST, SPARQLWrapper"
    yield ""
    yield f"client = SPARQLWrapper({_text(url)})"
    yield "client.setMethod(POST)"
    yield "client.setOnlyConneg(True)"
    yield f"client.setReturnFormat({kind})"
    if place.graph:
        yield f"client.addDefaultGraph({_text(place.graph.value)})"
    yield f"client.setQuery({_long(query.sparql)})"
    if kind == "TURTLE":
        yield "print(client.query().response.read().decode())"
    elif query.form is Form.ASK:
        yield 'print(client.queryAndConvert()["boolean"])'
    else:
        yield 'for row in client.queryAndConvert()["results"]["bindings"]:'
        yield '    print({name: cell["value"] for name, cell in row.items()})'


def _curl(query: Query, place: Place) -> Iterator[str]:
    if not place.url:
        yield "# `verbund serve` answers at this address"
    yield f"curl --silent --show-error --fail {shlex.quote(place.url or LOCAL)} \\"
    yield f"  --header 'Accept: {_ACCEPT[query.form]}' \\"
    if place.graph:
        yield f"  --data-urlencode {shlex.quote(f'default-graph-uri={place.graph}')} \\"
    yield f"  --data-urlencode {shlex.quote(f'query={query.sparql}')}"


def _r(query: Query, place: Place) -> Iterator[str]:
    if not place.url:
        yield "# `verbund serve` answers at this address"
    yield "library(httr2)"
    yield ""
    yield f"answer <- request({_raw(place.url or LOCAL)}) |>"
    yield f"  req_headers(Accept = {_raw(_ACCEPT[query.form])}) |>"
    graph = f"`default-graph-uri` = {_raw(place.graph.value)}, " if place.graph else ""
    yield f"  req_body_form({graph}query = {_raw(query.sparql)}) |>"
    yield "  req_perform() |>"
    yield "  resp_body_string()"
    yield "print(read.csv(text = answer))" if query.form is Form.SELECT else "cat(answer)"


def _text(text: str) -> str:
    return f'"{text}"' if text.isprintable() and not set(text) & {'"', "\\"} else repr(text)


def _long(text: str) -> str:
    """A text of several lines as Python writes it."""
    escaped = text.strip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}\n"""'


def _raw(text: str) -> str:
    """A text as R writes it; a raw string where it has quotes, marks or lines."""
    if text.isprintable() and not set(text) & {'"', "\\"}:
        return f'"{text}"'
    dashes = "-"
    while f'){dashes}"' in text:
        dashes += "-"
    return f'r"{dashes}({text}){dashes}"'


#: What `--as` takes.
_WRITERS: Mapping[str, Callable[[Query, Place], Iterator[str]]] = {
    "python": _python,
    "r": _r,
    "curl": _curl,
}
LANGUAGES = tuple(_WRITERS)
