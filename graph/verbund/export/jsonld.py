"""The public graph in JSON-LD: an object for each thing, and inside it what belongs to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from verbund.export.framing import Frame, frame
from verbund.export.material import Material, Output
from verbund.export.survey import survey
from verbund.export.terms import Term, Terms, curie, terms_for
from verbund.export.things import Thing, Things, Value, classes, shape
from verbund.formats import RdfFormat
from verbund.vocab import RDF, XSD

_TYPE, _BOOLEAN, _INTEGER = RDF.type, XSD.boolean, XSD.integer
_SHORT = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")


def jsonld(material: Material) -> Output:
    """catalogue.jsonld: the public graph with its context inside."""
    return Output(
        path=f"catalogue{RdfFormat.JSONLD.suffix}",
        media_type=RdfFormat.JSONLD.media_type,
        chunks=written(material),
        count=material.size,
    )


def written(material: Material) -> Iterator[bytes]:
    """The document, thing by thing."""
    things = material.things
    known = survey(material, things)
    terms = terms_for(material, known.shapes)
    writer = _Writer(things, terms, frame(material, things.iris, known, terms))
    yield f'{{\n "@context": {_json(terms.definitions, 1)},\n "@graph": ['.encode()
    comma = ""
    for iri, thing in things.each(writer.frame.top):
        yield f"{comma}\n  {_json(writer.object(iri, thing), 2)}".encode()
        comma = ","
    yield b"\n ]\n}\n"


def _json(value: Any, depth: int) -> str:
    """A value as JSON, indented as it is at a depth of the document."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("\n", "\n" + " " * depth)


@dataclass(frozen=True, slots=True)
class _Writer:
    things: Things
    terms: Terms
    frame: Frame
    keys: dict[str, dict[str, Term]] = field(default_factory=dict)

    def object(self, iri: str, thing: Thing, *, without: str = "") -> dict[str, Any]:
        """A thing as an object, ``without`` one property that the place of the object says."""
        main = self.frame.mains.get(iri, "")
        types = self.terms.types(classes(thing), main)
        keys = self._keys(main)
        pairs: dict[str, Any] = {}
        for name, values in thing.items():
            if name not in (_TYPE, without):
                pairs |= self._pairs(name, keys.get(name), values)
        for table, (link, members) in self.frame.members.get(iri, {}).items():
            inside = self.things.each(members)
            pairs[table] = [self.object(other, says, without=link) for other, says in inside]
        head = {"id": self.short(iri), "type": types[0] if len(types) == 1 else types}
        return {**(head if types else {"id": self.short(iri)}), **dict(sorted(pairs.items()))}

    def short(self, iri: str) -> str:
        """An IRI as an id, from the base on where that is safe."""
        local = iri.removeprefix(self.terms.base)
        return local if local != iri and _SHORT.fullmatch(local) else iri

    def _keys(self, main: str) -> dict[str, Term]:
        """The term for each property inside a thing of a class."""
        if main not in self.keys:
            known = self.terms.at(main).values()
            self.keys[main] = {term.means: term for term in known if not term.reverse}
        return self.keys[main]

    def _pairs(self, name: str, term: Term | None, values: list[Value]) -> dict[str, Any]:
        """The values of a property under its term; what does not fit there under its IRI."""
        if not term:
            return {name: [self._full(value) for value in values]}
        if not term.tagged:
            written = [self._value(value, term) for value in values]
            return {term.name: written if term.many or len(written) > 1 else written[0]}
        texts = [value for value in values if shape(value) in ("", "@language")]
        others = [self._full(value) for value in values if shape(value) not in ("", "@language")]
        pairs: dict[str, Any] = {term.name: _by_language(texts)} if texts else {}
        return {**pairs, name: others} if others else pairs

    def _value(self, value: Value, term: Term) -> Any:
        """A value under a term, as short as the term allows."""
        if shape(value) != term.datatype:
            return self._full(value)
        if "@id" not in value:
            return _native(value["@value"], term.datatype)
        iri = value["@id"]
        return self._contained(iri) or self.short(iri)

    def _contained(self, iri: str) -> dict[str, Any]:
        """The thing that stands here and nowhere else; empty for others."""
        if iri not in self.frame.contained:
            return {}
        return self.object(iri, self.things.about(iri))

    def _full(self, value: Value) -> dict[str, Any]:
        """A value that says all about itself."""
        if iri := value.get("@id"):
            return self._contained(iri) or {"id": self.short(iri)}
        return {key: curie(text) if key == "@type" else text for key, text in value.items()}


def _by_language(texts: Iterable[Value]) -> dict[str, str | list[str]]:
    """A language map; text without a language stands under "@none"."""
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(text.get("@language", "@none"), []).append(text["@value"])
    return {key: words if len(words) > 1 else words[0] for key, words in sorted(found.items())}


def _native(text: str, datatype: str) -> str | int | bool:
    """A boolean or an integer as JSON has it, where that keeps its form; else the text."""
    if datatype == _BOOLEAN and text in ("true", "false"):
        return text == "true"
    return int(text) if datatype == _INTEGER and _WHOLE.fullmatch(text) else text
