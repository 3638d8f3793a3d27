"""``/sparql`` in a browser: a page to write queries on, with the words of the graph at hand."""

from __future__ import annotations

from dataclasses import dataclass

from verbund.errors import VerbundError
from verbund.queries.question import Question
from verbund.site.answers import Answers
from verbund.site.pages import Place
from verbund.web.edition import Edition

_FIRST = """SELECT ?project ?name WHERE {
  ?project a schema:ResearchProject ;
    rdfs:label ?name .
}
LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the catalogue, filled with values that it knows."""

    words: str
    sparql: str


def editor(edition: Edition, language: str) -> str:
    """The page for queries; it asks at the address that it stands at."""
    answers = Answers(edition.pages, edition.questions, edition.store, language)
    found = (_example(answers, one) for one in edition.questions)
    return edition.pages.render(
        "sparql.html",
        Place(language, "sparql"),
        "SPARQL",
        query=_FIRST,
        questions=[one for one in found if one],
    )


def _example(answers: Answers, question: Question) -> Example | None:
    given = answers.example(question)
    try:
        query = answers.asker.query(question, given or {})
    except VerbundError:
        return None
    return Example(query.sentence, query.sparql)
