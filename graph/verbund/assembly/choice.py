"""Which of several values the public graph shows where sources disagree.

The rule, applied in this order: the source with the better standing (1 is best), the finer date,
the larger number of sources, the greater value (for dates the later one, since terms get extended).
All values stay in the graphs of their sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement, Term
from verbund.store import Store
from verbund.vocab import PROV, RDF, XSD, V

_WORST = 9
_FINENESS = {"": 0, "day": 0, "month": 1, "year": 2}
_VALUES = """
SELECT ?graph ?value ?standing ?precision ?printed WHERE {{
  GRAPH ?graph {{ {subject} {property} ?value }}
  ?graph a <{entity}> .
  OPTIONAL {{ ?graph <{standing}> ?standing }}
  OPTIONAL {{ GRAPH ?graph {{ {subject} {precision} ?precision }} }}
  OPTIONAL {{ GRAPH ?graph {{ {subject} {printed} ?printed }} }}
}}
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value, who says so at best, how finely, and how many say so."""

    value: Term
    standing: int
    precision: str
    printed: str
    sources: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """The place in the order of choice, the value itself aside; the smallest wins."""
        return (self.standing, _FINENESS.get(self.precision, 2), -self.sources)


def choosing(contested: Collection[str]) -> frozenset[str]:
    """The properties that the rule of choice reads and writes for pairs of a thing and a property.

    >>> len(choosing([])), len(choosing(["https://example.org/a https://schema.org/endDate"]))
    (0, 5)
    """
    names = [Iri(pair.partition(" ")[2]) for pair in contested]
    beside = (_companion(name, suffix) for name in names for suffix in ("Precision", "AsPrinted"))
    always = (RDF.type, str(V.standing)) if contested else ()
    return frozenset({*always, *(name.value for name in names), *beside})


def settle(store: Store, contested: Collection[str], said: Iterable[Path] = ()) -> None:
    """Put the chosen value of each contested property into the public graph.

    ``contested`` are pairs of IRIs, a thing and its property, with a space between them. ``said``
    are files of N-Quads, what sources say: of the contested things, it is added to the store.
    """
    if contested:
        starts = {f"<{pair.partition(' ')[0]}>".encode() for pair in contested}
        store.load(b"".join(_lines(said, starts)), RdfFormat.NQUADS)
    for pair in sorted(contested):
        subject, _, name = pair.partition(" ")
        about, means = Iri(subject), Iri(name)
        chosen = [choose(group) for group in _by_language(_candidates(store, about, means))]
        store.remove(_shown(store, about, means, {_language(one.value) for one in chosen}))
        for one in chosen:
            store.add(_statements(about, means, one))


def _lines(paths: Iterable[Path], starts: Collection[bytes]) -> Iterator[bytes]:
    """The lines about some things."""
    for path in paths:
        with path.open("rb") as stream:
            yield from (line for line in stream if line.partition(b" ")[0] in starts)


def choose(candidates: Iterable[Candidate]) -> Candidate:
    """The candidate that the rule prefers.

    >>> old = Candidate(Literal("2022"), 2, "", "", 1)
    >>> new = Candidate(Literal("2023"), 2, "", "", 1)
    >>> choose([new, old]).value.value
    '2023'
    """
    alike = sorted(candidates, key=lambda one: (one.precision, one.printed))
    greatest_first = sorted(alike, key=lambda one: _size(one.value), reverse=True)
    return min(greatest_first, key=lambda one: one.rank)


def _size(value: Term) -> tuple[Decimal, str]:
    """How great a value is: a number by its amount, anything else (a date) by its letters."""
    if isinstance(value, Literal) and value.datatype in (XSD.decimal, XSD.integer):
        try:
            return Decimal(value.value), value.value
        except InvalidOperation:
            return Decimal(0), value.value
    return Decimal(0), str(value)


def _candidates(store: Store, about: Iri, means: Iri) -> Iterator[Candidate]:
    query = _VALUES.format(
        subject=f"<{about}>",
        property=f"<{means}>",
        entity=PROV.Entity,
        standing=V.standing,
        precision=f"<{_companion(means, 'Precision')}>",
        printed=f"<{_companion(means, 'AsPrinted')}>",
    )
    said, sources = defaultdict[Term, list[Candidate]](list), defaultdict[Term, set[str]](set)
    for graph, value, standing, precision, printed in store.select(query):
        if value is not None:
            texts = str(precision or ""), str(printed or "")
            said[value].append(Candidate(value, _standing(standing), *texts, sources=1))
            sources[value].add(str(graph))
    for value, sayings in said.items():
        best = min(sayings, key=lambda one: (one.rank, one.precision, one.printed))
        yield replace(best, sources=len(sources[value]))


def _standing(term: Term | None) -> int:
    text = str(term or "")
    return int(text) if text.isdecimal() else _WORST


def _by_language(candidates: Iterator[Candidate]) -> list[list[Candidate]]:
    groups = defaultdict[str, list[Candidate]](list)
    for one in candidates:
        groups[_language(one.value)].append(one)
    return [groups[language] for language in sorted(groups)]


def _language(term: Term) -> str:
    return term.language if isinstance(term, Literal) else ""


def _shown(store: Store, about: Iri, means: Iri, languages: set[str]) -> list[Statement]:
    """What the public graph shows so far in these languages, with its companions."""
    companions = {_companion(means, "Precision"), _companion(means, "AsPrinted")}
    return [
        one
        for one in store.about(about)
        if one.predicate.value in companions
        or (one.predicate == means and _language(one.object) in languages)
    ]


def _statements(about: Iri, means: Iri, one: Candidate) -> Iterator[Statement]:
    yield Statement(about, means, one.value)
    if one.precision:
        yield Statement(about, Iri(_companion(means, "Precision")), Literal(one.precision))
    if one.printed:
        yield Statement(about, Iri(_companion(means, "AsPrinted")), Literal(one.printed))


def _companion(means: Iri, suffix: str) -> str:
    return f"{V}{means.local}{suffix}"
