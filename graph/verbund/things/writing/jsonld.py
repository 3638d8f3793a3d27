"""A thing in JSON-LD: what leads to it stands inside it, under the terms of the context."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from verbund.model import Iri, Literal, Statement, Term
from verbund.reading import Context
from verbund.things.model import Thing
from verbund.vocab import PREFIXES, RDF, XSD

_LINK, _TEXT, _MIXED = "@id", "@language", ""


@dataclass(frozen=True, slots=True)
class _Key:
    """The key of a property, and the sort of all its values here."""

    name: str
    means: str
    sort: str

    @property
    def definition(self) -> dict[str, str]:
        """What the context says of it."""
        found = {"@id": _curie(self.means)}
        if self.sort == _TEXT:
            found["@container"] = "@language"
        elif self.sort != _MIXED:
            found["@type"] = _curie(self.sort)
        return found


def jsonld(thing: Thing, context: Context) -> str:
    """The statements of a thing as one object, with a context inside that needs nothing else."""
    keys = _keys(thing.statements, context)
    head = {"@version": 1.1, **PREFIXES, "id": "@id", "type": "@type"}
    terms = {key.name: key.definition for key in sorted(keys.values(), key=lambda key: key.name)}
    body = _Writer(_by_subject(thing.statements), keys).top(thing)
    whole = {"@context": {**head, **terms}, **body}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts each thing inside the first one that names it."""

    said: Mapping[Iri, Mapping[str, list[Term]]]
    keys: Mapping[str, _Key]
    seen: set[Iri] = field(default_factory=set)

    def top(self, thing: Thing) -> dict[str, Any]:
        """The thing, and in it what leads to it."""
        found = self._object(thing.iri)
        reverse = defaultdict[str, list[dict[str, Any]]](list)
        for one in thing.statements:
            if one.object == thing.iri and isinstance(one.subject, Iri):
                reverse[_curie(one.predicate.value)].append(self._nested(one.subject))
        return {**found, **({"@reverse": dict(sorted(reverse.items()))} if reverse else {})}

    def _nested(self, iri: Iri) -> dict[str, Any]:
        is_new = iri in self.said and iri not in self.seen
        return self._object(iri) if is_new else {"id": iri.value}

    def _object(self, iri: Iri) -> dict[str, Any]:
        self.seen.add(iri)
        about = self.said.get(iri, {})
        types = sorted(_curie(str(one)) for one in about.get(RDF.type, ()))
        head = {"id": iri.value, **({"type": types} if types else {})}
        pairs = {
            self.keys[means].name: self._values(values, self.keys[means].sort)
            for means, values in about.items()
            if means != RDF.type
        }
        return {**head, **dict(sorted(pairs.items()))}

    def _values(self, values: Iterable[Term], sort: str) -> Any:
        if sort == _TEXT:
            return _by_language(values)
        found = [self._value(value, sort) for value in values]
        return found[0] if len(found) == 1 else found

    def _value(self, value: Term, sort: str) -> Any:
        if isinstance(value, Iri):
            nested = self._nested(value)
            return value.value if sort == _LINK and len(nested) == 1 else nested
        if not isinstance(value, Literal) or value.datatype == sort:
            return str(value)
        tag = {"@language": value.language} if value.language else {"@type": value.datatype}
        return {"@value": value.value, **tag}


def _keys(statements: Iterable[Statement], context: Context) -> dict[str, _Key]:
    sorts = defaultdict[str, set[str]](set)
    for one in statements:
        sorts[one.predicate.value].add(_sort(one.object))
    sorts.pop(RDF.type, None)
    names = {column.means: column.term for column in context.shared.values()}
    return {
        means: _Key(names.get(means, _curie(means)), means, _common(found))
        for means, found in sorts.items()
    }


def _sort(value: Term) -> str:
    if not isinstance(value, Literal):
        return _LINK
    return _TEXT if value.language else value.datatype


def _common(sorts: set[str]) -> str:
    """The sort that all values fit in."""
    if _TEXT in sorts and sorts <= {_TEXT, XSD.string}:
        return _TEXT
    return next(iter(sorts)) if len(sorts) == 1 else _MIXED


def _by_language(texts: Iterable[Term]) -> dict[str, str | list[str]]:
    found: dict[str, list[str]] = {}
    for text in texts:
        language = text.language if isinstance(text, Literal) else ""
        found.setdefault(language or "@none", []).append(str(text))
    return {key: words if len(words) > 1 else words[0] for key, words in sorted(found.items())}


def _curie(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        local = iri.removeprefix(start)
        if local and local != iri and "/" not in local:
            return f"{prefix}:{local}"
    return iri


def _by_subject(statements: Iterable[Statement]) -> dict[Iri, dict[str, list[Term]]]:
    said: dict[Iri, dict[str, list[Term]]] = {}
    for one in statements:
        if isinstance(one.subject, Iri):
            about = said.setdefault(one.subject, {})
            about.setdefault(one.predicate.value, []).append(one.object)
    return said
