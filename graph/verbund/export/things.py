"""The graph thing by thing, for exporters that need more than lines of text."""

from __future__ import annotations

import json

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.store import Store, writing
from verbund.vocab import RDF

#: a link ``{"@id": …}``, or a literal ``{"@value": …}`` with its ``@type`` or its ``@language``
Value = dict[str, str]
Thing = dict[str, list[Value]]


def things(store: Store, graph: Iri | None = None) -> dict[str, Thing]:
    """What one graph says of each thing, by IRI and by property; things and values are sorted."""
    found: dict[str, Thing] = {}
    for node in json.loads(writing.document(store, RdfFormat.JSONLD, graph)):
        thing = found.setdefault(node.pop("@id"), {})
        for name, values in node.items():
            thing.setdefault(name, []).extend(values)
    for thing in found.values():
        for values in thing.values():
            values.sort(key=order)
    return dict(sorted(found.items()))


def order(value: Value) -> tuple[str, str, str]:
    """The place of a value among others: links first, then by language and text."""
    if "@id" in value:
        return ("", "", value["@id"])
    return (value.get("@language", "~"), value["@value"], value.get("@type", ""))


def classes(thing: Thing) -> list[str]:
    """The classes of a thing."""
    return [value["@id"] for value in thing.get(RDF.type, [])]


def shape(value: Value) -> str:
    """The sort of a value: "@id", "@language", its datatype, or "" for plain text."""
    if "@id" in value:
        return "@id"
    return "@language" if "@language" in value else value.get("@type", "")
