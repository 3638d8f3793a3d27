"""What the graph knows of organisations and people, as they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from verbund.countries import country_named
from verbund.identity.names import folded, read_name
from verbund.identity.organisations import Organisation
from verbund.identity.people import Person
from verbund.identity.ror import host
from verbund.model import Table
from verbund.queries.engine import Engine
from verbund.vocab import ORG, PREFIXES, SCHEMA, V

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_NAMES = "schema:name schema:alternateName skos:altLabel v:shortLabel v:acronym"
_ORGANISATIONS = f"""{_PREFIXES}
SELECT ?thing ?property ?value WHERE {{
  ?thing a schema:Organization ; ?property ?value
  VALUES ?property {{ {_NAMES} rdfs:label schema:url schema:sameAs schema:identifier org:unitOf }}
}} ORDER BY ?thing ?property ?value
"""
_TOWNS = f"""{_PREFIXES}
SELECT ?thing ?town ?name ?id WHERE {{
  ?thing a schema:Organization ; schema:location ?town .
  ?town v:kind <https://w3id.org/verbund/kind/city> ; schema:name ?name .
  OPTIONAL {{ ?town schema:sameAs ?id }}
}}
"""
_COUNTRIES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?name WHERE {{
  ?thing a schema:Organization ; schema:location/schema:containedInPlace* ?country .
  ?country v:kind <https://w3id.org/verbund/kind/country> ; schema:name ?name
}}
"""
_PEOPLE = f"""{_PREFIXES}
SELECT ?thing ?property ?value WHERE {{
  ?thing a schema:Person ; ?property ?value
  VALUES ?property {{ schema:name schema:alternateName schema:sameAs }}
}} ORDER BY ?thing ?property ?value
"""
_TIES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?tie ?name WHERE {{
  ?node ?is ?thing ; ?at ?tie . ?thing a schema:Person . ?tie rdfs:label ?name
  VALUES ?is {{ org:member schema:performer }}
  VALUES ?at {{ org:organization v:onBehalfOf v:event }}
}} ORDER BY ?thing ?tie ?name
"""
_GEONAMES = "https://sws.geonames.org/"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(slots=True)
class _Facts:
    """What is said of one thing, property by property."""

    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, *properties: str) -> tuple[str, ...]:
        """The values of some properties, each once."""
        return tuple(dict.fromkeys(text for name in properties for text in self.said[name]))


def organisations(engine: Engine) -> list[Organisation]:
    """The organisations of a graph, in the order of their IRIs."""
    towns = defaultdict[str, set[str]](set)
    for thing, _, name, iri in engine.select(_TOWNS).texts():
        towns[thing] |= {folded(name), *read_name(name).words}
        if iri.startswith(_GEONAMES):
            towns[thing].add(f"geonames:{iri.removeprefix(_GEONAMES).strip('/')}")
    countries = defaultdict[str, set[str]](set)
    for thing, name in engine.select(_COUNTRIES).texts():
        countries[thing] |= {code for code in [country_named(name)] if code}
    facts = _facts(engine.select(_ORGANISATIONS))
    above = {
        thing: [iri for one in found.of(ORG.unitOf) for iri in (one, *_ids(facts.get(one)))]
        for thing, found in facts.items()
    }
    return [
        replace(
            _organisation(iri, facts[iri], above[iri]),
            towns=frozenset(towns[iri]),
            countries=frozenset(countries[iri]),
        )
        for iri in sorted(facts)
    ]


def _ids(found: _Facts | None) -> tuple[str, ...]:
    return found.of(SCHEMA.sameAs) if found else ()


def _organisation(thing: str, facts: _Facts, above: Iterable[str]) -> Organisation:
    own = (
        SCHEMA.name,
        SCHEMA.alternateName,
        PREFIXES["skos"] + "altLabel",
        V.shortLabel,
        V.acronym,
    )
    names = facts.of(*own)
    ids = {f"grid:{one}" if one.startswith("grid.") else one for one in facts.of(SCHEMA.identifier)}
    return Organisation(
        iri=thing,
        label=next(iter(facts.of(SCHEMA.name, _LABEL)), thing),
        names=names,
        hosts=frozenset(filter(None, map(host, facts.of(SCHEMA.url)))),
        identifiers=frozenset({*ids, *facts.of(SCHEMA.sameAs)}),
        kin=frozenset(above),
    )


def people(engine: Engine) -> list[Person]:
    """The people of a graph, in the order of their IRIs."""
    ties = defaultdict[str, dict[str, str]](dict)
    for thing, tie, name in engine.select(_TIES).texts():
        ties[thing].setdefault(tie, name)
    facts = _facts(engine.select(_PEOPLE))
    return [
        Person(
            iri=thing,
            names=found.of(SCHEMA.name, SCHEMA.alternateName),
            ties=ties[thing],
            identifiers=frozenset(found.of(SCHEMA.sameAs)),
        )
        for thing, found in sorted(facts.items())
    ]


def _facts(table: Table) -> dict[str, _Facts]:
    found = defaultdict[str, _Facts](_Facts)
    for thing, means, value in table.texts():
        found[thing].said[means].append(value)
    return dict(found)
