"""`verbund questions NAME` says of one question all that it takes to ask it."""

from __future__ import annotations

import shlex

import pytest
from tests.queries.conftest import NAMES, Asking

CARD = """\
practice-partners
  Who are the practice partners, and in which projects?

  With state=Sachsen only those in one federal state. Organisations without a
  known place are left out.

Gaps
  state  federal state (several may be given, otherwise all)

Columns
  organisation  Organisation
  kind          Kind
  state         Federal state
  project       Project

Example
  verbund query practice-partners
"""


def test_a_question_has_a_card(ask: Asking) -> None:
    assert ask("questions", "practice-partners", "--lang", "en").stdout == CARD


def test_what_must_be_given_is_in_the_example(ask: Asking) -> None:
    found = ask("questions", "partners").stdout
    assert "  project  Verbundvorhaben (nötig)" in found
    command = shlex.split(found.splitlines()[-1])
    assert command[:3] == ["verbund", "query", "partners"]
    assert ask(*command[1:]).stdout.count("\n") > 1


@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_card_fits_a_terminal_of_80_columns(ask: Asking, lang: str) -> None:
    for name in NAMES:
        card = ask("questions", name, "--lang", lang).stdout
        assert card.startswith(f"{name}\n")
        long = [
            line for line in card.splitlines() if len(line) > 80 and "verbund query" not in line
        ]
        assert long == []


def test_a_word_that_is_no_name_still_lists(ask: Asking) -> None:
    assert len(ask("questions", "partner").stdout.splitlines()) > 3
