"""Each shipped question, on the real content, gives the rows that are on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from verbund.formats import TableFormat
from verbund.model import Iri, Literal, Table
from verbund.queries.binding import parameters
from verbund.queries.handbook import page
from verbund.queries.query import Query
from verbund.queries.questions import Questions
from verbund.queries.results import write_table
from verbund.sparql.tokens import Kind, tokens
from verbund.store import Store

Example = Callable[..., Query]
Check = Callable[[str, str], None]
#: in these, a cell may be empty: what it says is not known of every row
TAGS = {
    "cluster",
    "event",
    "money",
    "network",
    "organisation",
    "person",
    "place",
    "project",
    "publication",
    "quality",
    "source",
    "time",
    "topic",
}


def _rows(query: Query, store: Store) -> Table:
    found = query.asked(store)
    assert isinstance(found, Table)
    return found


def test_a_question_gives_the_rows_on_record(
    question: str, example: Example, store: Store, on_record: Check
) -> None:
    table = _rows(example(question), store)
    assert table.rows, "an example with no rows shows nothing: choose another one"
    on_record(f"tests/queries/golden/{question}.csv", "".join(write_table(table, TableFormat.CSV)))


def test_a_question_has_the_same_things_in_english(
    question: str, example: Example, store: Store
) -> None:
    german, english = (_rows(example(question, lang), store) for lang in ("de", "en"))
    if question == "project-profile":  # it has texts only
        return
    places = [n for n, name in enumerate(german.columns) if not name.endswith("Label")]
    things = [
        sorted(str([row[n] for n in places if isinstance(row[n], Iri)]) for row in table)
        for table in (german, english)
    ]
    assert things[0] == things[1]


def test_every_thing_has_its_label(question: str, example: Example, store: Store) -> None:
    for lang in ("de", "en"):
        table = _rows(example(question, lang), store)
        pairs = [
            (table.columns.index(name.removesuffix("Label")), n)
            for n, name in enumerate(table.columns)
            if name.endswith("Label")
        ]
        nameless = [row for row in table for thing, label in pairs if row[thing] and not row[label]]
        assert nameless == []


def test_rows_are_not_repeated(question: str, example: Example, store: Store) -> None:
    table = _rows(example(question), store)
    assert len(set(table.rows)) == len(table.rows)


def test_rows_come_in_the_same_order_each_time(
    question: str, example: Example, store: Store
) -> None:
    query = example(question)
    assert _rows(query, store) == _rows(query, store)
    assert "ORDER BY" in query.sparql


def test_labels_carry_no_language(question: str, example: Example, store: Store) -> None:
    """Terms with a language are ordered differently by each engine."""
    table = _rows(example(question), store)
    places = [n for n, name in enumerate(table.columns) if name.endswith("Label")]
    tagged = {row[n] for row in table for n in places if isinstance(row[n], Literal)}
    assert {term for term in tagged if isinstance(term, Literal) and term.language} == set()


def test_a_question_keeps_to_the_standard(question: str, example: Example) -> None:
    """What engines add to SPARQL 1.1, and what they do in their own way, is left out."""
    words = {token.word for token in tokens(example(question).sparql) if token.kind is Kind.WORD}
    assert words.isdisjoint({"LATERAL", "GROUP_CONCAT", "SAMPLE", "NOW", "RAND", "UUID", "BNODE"})


def test_a_question_says_what_it_is(question: str, questions: Questions) -> None:
    header = questions.named(question).header
    assert set(header.tags) <= TAGS
    for sentence in header.question.values():
        assert sentence.endswith("?")
    for text in (*header.description.values(),):
        assert text.endswith(".")


def test_a_question_has_an_example_where_it_has_gaps(
    question: str, questions: Questions, examples: Mapping[str, Mapping[str, str]]
) -> None:
    found = questions.named(question)
    needed = {gap.name for gap in found.header.parameters.values() if gap.default is None}
    assert needed <= set(examples.get(question, {}))
    assert set(examples.get(question, {})) <= parameters(found.sparql)


def test_there_are_more_than_forty(questions: Questions) -> None:
    assert len(questions) >= 40


@pytest.mark.parametrize("name", ["partners", "running-projects"])
def test_an_empty_answer_is_no_error(name: str, questions: Questions, store: Store) -> None:
    nothing = [Iri("https://example.org/nothing")]
    values = dict.fromkeys(questions.named(name).header.parameters, nothing)
    values["lang"] = [Literal("de")]  # type: ignore[list-item]
    assert len(store.select(questions.named(name).bound(values))) == 0


def test_the_page_of_questions_is_their_headers(questions: Questions, on_record: Check) -> None:
    on_record("docs/questions.md", page(questions))
