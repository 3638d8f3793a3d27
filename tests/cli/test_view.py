from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from verbund.pages.columns import inflated

Run = Callable[..., Result]

QUESTION = """
PREFIX schema: <https://schema.org/>
SELECT ?source ?target WHERE { ?source a schema:ResearchProject ; schema:about ?target }
"""


def test_a_page_with_one_network_is_written_and_named(run: Run) -> None:
    result = run("view", "project-topic", "--output", "topics.html", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    page = Path("topics.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="de"')
    block = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert block
    networks = inflated(json.loads(block[1])["columns"])["networks"]
    assert isinstance(networks, list)
    assert [network["name"] for network in networks] == ["project-topic"]


def test_the_language_is_that_of_the_page(run: Run) -> None:
    run("view", "clusters", "--lang", "en", "--quiet")
    assert '<html lang="en"' in Path("network.html").read_text(encoding="utf-8")


def test_embedding_prints_the_snippet_and_nothing_else(run: Run) -> None:
    result = run("view", "clusters", "--embed", "--output", 'a"b.html', "--quiet")
    assert result.stdout.startswith('<iframe src="a&quot;b.html" title="')
    assert result.stdout.count("\n") == 1
    assert '<body class="embed">' in Path('a"b.html').read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["file", "input"])
def test_a_question_of_ones_own_is_drawn(run: Run, way: str) -> None:
    Path("own.rq").write_text(QUESTION, encoding="utf-8")
    name = "own.rq" if way == "file" else "-"
    result = run("view", "--query", name, stdin=QUESTION)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].endswith("bytes, with own")


def test_a_question_that_is_no_text_is_said(run: Run) -> None:
    Path("own.rq").write_bytes(b"\xff\xfe\x00")
    result = run("view", "--query", "own.rq")
    assert result.exit_code == 4
    assert result.stderr == "Error: own.rq: it is no text in UTF-8\n"


def test_a_network_and_a_question_are_not_drawn_together(run: Run) -> None:
    Path("own.rq").write_text(QUESTION, encoding="utf-8")
    result = run("view", "topics", "--query", "own.rq")
    assert result.exit_code == 2
    assert "give a NETWORK, or --query" in result.stderr


def test_a_network_that_is_not_there_is_a_wrong_word(run: Run) -> None:
    result = run("view", "everything")
    assert result.exit_code == 2
    assert "'everything' is not one of 'whole'" in result.stderr


def test_a_page_that_cannot_be_written_is_said(run: Run) -> None:
    result = run("view", "clusters", "--output", "nowhere/network.html")
    assert result.exit_code == 1
    assert "nowhere/network.html cannot be written" in result.stderr


def test_a_query_that_changes_something_is_refused(run: Run) -> None:
    result = run("view", "--query", "-", stdin="DELETE WHERE { ?s ?p ?o }")
    assert result.exit_code == 2
    assert not Path("network.html").exists()
