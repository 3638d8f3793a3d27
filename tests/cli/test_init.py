"""`verbund init`: a new catalogue, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from verbund.cli import main

Call = Callable[..., Result]


def call(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_new_catalogue_builds_and_checks_clean(tmp_path: Path) -> None:
    folder = tmp_path / "our programme"
    made = call("init", str(folder))
    assert (made.exit_code, made.stdout) == (0, "")
    first, *others = made.stderr.splitlines()
    assert first == f"{folder} has 23 tables with an example row each."
    assert others[-1] == f"3. verbund check --catalogue '{folder}'"
    checked = call("check", "--catalogue", str(folder))
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr == "our programme: 0 errors, 0 warnings, 0 notices.\n"


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = call("init", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {tmp_path} is not empty\nHint: name a new folder\n"


def test_without_examples_the_tables_wait_for_an_import(tmp_path: Path) -> None:
    made = call("init", str(tmp_path / "new"), "--empty")
    assert made.stderr.splitlines()[0] == f"{tmp_path / 'new'} has 23 tables with no rows."
    tables = sorted((tmp_path / "new" / "data").glob("*.csv"))
    assert {len(path.read_text(encoding="utf-8").splitlines()) for path in tables} == {1}
    assert call("check", "--catalogue", str(tmp_path / "new")).exit_code == 0
