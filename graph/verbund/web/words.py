"""What is suggested to those who write queries: the words of the graph, and questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from verbund.errors import VerbundError
from verbund.model import Iri
from verbund.queries.question import Question
from verbund.queries.tags import grouped
from verbund.site.answers import Answers
from verbund.store import Store
from verbund.things.headings import Headings
from verbund.vocab import PREFIXES

_PROPERTIES = "SELECT DISTINCT ?word { ?s ?word ?o }"
_CLASSES = "SELECT DISTINCT ?word { ?s a ?word }"


def terms(store: Store, headings: Headings, language: str) -> bytes:
    """The properties and classes of the graph with what they are called, as JSON."""
    found = {
        **{one: headings.of(one.value)[language] for one in _words(store, _PROPERTIES)},
        **{one: headings.of_class(one.value)[language] for one in _words(store, _CLASSES)},
    }
    named = [[short, label] for one, label in found.items() for short in _short(one.value)]
    return json.dumps(sorted(named), ensure_ascii=False).encode()


def examples(answers: Answers) -> bytes:
    """The questions of the catalogue, filled with values that it knows, as JSON."""
    groups = grouped(answers.questions, answers.language)
    found = {tag: list(_filled(answers, some)) for tag, some in groups.items()}
    return json.dumps(found, ensure_ascii=False).encode()


def _filled(answers: Answers, questions: Iterable[Question]) -> Iterator[tuple[str, str]]:
    for question in questions:
        try:
            query = answers.asker.query(question, answers.examples.first(question))
        except VerbundError:
            continue
        yield query.sentence, query.sparql


def _words(store: Store, query: str) -> Iterator[Iri]:
    return (word for (word,) in store.select(query).rows if isinstance(word, Iri))


def _short(iri: str) -> Iterator[str]:
    for name, start in PREFIXES.items():
        rest = iri.removeprefix(start)
        if rest != iri and rest.isidentifier():
            yield f"{name}:{rest}"
