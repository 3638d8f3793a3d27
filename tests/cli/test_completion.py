"""Tab completes commands, questions, gaps and values, as Bash, zsh and fish ask for them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from verbund.assembly import Build

PROGRAM = Path(sys.executable).with_name("verbund")
PARTNERS = "verbund query partners --param "
PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "completion.md"
#: what the page shows as typed, and what it says that comes
SHOWN = re.findall(r"^(verbund [^\n]*?)⇥ +(.*)$", PAGE.read_text(encoding="utf-8"), flags=re.M)


def _environment(built: Build) -> dict[str, str]:
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "VERBUND_CATALOGUE": str(built.folder.parent.parent), "PATH": path}


def _said(built: Build, shell: str, words: str, number: int) -> list[str]:
    asked = {"_VERBUND_COMPLETE": f"{shell}_complete", "COMP_WORDS": words}
    more = {"COMP_CWORD": words.split()[-1] if shell == "fish" else str(number)}
    done = subprocess.run(
        [PROGRAM], env=_environment(built) | asked | more, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout.split() if shell == "bash" else done.stdout.splitlines()


@pytest.mark.parametrize(("typed", "shown"), SHOWN, ids=[typed for typed, _ in SHOWN])
def test_the_page_shows_what_is_completed(built: Build, typed: str, shown: str) -> None:
    number = len(typed.split()) - (not typed.endswith(" "))
    found = [one.removeprefix("plain,") for one in _said(built, "bash", typed, number)]
    assert sorted(one.rpartition("project=")[2] or one for one in found) == sorted(shown.split())


def test_commands_are_completed_with_what_they_do(built: Build) -> None:
    assert _said(built, "bash", "verbund pu", 1) == ["plain,pull", "plain,push"]
    found = _said(built, "zsh", "verbund ques", 1)
    assert found == ["plain", "questions", "List the questions that the catalogue answers."]
    assert "plain,--version" in _said(built, "bash", "verbund --v", 1)


def test_questions_and_gaps_are_completed(built: Build) -> None:
    words = "verbund query partners"
    assert _said(built, "bash", words, 2) == ["plain,partners", "plain,partners-of-organisation"]
    assert _said(built, "bash", f"{PARTNERS}p", 4) == ["plain,project="]
    assert _said(built, "bash", "verbund query nonsense --param p", 4) == []


def test_values_are_completed_by_name_and_shown_with_it(built: Build) -> None:
    assert _said(built, "zsh", f"{PARTNERS}project=in", 4) == [
        *("plain", "project=INTEGRAL", "INTEGRAL"),
        *("plain", "project=Interko2", "Interko2"),
        *("plain", "project=INWOK", "INWOK"),
    ]
    state = "verbund query projects-in-state --param state=nordr"
    assert "project" not in _said(built, "zsh", state, 4)
    assert _said(built, "zsh", state, 4)[2] == "Nordrhein-Westfalen"
    assert _said(built, "bash", f"{PARTNERS}lang=d", 4) == []


def test_a_name_with_spaces_is_completed_by_its_id(built: Build) -> None:
    words = "verbund query people-of-organisation --param organisation=leibniz-institut"
    assert "plain" in _said(built, "zsh", words, 4)
    assert all(" " not in item for item in _said(built, "zsh", words, 4)[1::3])


@pytest.mark.parametrize("command", ["show", "path", "path WERTvoll", "why"])
def test_things_are_completed_by_name_or_id(built: Build, command: str) -> None:
    words = f"verbund {command}"
    place = len(words.split())
    found = _said(built, "zsh", f"{words} Interk", place)[1::3]
    assert "Interko2" in found
    assert _said(built, "bash", f"{words} project/inte", place) == [
        "plain,project/integral",
        "plain,project/interko2",
    ]
    long = _said(built, "zsh", f"{words} leibniz-inst", place)[1::3]
    assert "organisation/ifl" in long
    assert all(" " not in one for one in long)
    assert _said(built, "bash", f"{words} xyzzy", place) == []


def test_why_completes_what_is_said_of_a_thing(built: Build) -> None:
    assert _said(built, "bash", "verbund why Interko2 end", 3) == [
        "plain,endDate",
        "plain,endDatePrecision",
    ]
    assert _said(built, "bash", "verbund why Nonsense end", 3) == []
    assert "Interko2" in _said(built, "zsh", "verbund why WERTvoll Interk", 3)


def test_words_of_names_are_completed_for_a_search(built: Build) -> None:
    assert "plain,Wohnungsmarktregionen" in _said(built, "bash", "verbund search Wohnungsm", 2)
    assert "plain,Leipzig" in _said(built, "bash", "verbund search Landkreis Leip", 3)


def test_the_names_of_questions_are_completed_where_they_are_shown(built: Build) -> None:
    assert _said(built, "bash", "verbund questions partners-", 2) == [
        "plain,partners-of-organisation"
    ]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("verbund pul", "pull"),
        ("verbund query partners-", "partners-of-organisation"),
        ("verbund query partners --param project = Int", "INTEGRAL Interko2"),
        ("verbund query partners --param project =", "NEILA"),
    ],
)
def test_bash_itself_puts_in_what_is_missing(built: Build, typed: str, found: str) -> None:
    words = typed.split()
    script = f"""
        eval "$(_VERBUND_COMPLETE=bash_source verbund)"
        COMP_WORDS=({typed}) COMP_CWORD={len(words) - 1}
        _verbund_completion verbund
        echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "-c", script], env=_environment(built), capture_output=True, text=True
    )
    assert found in done.stdout if found == "NEILA" else done.stdout.strip() == found
