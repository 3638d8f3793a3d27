"""Graphs as text in an order of our own: the same statements give the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from verbund.errors import UnknownFormat
from verbund.export.things import Thing, order
from verbund.formats import RdfFormat
from verbund.model import Statement
from verbund.store import Store, writing
from verbund.vocab import RDF

#: the syntaxes that are written here
SYNTAXES = (RdfFormat.TURTLE, RdfFormat.RDFXML, RdfFormat.JSONLD, RdfFormat.NTRIPLES)
_END = {RdfFormat.RDFXML: b"</rdf:RDF>\n"}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def written(statements: Iterable[Statement], form: RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """A graph as Turtle, RDF/XML, JSON-LD (context inside) or N-Triples, things in order.

    >>> from verbund.model import Iri, Literal
    >>> ada, name = Iri("https://example.org/ada"), Iri("https://schema.org/name")
    >>> said = [Statement(ada, name, Literal("Ada"))]
    >>> print(written(said, RdfFormat.TURTLE, {"schema": "https://schema.org/"}).decode())
    @prefix schema: <https://schema.org/> .
    <BLANKLINE>
    <https://example.org/ada> schema:name "Ada" .
    <BLANKLINE>

    Raises:
        UnknownFormat: it is none of ``SYNTAXES``.
    """
    if form not in SYNTAXES:
        raise UnknownFormat(form.label, (one.label for one in SYNTAXES))
    names = _for_xml(prefixes) if form is RdfFormat.RDFXML else prefixes
    body = writing.ordered(statements, form, prefixes=names)
    if form is RdfFormat.JSONLD:
        return _jsonld(json.loads(body), prefixes)
    return _head(form, prefixes) + body + _END.get(form, b"")


def document(store: Store, form: RdfFormat, prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """The public graph of a store as Turtle or RDF/XML, in pieces."""
    names = _for_xml(prefixes) if form is RdfFormat.RDFXML else prefixes
    yield _head(form, prefixes)
    yield from writing.pieces(store, form, prefixes=names)
    yield _END.get(form, b"")


def _head(form: RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    if form is RdfFormat.NTRIPLES:
        return b""
    return _xml_head(prefixes) if form is RdfFormat.RDFXML else turtle_head(prefixes)


def turtle_head(prefixes: Mapping[str, str]) -> bytes:
    """The prefixes, sorted, and an empty line."""
    lines = (f"@prefix {name}: <{start}> .\n" for name, start in sorted(prefixes.items()))
    return ("".join(lines) + "\n").encode()


def _for_xml(prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefixes without that of RDF itself, which RDF/XML has already."""
    return {name: start for name, start in prefixes.items() if start != str(RDF)}


def _xml_head(prefixes: Mapping[str, str]) -> bytes:
    names = {**_for_xml(prefixes), "rdf": str(RDF), "its": "http://www.w3.org/2005/11/its"}
    declared = "".join(f' xmlns:{name}="{escape(start)}"' for name, start in sorted(names.items()))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'.encode()


def _jsonld(things: Iterable[Thing], prefixes: Mapping[str, str]) -> bytes:
    """The things of a graph as objects, each property with a prefix where one fits."""
    graph = [_compact(thing, prefixes) for thing in things]
    content = {"@context": dict(sorted(prefixes.items())), "@graph": graph}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _compact(thing: Thing, prefixes: Mapping[str, str]) -> dict[str, object]:
    pairs: dict[str, object] = {"@id": thing.pop("@id")}
    for name, values in sorted(thing.items()):
        if name == RDF.type:
            pairs["@type"] = sorted(shortened(value["@id"], prefixes) for value in values)
        else:
            pairs[shortened(name, prefixes)] = [
                _short_type(value, prefixes) for value in sorted(values, key=order)
            ]
    return pairs


def _short_type(value: Mapping[str, str], prefixes: Mapping[str, str]) -> dict[str, str]:
    return {
        key: shortened(text, prefixes) if key == "@type" else text for key, text in value.items()
    }


def shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI with a prefix where one fits, else whole.

    >>> shortened("https://schema.org/name", {"schema": "https://schema.org/"})
    'schema:name'
    """
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    for name, start in prefixes.items():
        if start == iri[:cut] and _LOCAL.fullmatch(iri[cut:]):
            return f"{name}:{iri[cut:]}"
    return iri
