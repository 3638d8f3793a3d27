"""What is searched: each thing of the public graph with its names, other names and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from verbund.model import Iri, Literal, Table, Term
from verbund.search.kinds import BY_CLASS, Kind
from verbund.vocab import DCTERMS, FRAPO, ORG, RDF, RDFS, SCHEMA, SKOS, V

_QUERY = (Path(__file__).parent / "texts.rq").read_text(encoding="utf-8")


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
    classes: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    texts: set[tuple[Field, str]] = field(default_factory=set)

    def take(self, means: str, value: Term) -> None:
        """Keep what a property says."""
        if means == RDF.type:
            self.classes.add(str(value))
            return
        text = value.local if isinstance(value, Iri) else str(value)
        if means == RDFS.label and isinstance(value, Literal):
            known = self.labels.get(value.language, text)
            self.labels[value.language] = min(known, text)
        self.texts.add((_FIELDS[means], text))


def gathered(engine: Engine) -> Iterator[Entry]:
    """Everything that can be found, in the order of the IRIs."""
    found: dict[Iri, _Found] = {}
    for thing, means, value in engine.select(_QUERY):
        if isinstance(thing, Iri) and value is not None:
            found.setdefault(thing, _Found()).take(str(means), value)
    for thing, about in sorted(found.items()):
        kind = next((kind for one, kind in BY_CLASS.items() if one in about.classes), None)
        if kind and about.labels and about.classes.isdisjoint(_BETWEEN):
            yield _entry(thing, kind, about)


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
