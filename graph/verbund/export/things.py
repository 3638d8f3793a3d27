"""The graph thing by thing, for exporters that need more than lines of text."""

from __future__ import annotations

import json
import marshal
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from verbund.model import Iri
from verbund.store import Store, writing
from verbund.vocab import RDF

#: a link ``{"@id": …}``, or a literal ``{"@value": …}`` with its ``@type`` or its ``@language``
Value = dict[str, str]
Thing = dict[str, list[Value]]

_TYPE = RDF.type

#: how many pieces are kept as objects
_KEPT = 50


class Things:
    """What one graph says of each thing.

    The graph is read once and kept packed, since all of it as objects may be large; a few
    pieces are kept as objects, as neighbours are asked for together.
    """

    def __init__(self, store: Store, graph: Iri | None = None) -> None:
        self._store = store
        self._graph = graph
        self._piece = lru_cache(maxsize=_KEPT)(self._unpacked)

    @cached_property
    def iris(self) -> dict[str, int]:
        """The things that the graph speaks of, sorted, with the number of their piece."""
        found = writing.subjects(self._store, self._graph)
        return {iri: number // writing.BATCH for number, iri in enumerate(found)}

    @cached_property
    def _pieces(self) -> list[bytes]:
        documents = writing.things(self._store, self.iris, self._graph)
        return [zlib.compress(marshal.dumps(_parsed(one)), level=1) for one in documents]

    def about(self, iri: str) -> Thing:
        """What is said of one thing."""
        return self._piece(self.iris[iri])[iri]

    def each(self, iris: Iterable[str] | None = None) -> Iterator[tuple[str, Thing]]:
        """Some things, or all, with what is said of them; their values are sorted."""
        return ((iri, self.about(iri)) for iri in (self.iris if iris is None else iris))

    def _unpacked(self, number: int) -> dict[str, Thing]:
        found: dict[str, Thing] = marshal.loads(zlib.decompress(self._pieces[number]))  # noqa: S302 (ours)
        return found


def _parsed(document: bytes) -> dict[str, Thing]:
    """The things of a document in JSON-LD, with their values sorted."""
    found: dict[str, Thing] = {}
    for node in json.loads(document):
        thing = found.setdefault(node.pop("@id"), {})  # the engine may tell it in parts
        for means, values in node.items():
            thing.setdefault(means, []).extend(values)
    for thing in found.values():
        for values in thing.values():
            if len(values) > 1:
                values.sort(key=order)
    return found


def order(value: Value) -> tuple[str, str, str]:
    """The place of a value among others: links first, then by language and text."""
    if "@id" in value:
        return ("", "", value["@id"])
    return (value.get("@language", "~"), value["@value"], value.get("@type", ""))


def classes(thing: Thing) -> list[str]:
    """The classes of a thing."""
    return [value["@id"] for value in thing.get(_TYPE, []) if "@id" in value]


def shape(value: Value) -> str:
    """The sort of a value: "@id", "@language", its datatype, or "" for plain text."""
    if "@id" in value:
        return "@id"
    return "@language" if "@language" in value else value.get("@type", "")
