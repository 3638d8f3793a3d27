"""A question is a file; what its header promises its SPARQL keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.catalogue import PARTS, Catalogue
from verbund.errors import UnknownQuestion, UnreadableFile
from verbund.model import Iri
from verbund.queries.files import body, read_question, selected
from verbund.queries.questions import Questions
from verbund.sparql.guard import Form

HEADER = """\
#+ summary: Partners of a project
#+ question: {de: "Wer ist an {project} beteiligt?", en: "Who takes part in {project}?"}
#+ description: {de: Alle Partner., en: All partners.}
#+ tags: [project]
#+ parameters:
#+   project: {type: schema:ResearchProject, label: {de: Vorhaben, en: project}}
#+ columns:
#+   partner: {de: Partner, en: Partner}
"""
SPARQL = """\
PREFIX schema: <https://schema.org/>
SELECT ?partner ?partnerLabel
WHERE { $project schema:member ?partner }
"""

Writing = Callable[[str], Path]


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    """Write a question to a catalogue with no other."""
    for part in PARTS:
        (tmp_path / part).mkdir()

    def write(text: str) -> Path:
        path = tmp_path / "queries" / "partners.rq"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_question_is_read_from_its_file(writing: Writing) -> None:
    question = read_question(writing(HEADER + SPARQL))
    assert (question.name, question.form) == ("partners", Form.SELECT)
    assert question.columns == ("partner", "partnerLabel")


def test_its_gaps_are_filled_and_its_header_is_not_sent(writing: Writing) -> None:
    question = read_question(writing(HEADER + SPARQL))
    sent = question.bound({"project": [Iri("http://e/neila")]})
    assert sent == SPARQL.replace("$project", "<http://e/neila>")


def test_adding_a_file_is_all_it_takes(writing: Writing) -> None:
    catalogue = Catalogue.at(writing(HEADER + SPARQL).parent.parent)
    questions = Questions(catalogue)
    assert (questions.names, len(questions)) == (("partners",), 1)
    assert [question.name for question in questions] == ["partners"]


def test_an_unknown_question_gets_the_nearest_ones(writing: Writing) -> None:
    questions = Questions(Catalogue.at(writing(HEADER + SPARQL).parent.parent))
    with pytest.raises(UnknownQuestion) as problem:
        questions.named("partner")
    assert problem.value.hint == "did you mean 'partners'?"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("$project", "$event", r"\$event is no parameter of the header"),
        ("$project", "?project", "the parameter project of the header is nowhere"),
        ("SELECT ?partner ?partnerLabel", "SELECT ?who", "the column partner of the header is not"),
        ("?partnerLabel", "?role", "the column role has no heading"),
        ("WHERE {", "FROM <a:b> WHERE {", "FROM would read another graph"),
        ("WHERE {", "WHERE '", "is no SPARQL"),
        ("#+ tags", "#+ tag", "line 4: tag: is unknown"),
        ("en: project}}", "en: project}, many: true}", "takes many values"),
    ],
)
def test_what_does_not_fit_is_told_with_the_file(
    writing: Writing, old: str, new: str, message: str
) -> None:
    path = writing((HEADER + SPARQL).replace(old, new))
    with pytest.raises(UnreadableFile, match=message) as problem:
        read_question(path)
    assert str(path) in str(problem.value)


def test_a_list_of_values_may_be_many(writing: Writing) -> None:
    text = (HEADER + SPARQL).replace("en: project}}", "en: project}, many: true}")
    text = text.replace("{ $project", "{ VALUES ?whole { $project } ?whole")
    question = read_question(writing(text))
    assert "{ <a:b> <a:c> }" in question.bound({"project": [Iri("a:b"), Iri("a:c")]})


def test_a_file_that_is_no_text_is_told(writing: Writing) -> None:
    path = writing("")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile):
        read_question(path)


def test_the_header_is_cut_off() -> None:
    assert body(HEADER + SPARQL) == SPARQL


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT ?a $b { ?a ?c ?b }", ("a", "b")),
        ("SELECT * { ?a ?b ?c }", ()),
        ("SELECT ?a (COUNT(?b) AS ?n) WHERE {} GROUP BY ?a", ("a", "n")),
        ("SELECT (IF(BOUND(?b), ?c, ?d) AS ?e) {}", ("e",)),
        ("PREFIX ex: <a:b> SELECT DISTINCT ?x { { SELECT ?y {} } }", ("x",)),
    ],
)
def test_columns_are_those_of_the_outer_query(text: str, columns: tuple[str, ...]) -> None:
    assert selected(text) == columns
