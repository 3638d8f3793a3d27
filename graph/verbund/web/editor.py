"""``/sparql`` in a browser: a page to write queries on, with the words of the graph at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from verbund.errors import VerbundError
from verbund.model import Iri
from verbund.queries.questions import Question
from verbund.site.answers import Answers
from verbund.site.pages import Place
from verbund.vocab import PREFIXES
from verbund.web.edition import Edition

_FIRST = """SELECT ?project ?name WHERE {
  ?project a schema:ResearchProject ;
    rdfs:label ?name .
}
LIMIT 20
"""
_WORDS = """
SELECT DISTINCT ?word ?label WHERE {
  { SELECT DISTINCT ?word { ?s ?word ?o } } UNION { SELECT DISTINCT ?word { ?s a ?word } }
  OPTIONAL { GRAPH ?g { ?word <http://www.w3.org/2000/01/rdf-schema#label> ?label }
    FILTER (LANG(?label) = "en") }
}
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the catalogue, filled with values that it knows."""

    words: str
    sparql: str


def editor(edition: Edition, language: str, query: str = "") -> str:
    """The page for queries; it asks at the address that it stands at."""
    answers = Answers(edition.pages, edition.questions, edition.store, language)
    found = (_example(answers, one) for one in edition.questions)
    return edition.pages.render(
        "sparql.html",
        Place(language, "sparql"),
        "SPARQL",
        query=query or _FIRST,
        questions=[one for one in found if one],
    )


def terms(edition: Edition) -> bytes:
    """The classes and properties of the graph with their labels, as JSON."""
    labels = {}
    for word, label in edition.store.select(_WORDS).rows:
        if isinstance(word, Iri):
            for short in _short(word.value):
                labels[short] = str(label or "")
    return json.dumps(sorted(labels.items()), ensure_ascii=False).encode()


def _example(answers: Answers, question: Question) -> Example | None:
    given = answers.example(question)
    try:
        query = answers.asker.query(question, given or {})
    except VerbundError:
        return None
    return Example(query.sentence, query.sparql)


def _short(iri: str) -> Iterator[str]:
    for name, start in PREFIXES.items():
        rest = iri.removeprefix(start)
        if rest != iri and rest.isidentifier():
            yield f"{name}:{rest}"
