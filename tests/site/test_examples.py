"""Questions of the real catalogue are shown with an answer, whatever they need."""

from __future__ import annotations

import pytest

from verbund.catalogue import Catalogue
from verbund.queries.questions import Questions
from verbund.site.answers import Answers
from verbund.site.examples import needed
from verbund.site.pages import Pages
from verbund.store import Store


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_question_has_an_answer_with_rows_but_the_one_about_a_person(
    whole: Catalogue, pages: Pages, store: Store, language: str
) -> None:
    answers = Answers(pages, Questions(whole), store, language)
    waiting = [one for one in answers.questions if needed(one)]
    found = {one.name: answers.examples.of(one) for one in waiting}
    assert len(waiting) > 20
    assert [name for name, given in found.items() if not given] == ["everything-of-person"]
    assert found["partners"] == {"project": ("CoAct",)}
    assert found["ending-within"] == {"from": ("2025-01-01",), "until": ("2025-12-31",)}
    for one in waiting:
        given = found[one.name]
        if given and one.name != "quotes":  # a single source of hundreds has some
            assert "<td" in answers.page(one, given, is_example=True), one.name


def test_an_example_is_the_same_in_both_languages(
    whole: Catalogue, pages: Pages, store: Store
) -> None:
    german, english = (Answers(pages, Questions(whole), store, one) for one in ("de", "en"))
    question = german.questions.named("organisations-in-state")
    assert german.examples.of(question) == {"state": ("Baden-Württemberg",)}
    assert english.examples.of(question) == {"state": ("Baden-Württemberg",)}
    topics = german.questions.named("people-on-topic")
    assert german.examples.of(topics) != english.examples.of(topics)
