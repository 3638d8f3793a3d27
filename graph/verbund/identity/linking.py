"""Candidates from a SPARQL endpoint: it is asked for names of organisations, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from verbund.identity import gathering
from verbund.identity.candidates import Proposal
from verbund.identity.likeness import Weights
from verbund.identity.names import folded, read_name, without_form
from verbund.identity.organisations import LEAST, Match, Organisation, judge
from verbund.queries.engine import Engine
from verbund.vocab import SCHEMA

_TOOL = "verbund link"
_NAMES = 60
#: How sure a pair can be that nothing but the name speaks for.
_BY_NAME = 0.9
_SHORT = 4
_QUERY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT DISTINCT ?name ?thing ?ror ?gnd ?town WHERE {{
  VALUES ?name {{ {names} }}
  {{ ?thing rdfs:label ?name }} UNION {{ ?thing skos:altLabel ?name }}
  OPTIONAL {{ ?thing wdt:P6782 ?ror }}
  OPTIONAL {{ ?thing wdt:P227 ?gnd }}
  OPTIONAL {{ ?thing wdt:P131 ?place . ?place rdfs:label ?town FILTER(LANG(?town) IN ("de", "")) }}
}} ORDER BY ?thing ?name ?ror ?gnd ?town
"""
_REGISTERS = {"ror": "https://ror.org/", "gnd": "https://d-nb.info/gnd/"}


@dataclass(slots=True)
class _Found:
    """What the endpoint knows of a thing that has one of the names."""

    names: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    ids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def organisation(self, iri: str) -> Organisation:
        """The same as an organisation to compare with."""
        towns = {word for town in self.towns for word in (folded(town), *read_name(town).words)}
        names = tuple(sorted(self.names))
        return Organisation(iri, names[0], names, frozenset(towns))


def link(ours: Engine, endpoint: Engine) -> Iterator[Proposal]:
    """What an endpoint in Wikidata's vocabulary has under the names of those without identifiers.

    Raises:
        EndpointUnavailable: it does not answer properly.
    """
    everybody = gathering.organisations(ours)
    weights = Weights.of(name for one in everybody for name in one.read)
    without = [one for one in everybody if not one.identifiers]
    found = _asked(without, endpoint)
    for one in without:
        near = {thing for name in _asking(one) for thing in found.by_name.get(name, ())}
        for thing in sorted(near):
            match = judge(one, found.things[thing].organisation(thing), weights)
            if match and match.score >= LEAST:
                yield from _proposals(_doubtful(match), found.things[thing])


@dataclass(slots=True)
class _Answers:
    things: dict[str, _Found] = field(default_factory=lambda: defaultdict(_Found))
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def _asked(without: Sequence[Organisation], endpoint: Engine) -> _Answers:
    names = sorted({name for one in without for name in _asking(one)})
    answers = _Answers()
    for start in range(0, len(names), _NAMES):
        terms = " ".join(term for name in names[start : start + _NAMES] for term in _terms(name))
        for name, thing, ror, gnd, town in endpoint.select(_QUERY.format(names=terms)).texts():
            one = answers.things[thing]
            one.names.add(name)
            one.towns |= {town} - {""}
            one.ids["ror"] |= {ror} - {""}
            one.ids["gnd"] |= {gnd} - {""}
            answers.by_name[name].add(thing)
    return answers


def _asking(one: Organisation) -> Iterator[str]:
    """The names that are sent: as they stand, and without the legal form; no acronyms."""
    for name in one.names:
        for text in dict.fromkeys((name, without_form(name))):
            if len(text) > _SHORT and not read_name(text).is_short:
                yield text


def _terms(name: str) -> Iterable[str]:
    escaped = re.sub(r'["\\]', lambda found: f"\\{found[0]}", " ".join(name.split()))
    return (f'"{escaped}"', f'"{escaped}"@de', f'"{escaped}"@en')


def _doubtful(match: Match) -> Match:
    """The same, less sure where only the name speaks for it."""
    if match.one.towns & match.other.towns:
        return match
    reasons = (*match.reasons, "town not known on both sides")
    return replace(match, score=min(match.score, _BY_NAME), reasons=reasons)


def _proposals(match: Match, found: _Found) -> Iterator[Proposal]:
    """A row for the thing itself and for each record of a register that it names."""
    ids = [f"{start}{own}" for name, start in _REGISTERS.items() for own in sorted(found.ids[name])]
    for iri in (match.other.iri, *ids):
        yield Proposal(
            *(match.one.iri, match.one.label, SCHEMA.sameAs, iri, match.other.label),
            *(match.score, match.reasons, _TOOL),
        )
