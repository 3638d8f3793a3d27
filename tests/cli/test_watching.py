"""A question that comes with verbund is asked in this process, and still ends in time."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter, sleep

import pytest
from click.testing import Result

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.cli._asking import is_ours
from verbund.cli._watching import Watched
from verbund.queries.limits import Limits
from verbund.queries.questions import Questions

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c > ?i) }"
PROGRAM = """
import sys
from pathlib import Path
from verbund.cli._watching import Watched
from verbund.queries.limits import Limits
engine = Watched(Path(sys.argv[1]), Limits(seconds=float(sys.argv[2])))
print("ready", engine.ask("ASK { ?s ?p ?o }"), flush=True)
engine.select(sys.argv[3])
"""


def _started(built: Build, seconds: float) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", PROGRAM, str(built.folder / "store"), str(seconds), ENDLESS]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(words, text=True, **pipes)  # type: ignore[call-overload,no-any-return]


def test_past_the_deadline_the_program_ends_with_one_clear_line(built: Build) -> None:
    out, err = _started(built, 1).communicate(timeout=30)
    assert out == "ready True\n"
    assert err.splitlines() == [
        "Error: the query was stopped after 1 second",
        "Hint: give it more with --timeout, or ask for less",
    ]


def test_its_status_is_that_of_a_stopped_query(built: Build) -> None:
    program = _started(built, 0.5)
    program.communicate(timeout=30)
    assert program.returncode == 7


def test_ctrl_c_ends_it_at_once(built: Build) -> None:
    with _started(built, 60) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready True\n"
        sleep(0.3)
        began = perf_counter()
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=10) == -signal.SIGINT
        assert perf_counter() - began < 2


def test_an_answer_leaves_the_program_as_it_was(built: Build) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert Watched(built.folder / "store", Limits()).ask("ASK { ?s ?p ?o }")
    assert signal.getsignal(signal.SIGINT) is before


def test_a_question_is_ours_by_its_text(small: Catalogue) -> None:
    question = Questions(small).named("partners")
    assert is_ours(question, small)
    path = small.root / "queries" / "partners.rq"
    path.write_text(f"{question.sparql}# more", encoding="utf-8")
    assert not is_ours(Questions(small).named("partners"), small)
    path.rename(path.with_stem("mine"))
    assert not is_ours(Questions(small).named("mine"), small)


@pytest.mark.parametrize("words", [("--timeout", "30"), ("--memory", "500M")])
def test_limits_change_no_answer(on_small: Callable[..., Result], words: tuple[str, str]) -> None:
    plain = on_small("query", "partners", "--param", "project=muster")
    assert on_small("query", "partners", "--param", "project=muster", *words).stdout == plain.stdout
    assert plain.exit_code == 0
