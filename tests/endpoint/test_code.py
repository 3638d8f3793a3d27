"""Code that asks an endpoint is run, and gets what the command gets."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.endpoint.engines import oxigraph, served

from verbund.assembly import Build
from verbund.endpoint import Client
from verbund.endpoint.pushing import lines, push

Run = Callable[..., Result]
QUESTION = ("query", "partners", "--param", "project=MUSTER")
HOSTILE = """ASK { ?s v:acronym "it's ü \\\"\\\\ $HOME `id` )-" } # )--" '''"""
UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module", params=["oxigraph", "verbund serve"])
def url(
    started: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The small catalogue at an endpoint: an engine's, and that of `verbund serve`."""
    folder = tmp_path_factory.mktemp("code")
    if request.param == "oxigraph":
        with oxigraph(folder / "engine") as address:
            push({None: lines(started.store())}, Client(f"{address}/update"), folder / "memory")
            yield f"{address}/query"
    else:
        with served(started.folder.parent.parent, folder) as address:
            yield f"{address}/sparql"


def _printed(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=UTF8)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _has_r() -> bool:
    words = ["Rscript", "-e", "library(httr2)"]
    return (
        bool(shutil.which("Rscript")) and not subprocess.run(words, capture_output=True).returncode
    )


in_r = pytest.mark.skipif(
    not _has_r(), reason="THE CODE FOR R IS NOT RUN: apt-get install r-base-core r-cran-httr2"
)


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
    ("words", "has"),
    [
        (QUESTION, "organisation,organisationLabel"),
        (("sparql", 'ASK { ?s v:acronym "it\'s" }'), '"boolean":false}'),
        (("sparql", "CONSTRUCT WHERE { ?s v:acronym 'MUSTER' }"), "/project/muster>"),
    ],
)
def test_the_curl_for_an_endpoint_gives_the_same(
    on_small: Run, url: str, tmp_path: Path, words: tuple[str, ...], has: str
) -> None:
    command = on_small(*words, "--endpoint", url, "--as", "curl").stdout
    found = _printed(["sh", "-c", command], tmp_path)
    assert has in found.replace(": ", ":")
    if words is QUESTION:
        here = on_small(*words, "--endpoint", url).stdout.splitlines()
        assert found.splitlines() == here


@in_r
def test_the_r_for_an_endpoint_gives_the_same_rows(on_small: Run, url: str, tmp_path: Path) -> None:
    words = (*QUESTION, "--endpoint", url)
    (tmp_path / "ask.R").write_text(on_small(*words, "--as", "r").stdout, encoding="utf-8")
    here = list(csv.DictReader(on_small(*words).stdout.splitlines()))
    shown = _printed(["Rscript", "ask.R"], tmp_path)
    assert all(text in shown for row in here for text in row.values())
    assert len(here) > 0
    whole = 'source("ask.R"); write.csv(read.csv(text = answer), "rows.csv", row.names = FALSE)'
    _printed(["Rscript", "-e", whole], tmp_path)
    assert list(csv.DictReader((tmp_path / "rows.csv").read_text("utf-8").splitlines())) == here


@in_r
@pytest.mark.parametrize(
    ("text", "has"),
    [
        (HOSTILE, '"boolean":false}'),
        ("CONSTRUCT WHERE { ?s v:acronym 'MUSTER' }", "/project/muster>"),
    ],
)
def test_the_r_for_other_queries_gives_the_same(
    on_small: Run, url: str, tmp_path: Path, text: str, has: str
) -> None:
    program = on_small("sparql", text, "--endpoint", url, "--as", "r").stdout
    (tmp_path / "ask.R").write_text(program, encoding="utf-8")
    assert has in _printed(["Rscript", "ask.R"], tmp_path).replace(": ", ":")


def test_an_empty_answer_is_looked_into_there(on_small: Run, url: str) -> None:
    text = "SELECT ?s { ?s v:acronym 'Muster' }"
    result = on_small("sparql", text, "--endpoint", url, "--lang", "en")
    assert "nearest to 'Muster' there: MUSTER" in result.stderr
