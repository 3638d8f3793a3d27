"""`verbund path`: how two things hang together."""

from __future__ import annotations

import csv
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
SENTENCE = "WERTvoll hat als Praxispartner Stadt Leipzig; Stadt Leipzig ist Partner in Interko2; "


def test_each_step_has_its_source(run: Run) -> None:
    result = run("path", "WERTvoll", "topic/wohnen")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [row["fromLabel"] for row in rows][:2] == ["WERTvoll", "Stadt Leipzig"]
    assert rows[-1]["to"].endswith("topic/wohnen")
    assert all(row["source"] and row["address"].startswith("http") for row in rows)
    assert SENTENCE in result.stderr


def test_people_read_the_sentence_above_the_table(run: Run) -> None:
    shown = run("path", "WERTvoll", "topic/wohnen", "--format", "table", "-q").stdout
    assert shown.startswith(SENTENCE)
    assert "\nVon  " in shown


def test_at_the_same_time_another_way_may_be_needed(run: Run) -> None:
    words = ("path", "Stephan Bartke", "Interko2", "--lang", "en")
    plain, strict = run(*words), run(*words, "--same-time")
    assert plain.exit_code == strict.exit_code == 0
    assert "(time shared: " in strict.stderr


def test_without_a_path_the_sentence_says_why(run: Run) -> None:
    result = run("path", "WERTvoll", "organisation/h-brs", "-q", "--format", "table")
    assert result.exit_code == 0
    assert result.stdout.startswith("Es gibt keinen Weg: WERTvoll hängt mit ")
    assert "steht allein" in result.stdout


def test_an_unknown_end_gets_the_nearest(run: Run) -> None:
    result = run("path", "WERTvol", "Interko2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'WERTvoll'" in result.stderr


def test_a_thing_in_no_network_gets_what_is_called_like_it(run: Run) -> None:
    result = run("path", "CoAct", "Leipzig")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "place/leipzig is in no network, so no way leads there" in result.stderr
    assert "organisation/stadt-leipzig" in result.stderr


def test_a_project_comes_before_a_document_of_its_name(run: Run) -> None:
    assert "\nVorhaben, project/neila\n" in run("show", "NEILA", "-q").stdout
