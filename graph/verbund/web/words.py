"""The words of a graph with their labels: what is suggested to those who write queries."""

from __future__ import annotations

import json
from collections.abc import Iterator

from verbund.model import Iri
from verbund.store import Store
from verbund.vocab import PREFIXES

_WORDS = """
SELECT DISTINCT ?word ?label WHERE {
  { SELECT DISTINCT ?word { ?s ?word ?o } } UNION { SELECT DISTINCT ?word { ?s a ?word } }
  OPTIONAL { GRAPH ?g { ?word <http://www.w3.org/2000/01/rdf-schema#label> ?label }
    FILTER (LANG(?label) = "en") }
}
"""


def terms(store: Store) -> bytes:
    """The classes and properties of the graph with their labels, as JSON."""
    labels = {}
    for word, label in store.select(_WORDS).rows:
        if isinstance(word, Iri):
            for short in _short(word.value):
                labels[short] = str(label or "")
    return json.dumps(sorted(labels.items()), ensure_ascii=False).encode()


def _short(iri: str) -> Iterator[str]:
    for name, start in PREFIXES.items():
        rest = iri.removeprefix(start)
        if rest != iri and rest.isidentifier():
            yield f"{name}:{rest}"
