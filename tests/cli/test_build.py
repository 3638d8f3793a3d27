"""`verbund build`: what it says, and where."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

from verbund.assembly import Step
from verbund.catalogue import Catalogue
from verbund.cli import _progress

Call = Callable[..., Result]


def add_person(catalogue: Catalogue) -> None:
    with (catalogue.root / "data" / "people.csv").open("a", encoding="utf-8") as table:
        table.write("p0002,Zoe,,programme-page\n")


def test_nothing_to_do_is_said(on_small: Call) -> None:
    result = on_small("build")
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.fullmatch(r"Nothing has changed: [\d,]+ statements\.\n", result.stderr)


def test_each_step_is_a_line(small: Catalogue, on_small: Call) -> None:
    add_person(small)
    result = on_small("build")
    assert (result.exit_code, result.stdout) == (0, "")
    *steps, last = result.stderr.splitlines()
    assert steps[0] == f"[1/{len(steps)}] data/affiliations.csv"
    assert steps[-1] == f"[{len(steps)}/{len(steps)}] the finish"
    form = r"Built [\d,]+ statements from 28 rows \(\d+ derived\); read 1 of its files\."
    assert re.fullmatch(form, last)


def test_what_is_taken_from_the_shelf_is_not_read(small: Catalogue, on_small: Call) -> None:
    people = small.root / "data" / "people.csv"
    text = people.read_text(encoding="utf-8")
    add_person(small)
    on_small("build")
    people.write_text(text, encoding="utf-8")
    assert on_small("build").stderr.endswith("read none of its files anew.\n")


def test_ids_that_no_table_has_are_counted(small: Catalogue, on_small: Call) -> None:
    with (small.root / "data" / "participations.csv").open("a", encoding="utf-8") as table:
        table.write("muster.nobody,muster,nobody,partner,,programme-page\n")
    result = on_small("build")
    told = "Warning: 1 id is used that no table has; `verbund check` says where."
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, told)
    assert on_small("build").stderr.splitlines()[-1] == told
    assert "data/participations.csv" in on_small("check").stdout


def test_quiet_is_quiet(small: Catalogue, on_small: Call) -> None:
    add_person(small)
    assert on_small("build", "--quiet").output == ""
    assert on_small("build", "--quiet").output == ""


def test_an_error_is_told_even_so(small: Catalogue, on_small: Call) -> None:
    (small.root / "data" / "people.csv").write_text("", encoding="utf-8")
    result = on_small("build", "--quiet")
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr == (
        "Error: data/people.csv: the file cannot be read: the file is empty; a table begins with"
        " a header row; delete the file if it is not needed\n"
        "Hint: `verbund check` lists them all; the last good build stays in place\n"
    )


def test_a_terminal_gets_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    with _progress.shown(quiet=False) as tell:
        tell(Step(0, 2, "data/[a].xlsx"))
        tell(Step(1, 2, "the finish"))
    said = capsys.readouterr()
    assert said.out == ""
    assert "the finish" in said.err
