"""What is searched: each thing of the public graph with its names, other names and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

from verbund.model import Iri, Literal, Table, Term
from verbund.search.kinds import BY_CLASS, Kind
from verbund.vocab import DCTERMS, FRAPO, ORG, RDF, RDFS, SCHEMA, SKOS, V

_APART = "FILTER NOT EXISTS {{ ?thing a ?between VALUES ?between {{ {} }} }}"
_CLASSES = f"SELECT ?thing ?class {{{{ VALUES ?class {{{{ {{}} }}}} ?thing a ?class {_APART} }}}}"
_VALUES = f"SELECT ?thing ?value {{{{ ?thing <{{}}> ?value {_APART} }}}}"


class Field(IntEnum):
    """Where a text stands: what it is worth is said by the order."""

    SHORT = 0
    NAME = 1
    CODE = 2
    OTHER = 3
    INITIALS = 4
    WORDS = 5


_FIELDS: Mapping[str, Field] = {
    V.acronym: Field.SHORT,
    V.shortLabel: Field.SHORT,
    RDFS.label: Field.NAME,
    SCHEMA.name: Field.NAME,
    SKOS.prefLabel: Field.NAME,
    FRAPO.hasGrantNumber: Field.CODE,
    SCHEMA.identifier: Field.CODE,
    SCHEMA.sameAs: Field.CODE,
    SKOS.notation: Field.CODE,
    V.ags: Field.CODE,
    SCHEMA.alternateName: Field.OTHER,
    SKOS.altLabel: Field.OTHER,
    SCHEMA.slogan: Field.WORDS,
    SCHEMA.description: Field.WORDS,
    SKOS.definition: Field.WORDS,
    DCTERMS.bibliographicCitation: Field.WORDS,
}
#: The properties that an index is made of.
READ = frozenset({RDF.type, *_FIELDS})
#: Things between others, such as a participation: who looks for them looks for their ends.
_BETWEEN = frozenset({ORG.Membership, SCHEMA.PerformanceRole, SCHEMA.Role})


class Engine(Protocol):
    """The graph, here or elsewhere."""

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that can be found, and its texts by where they stand."""

    thing: Iri
    kind: Kind
    de: str
    en: str
    texts: tuple[tuple[Field, str], ...]


@dataclass(slots=True)
class _Found:
    kind: Kind
    labels: dict[str, str] = field(default_factory=dict)
    texts: set[tuple[Field, str]] = field(default_factory=set)

    def take(self, means: str, value: Term) -> None:
        """Keep what a property says."""
        text = value.local if isinstance(value, Iri) else str(value)
        if means == RDFS.label and isinstance(value, Literal):
            known = self.labels.get(value.language, text)
            self.labels[value.language] = min(known, text)
        self.texts.add((_FIELDS[means], text))


def gathered(engine: Engine) -> Iterator[Entry]:
    """Everything that can be found, in the order of the IRIs; by property, to spare memory."""
    found = {thing: _Found(kind) for thing, kind in _kinds(engine)}
    for means in _FIELDS:
        for thing, value in engine.select(_VALUES.format(means, _listed(_BETWEEN))):
            about = found.get(thing) if isinstance(thing, Iri) else None
            if about and value is not None:
                about.take(means, value)
    for thing, about in sorted(found.items(), key=lambda pair: pair[0]):
        if about.labels:
            yield _entry(thing, about.kind, about)


def _kinds(engine: Engine) -> Iterator[tuple[Iri, Kind]]:
    """The things that can be found, each with its kind."""
    classes: dict[Iri, set[str]] = {}
    for thing, one in engine.select(_CLASSES.format(_listed(BY_CLASS), _listed(_BETWEEN))):
        if isinstance(thing, Iri):
            classes.setdefault(thing, set()).add(str(one))
    for thing, its in classes.items():
        kind = next((kind for one, kind in BY_CLASS.items() if one in its), None)
        if kind:
            yield thing, kind


def _listed(classes: Iterable[str]) -> str:
    return " ".join(f"<{one}>" for one in sorted(classes))


def _entry(thing: Iri, kind: Kind, about: _Found) -> Entry:
    spare = about.labels.get("") or min(about.labels.values())
    de = about.labels.get("de") or about.labels.get("") or about.labels.get("en") or spare
    en = about.labels.get("en") or about.labels.get("") or about.labels.get("de") or spare
    return Entry(thing, kind, de, en, _once(about.texts))


def _once(texts: set[tuple[Field, str]]) -> tuple[tuple[Field, str], ...]:
    """Each text where it counts most."""
    best: dict[str, Field] = {}
    for place, text in sorted(texts):
        best.setdefault(text, place)
    return tuple(sorted((place, text) for text, place in best.items()))
