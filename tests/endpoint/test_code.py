"""Code that asks an endpoint is run, and gets what the command gets."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.endpoint.engines import oxigraph

from verbund.assembly import Build
from verbund.endpoint import Client
from verbund.endpoint.pushing import lines, push

Run = Callable[..., Result]
QUESTION = ("query", "partners", "--param", "project=MUSTER")


@pytest.fixture(scope="module")
def url(started: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An engine that holds the small catalogue."""
    folder = tmp_path_factory.mktemp("code")
    with oxigraph(folder / "engine") as address:
        push({None: lines(started.store())}, Client(f"{address}/update"), folder / "memory")
        yield f"{address}/query"


def _printed(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    return done.stdout


def test_the_python_for_an_endpoint_gives_the_same_rows(
    on_small: Run, url: str, tmp_path: Path
) -> None:
    words = (*QUESTION, "--endpoint", url)
    program = on_small(*words, "--as", "python").stdout
    found = [
        literal_eval(line)
        for line in _printed([sys.executable, "-c", program], tmp_path).splitlines()
    ]
    here = list(csv.DictReader(on_small(*words).stdout.splitlines()))
    assert [row["organisation"] for row in found] == [row["organisation"] for row in here]
    assert found


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (QUESTION, "organisation,organisationLabel"),
        (("sparql", 'ASK { ?s v:acronym "it\'s" }'), '{"head":{},"boolean":false}'),
        (("sparql", "CONSTRUCT WHERE { ?s v:acronym 'MUSTER' }"), "<https://"),
    ],
)
def test_the_curl_for_an_endpoint_gives_the_same(
    on_small: Run, url: str, tmp_path: Path, words: tuple[str, ...], begins: str
) -> None:
    command = on_small(*words, "--endpoint", url, "--as", "curl").stdout
    found = _printed(["sh", "-c", command], tmp_path)
    assert found.startswith(begins)
    if words is QUESTION:
        here = on_small(*words, "--endpoint", url).stdout.splitlines()
        assert found.splitlines() == here


def test_an_empty_answer_is_looked_into_there(on_small: Run, url: str) -> None:
    text = "SELECT ?s { ?s v:acronym 'Muster' }"
    result = on_small("sparql", text, "--endpoint", url)
    assert "nearest to 'Muster' there: MUSTER" in result.stderr
