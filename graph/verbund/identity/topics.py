"""Topics of ours and subjects of a foreign scheme, compared by the words of their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbund.errors import UnreadableFile
from verbund.identity.likeness import Weights, compare
from verbund.identity.names import Name, read_name
from verbund.model import Iri, Literal, Term
from verbund.queries.engine import Engine
from verbund.store import Store
from verbund.vocab import SKOS, V

_LABELS = (SKOS.prefLabel, SKOS.altLabel)
_XL = "http://www.w3.org/2008/05/skos-xl#"
_NODES, _FORM = (f"{_XL}prefLabel", f"{_XL}altLabel"), f"{_XL}literalForm"
_TOPICS = f"""
SELECT ?thing ?label WHERE {{
  ?thing a <{V.Topic}> ; ?property ?label
  VALUES ?property {{ <{SKOS.prefLabel}> <{SKOS.altLabel}> }}
}} ORDER BY ?thing LANG(?label) ?label
"""
_LANGUAGES = ("", "de", "en")
_CLOSE, _LEAST = 0.8, 0.6
_EXACT, _BROAD = 0.95, 0.65


@dataclass(frozen=True, slots=True)
class Concept:
    """A topic or a subject, with its labels."""

    iri: str
    labels: tuple[str, ...]

    @property
    def names(self) -> tuple[Name, ...]:
        """Its labels, taken apart; "A / B" is two."""
        parts = (part for label in self.labels for part in label.split(" / "))
        return tuple(dict.fromkeys(map(read_name, parts)))


@dataclass(frozen=True, slots=True)
class Alignment:
    """A topic, a subject, and how they may be related."""

    topic: Concept
    subject: Concept
    relation: str
    score: float
    reason: str


def topics(engine: Engine) -> list[Concept]:
    """The topics of a graph, in the order of their IRIs."""
    labels = defaultdict[str, list[str]](list)
    for thing, label in engine.select(_TOPICS).texts():
        labels[thing].append(label)
    return [Concept(thing, tuple(labels[thing])) for thing in sorted(labels)]


def read_scheme(path: Path) -> list[Concept]:
    """The concepts of a SKOS file in any form of RDF, by their German and English labels.

    Raises:
        UnreadableFile: it is no RDF, or has no concepts with labels.
        UnknownFormat: the suffix of the file tells no form of RDF.
    """
    store, labels = Store.in_memory(), defaultdict[str, set[tuple[str, str]]](set)
    store.load_file(path)
    for means in _LABELS:
        for thing, label in store.pairs(means):
            if isinstance(label, Literal) and label.language in _LANGUAGES:
                labels[thing].add((label.language, label.value))
    for means in _NODES:
        for thing, node in store.pairs(means):
            for form in _forms(store, node):
                labels[thing].add((form.language, form.value))
    if not labels:
        hint = "a file of SKOS concepts with skos:prefLabel, such as dfg.rdf or euroscivoc.ttl"
        raise UnreadableFile(path, "there are no labels of concepts in it", hint=hint)
    return [
        Concept(thing, tuple(label for _, label in sorted(labels[thing])))
        for thing in sorted(labels)
    ]


def _forms(store: Store, node: Term) -> Iterator[Literal]:
    """The texts of a label that is a thing of its own (SKOS-XL)."""
    if isinstance(node, Iri):
        for one in store.about(node):
            text = one.object if one.predicate.value == _FORM else None
            if isinstance(text, Literal) and text.language in _LANGUAGES:
                yield text


def align(ours: Sequence[Concept], theirs: Sequence[Concept]) -> Iterator[Alignment]:
    """The subjects that fit each topic best, at most three."""
    weights = Weights.of(name for one in (*ours, *theirs) for name in one.names)
    for topic in ours:
        found = [one for other in theirs if (one := _related(topic, other, weights))]
        yield from sorted(found, key=lambda one: (-one.score, one.subject.iri))[:3]


def _related(topic: Concept, subject: Concept, weights: Weights) -> Alignment | None:
    best: Alignment | None = None
    for one in topic.names:
        for other in subject.names:
            found = _relation(one, other, weights)
            if found and (best is None or found[1] > best.score):
                best = Alignment(topic, subject, *found)
    return best


def _relation(one: Name, other: Name, weights: Weights) -> tuple[str, float, str] | None:
    words = f"{one.text!r}, {other.text!r}"
    if one.joined == other.joined:
        return SKOS.closeMatch, _EXACT, f"same words: {words}"
    alike = compare(one, other, weights).score
    if alike >= _CLOSE:
        return SKOS.closeMatch, round(alike - 0.1, 2), f"words alike: {words}"
    if set(other.words) < set(one.words):
        return SKOS.broadMatch, _BROAD, f"the topic has all words of the subject: {words}"
    if alike >= _LEAST:
        return SKOS.relatedMatch, round(alike - 0.1, 2), f"words in part alike: {words}"
    return None
