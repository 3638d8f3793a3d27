"""Who says so: for each value of a thing, the sources, their words, and the row in the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbund.model import Iri, Literal, Term
from verbund.provenance.places import Engine, Locator, Place
from verbund.vocab import PROV, RDF, SCHEMA, V

_SHOWN = "SELECT ?property ?value WHERE {{ <{thing}> ?property ?value }}"
_SAID = f"""
SELECT ?property ?value ?graph ?name ?url ?date WHERE {{{{
  GRAPH ?graph {{{{ <{{thing}}> ?property ?value }}}}
  ?graph a <{PROV.Entity}> .
  OPTIONAL {{{{ ?graph <{SCHEMA.name}> ?name }}}}
  OPTIONAL {{{{ ?graph <{SCHEMA.url}> ?url }}}}
  OPTIONAL {{{{ ?graph <{V.dateRead}> ?date }}}}
  FILTER(?property != <{RDF.type}>)
}}}} ORDER BY ?property ?value ?graph ?name
"""
_QUOTES = f"""
SELECT ?property ?value ?source ?quote WHERE {{{{
  {{{{ ?node <{RDF.subject}> <{{thing}}> ; <{RDF.predicate}> ?property ; <{RDF.object}> ?value ;
          <{V.quote}> ?quote ; <{PROV.hadPrimarySource}> ?source }}}}
  UNION
  {{{{ <{{thing}}> <{V.quote}> ?quote ; <{PROV.hadPrimarySource}> ?source }}}}
}}}}
"""


@dataclass(frozen=True, order=True, slots=True)
class Source:
    """A source document: its IRI, title, address, the day it was read, and the words it uses.

    ``english`` is its title in English, where the catalogue has one.
    """

    iri: str
    name: str
    url: str
    read: str
    quote: str = ""
    english: str = ""

    def named(self, language: str) -> str:
        """The title in a language, else the one that there is."""
        return (self.english if language == "en" else "") or self.name


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a property, who says it, where it is written, and whether it is shown."""

    means: Iri
    value: Term
    is_shown: bool
    sources: tuple[Source, ...]
    place: Place


def why(store: Engine, locator: Locator, thing: Iri, means: Iri | None = None) -> list[Said]:
    """What sources say of a thing, or of one of its properties; values not shown come last."""
    shown = set(store.select(_SHOWN.format(thing=thing)))
    found = [
        Said(
            means=predicate,
            value=value,
            is_shown=(predicate, value) in shown,
            sources=tuple(sorted(sources)),
            place=locator.find(thing.value, predicate.value, str(value)),
        )
        for (predicate, value), sources in _sayings(store, thing).items()
        if means is None or predicate == means
    ]
    return sorted(found, key=lambda one: (one.means, not one.is_shown, str(one.value)))


def _sayings(store: Engine, thing: Iri) -> dict[tuple[Iri, Term], set[Source]]:
    quotes = dict(_quotes(store, thing))
    said = defaultdict[tuple[Iri, Term], dict[str, Source]](dict)
    rows = store.select(_SAID.format(thing=thing)).rows
    titles = _titles((graph, name) for _, _, graph, name, _, _ in rows)
    for predicate, value, graph, _, url, read in rows:
        if not isinstance(predicate, Iri) or value is None:
            continue
        quote = quotes.get((str(graph), str(predicate), str(value))) or quotes.get(
            (str(graph), "", ""), ""
        )
        name, english = titles[str(graph)]
        source = Source(str(graph), name, str(url or ""), str(read or ""), quote, english)
        said[predicate, value].setdefault(source.iri, source)
    return {statement: set(sources.values()) for statement, sources in said.items()}


def _titles(named: Iterable[tuple[Term | None, Term | None]]) -> dict[str, tuple[str, str]]:
    """What each document is called, and what in English where that is another name."""
    found = defaultdict[str, dict[str, str]](dict)
    for graph, name in named:
        language = name.language if isinstance(name, Literal) else ""
        found[str(graph)].setdefault(language, str(name or ""))
    first = {
        graph: next(filter(None, (its.get("de"), its.get(""), *its.values())), "")
        for graph, its in found.items()
    }
    return {graph: (name, found[graph].get("en", "")) for graph, name in first.items()}


def _quotes(store: Engine, thing: Iri) -> Iterator[tuple[tuple[str, str, str], str]]:
    for means, value, source, quote in store.select(_QUOTES.format(thing=thing)).texts():
        yield (source, means, value), quote
