"""Answers in formats for programs: on stdout and in files, and never on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sized
from pathlib import Path

import openpyxl
import polars
import pytest
import rdflib
from tests.queries.conftest import Asking

from verbund.formats import RdfFormat

READERS: Mapping[str, Callable[[Path], Sized]] = {
    ".xlsx": lambda path: list(openpyxl.load_workbook(path).active.values)[1:],
    ".parquet": polars.read_parquet,
    ".arrow": polars.read_ipc,
}


@pytest.mark.parametrize("name", ["rows.xlsx", "rows.parquet", "rows.arrow"])
def test_files_for_programs_come_out_as_they_are_and_the_same_each_time(
    ask: Asking, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert ask("query", "funding-of-projects", "-o", str(path)).exit_code == 0
    piped = ask("query", "funding-of-projects", "--format", path.suffix[1:])
    assert piped.stdout_bytes == path.read_bytes()
    assert (
        len(READERS[path.suffix](path))
        == len(ask("query", "funding-of-projects").stdout.splitlines()) - 1
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
def test_files_for_programs_do_not_go_to_a_terminal() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "verbund", "sparql", "SELECT * { }", "--format", "xlsx"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(words, stdout=theirs, stderr=subprocess.PIPE, env=environment, text=True)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert "xlsx is no text: name a file with --output" in done.stderr


def test_a_yes_or_no_is_no_table(ask: Asking) -> None:
    result = ask("sparql", "ASK {}", "--format", "parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "parquet is for rows" in result.stderr


@pytest.mark.parametrize("form", RdfFormat)
def test_statements_are_read_back_from_each_format_and_are_the_same_bytes(
    ask: Asking, form: RdfFormat
) -> None:
    text = "CONSTRUCT { ?p v:cluster [ v:note ?c ] } WHERE { ?p v:cluster ?c }"
    first, again = (ask("sparql", text, "--format", form.label).stdout_bytes for _ in range(2))
    assert first == again
    theirs = rdflib.Dataset().parse(data=first, format=form.media_type)
    assert len(theirs) == 36
