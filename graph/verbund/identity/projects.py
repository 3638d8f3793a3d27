"""Projects that may be one: by grant number, acronym, title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from verbund.identity.names import folded
from verbund.queries.engine import Engine
from verbund.vocab import DCTERMS, FRAPO, PREFIXES, SCHEMA, V

_FACTS = f"""
{"".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())}
SELECT ?thing ?property ?value WHERE {{
  ?thing a schema:ResearchProject .
  {{ ?thing ?property ?value
    VALUES ?property {{ v:acronym schema:name schema:alternateName dcterms:isPartOf }} }}
  UNION
  {{ ?grant schema:fundedItem ?thing ; frapo:hasGrantNumber ?value
    BIND(frapo:hasGrantNumber AS ?property) }}
}} ORDER BY ?thing ?property ?value
"""
_GRANT, _ACRONYM, _TITLE = 0.9, 0.75, 0.85
_ALIKE, _LONG = 0.9, 20


@dataclass(frozen=True, slots=True)
class Project:
    """What is known of a project, in small letters."""

    iri: str
    label: str
    acronyms: frozenset[str]
    titles: tuple[str, ...]
    numbers: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two projects that may be one, how sure, and why."""

    one: Project
    other: Project
    score: float
    reasons: tuple[str, ...]


def projects(engine: Engine) -> list[Project]:
    """The projects of a graph, in the order of their IRIs."""
    facts = defaultdict[str, dict[str, list[str]]](lambda: defaultdict(list))
    for thing, means, value in engine.select(_FACTS).texts():
        facts[thing][means].append(value)
    return [_project(thing, facts[thing]) for thing in sorted(facts)]


def _project(thing: str, said: Mapping[str, list[str]]) -> Project:
    names = [*said[SCHEMA.name], *said[SCHEMA.alternateName]]
    acronyms = {re.sub(r"[^a-z0-9]", "", folded(one)) for one in said[V.acronym]}
    numbers = {grant_number(one) for one in said[FRAPO.hasGrantNumber]}
    return Project(
        iri=thing,
        label=next(iter([*said[V.acronym], *names]), thing),
        acronyms=frozenset(acronyms - {""}),
        titles=tuple(dict.fromkeys(folded(one) for one in names)),
        numbers=frozenset(numbers - {""}),
        whole=frozenset(said[DCTERMS.isPartOf]),
    )


def grant_number(text: str) -> str:
    """The number of the joint project in a grant number (FKZ), without the letter of a part.

    >>> grant_number("033L224A"), grant_number("033 L 224")
    ('033l224', '033l224')
    """
    bare = re.sub(r"[^a-z0-9]", "", folded(text))
    match = re.fullmatch(r"(0\d{2}[a-z]\d{3})[a-z]*|([0-9a-z]*\d)[a-z]?", bare)
    return (match[1] or match[2]) if match else bare


def twins(found: Sequence[Project]) -> Iterator[Twins]:
    """The pairs that share a grant number, an acronym or a title; parts of a whole are no pair."""
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            pair = _judge(one, other)
            if pair and one.iri not in other.whole and other.iri not in one.whole:
                yield pair


def _judge(one: Project, other: Project) -> Twins | None:
    score, reasons = 0.0, list[str]()
    if numbers := sorted(one.numbers & other.numbers):
        score, reasons = _GRANT, [f"same grant number {numbers[0].upper()}"]
    if acronyms := sorted(one.acronyms & other.acronyms):
        score = max(score, _ACRONYM)
        reasons.append(f"same acronym {acronyms[0].upper()}")
    if any(_same_title(a, b) for a in one.titles for b in other.titles):
        score = max(score, _TITLE)
        reasons.append("same title, or nearly")
    if not reasons:
        return None
    score = min(score + 0.08 * (len(reasons) - 1), 0.99)
    return Twins(one, other, round(score, 2), tuple(reasons))


def _same_title(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG:
        return False
    return one == other or Indel.normalized_similarity(one, other) >= _ALIKE
