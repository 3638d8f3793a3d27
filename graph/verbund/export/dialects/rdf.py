"""Dialects of RDF: what the CONSTRUCT files in ontology/dialects/ make of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from verbund.export.material import Material, Output
from verbund.export.syntax import written
from verbund.formats import RdfFormat
from verbund.model import Statement
from verbund.sparql.guard import checked
from verbund.store import Store
from verbund.vocab import RDF

#: how the files name their vocabularies
_PREFIXES: Final = {
    "bibo": "http://purl.org/ontology/bibo/",
    "eurio": "http://data.europa.eu/s66#",
    "event": "http://purl.org/NET/c4dm/event.owl#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "frapo": "http://purl.org/cerif/frapo/",
    "obo": "http://purl.obolibrary.org/obo/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vivo": "http://vivoweb.org/ontology/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_DAY: Final = len("2026-11-22")


def made(name: str, material: Material, store: Store | None = None) -> frozenset[Statement]:
    """What ontology/dialects/NAME.rq makes of the graph or of another ``store``.

    Nothing, if there is no such file.
    """
    text = material.dialects.get(name)
    if not text:
        return frozenset()
    checked(text)
    return frozenset((material.store if store is None else store).construct(text))


def carrying(statements: Iterable[Statement]) -> set[tuple[str, str]]:
    """What of the graph is in a dialect: things, and their parts, with the values said of them."""
    carried = set[tuple[str, str]]()
    for one in statements:
        thing, value = str(one.subject).partition("#")[0], str(one.object)
        kept = RDF.type if one.predicate.value == RDF.type else value.partition("#")[0]
        carried |= {(thing, kept), (thing, value), (thing, value[:_DAY])}
    return carried


def outputs(name: str, material: Material, carried: set[tuple[str, str]]) -> Iterator[Output]:
    """dialects/NAME.ttl; nothing, if the catalogue has no ontology/dialects/NAME.rq."""
    text = material.dialects.get(name)
    if text is None:
        return
    statements = made(name, material)
    carried |= carrying(statements)
    used = {name: start for name, start in _PREFIXES.items() if start in text}
    form = RdfFormat.TURTLE
    content = written(statements, form, used)
    yield Output(f"dialects/{name}{form.suffix}", form.media_type, (content,), len(statements))
