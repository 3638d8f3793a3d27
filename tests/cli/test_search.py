"""`verbund search`: found by what things are called."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_words_need_no_quotes_and_rows_are_ranked(run: Run) -> None:
    result = run("search", "interko", "2", "-q")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert rows[0]["thing"] == "https://w3id.org/stadt-land-plus/project/interko2"
    assert rows[0]["thingLabel"].startswith("Interko2: ")


def test_the_table_says_what_matched(run: Run) -> None:
    shown = run("search", "BMBF", "--format", "table", "--limit", "1", "-q").stdout.splitlines()
    assert shown[0].split() == ["Gefunden", "Art", "Passender", "Text", "Steht", "als"]
    assert shown[2].endswith("Einrichtung  BMBF            anderer Name")


def test_it_speaks_english_and_other_formats(run: Run) -> None:
    words = ("search", "Umweltbundsamt", "--lang", "en", "--format", "jsonl", "-q")
    (found,) = map(json.loads, run(*words).stdout.splitlines())
    assert found["thingLabel"] == "UBA: German Environment Agency"
    assert found["where"] == "name, similar"


def test_nothing_found_is_said(run: Run) -> None:
    words = ("search", "Xyzzyx", "--kind", "project")
    for language, said in (("de", "Nichts gefunden."), ("en", "Nothing was found.")):
        result = run(*words, "--lang", language)
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, said)


def test_what_is_only_spelt_alike_is_asked_back(run: Run) -> None:
    result = run("search", "München")
    assert result.stderr.splitlines()[-1:] == ["Nichts heißt 'München'. Ist 'Müncheberg' gemeint?"]
    assert result.stdout.splitlines()[1].endswith('"Name, ähnlich"')
    several = run("search", "Leibzig").stderr
    assert "Nichts heißt 'Leibzig'. Ist 'Leipzig' oder etwas anderes hiervon gemeint?" in several
    assert "gemeint" not in run("search", "Leipzig").stderr
    english = run("search", "Stadt Leibzig", "--limit", "1", "--lang", "en").stderr
    assert "Nothing goes by 'Stadt Leibzig'. Did you mean 'City of Leipzig'?" in english


def test_a_place_is_not_taken_for_one_that_is_called_nearly_so(run: Run) -> None:
    result = run("show", "München")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'Müncheberg'" in result.stderr


def test_an_unknown_kind_is_refused(run: Run) -> None:
    assert run("search", "x", "--kind", "spaceship").exit_code == 2
