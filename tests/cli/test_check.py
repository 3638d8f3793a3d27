"""`verbund check`: a report for people, programs and editors, and a status."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest
from click.testing import Result

from verbund.catalogue import Catalogue

Call = Callable[..., Result]
GERMAN = """\
Fehler: data/people.csv, Zeile 3, Spalte id
  Die Kennung 'p0001' steht schon in Zeile 2.
  steht da: p0001

Fehler: data/places.csv, Zeile 3, Spalte latitude
  '50,93' ist keine Zahl mit Dezimalpunkt.
  steht da: 50,93
  Vorschlag: 50.93
  ansehen mit: verbund fix e19cc5d
"""
ENGLISH = """\
error: data/people.csv, row 3, column id
  the id 'p0001' stands already in row 2; give one of them another
  it says: p0001

error: data/places.csv, row 3, column latitude
  '50,93' is not a number with a decimal point
  it says: 50,93
  suggestion: 50.93
  look with: verbund fix e19cc5d
"""


@pytest.fixture
def faulty(small: Catalogue) -> Catalogue:
    """A catalogue with two faults."""
    people, places = (small.root / "data" / f"{name}.csv" for name in ("people", "places"))
    people.write_text(
        people.read_text(encoding="utf-8") + "p0001,Zoe,,programme-page\n", encoding="utf-8"
    )
    places.write_text(
        places.read_text(encoding="utf-8").replace("50.93", '"50,93"'), encoding="utf-8"
    )
    return small


def test_a_clean_catalogue_is_told_on_stderr(on_small: Call) -> None:
    result = on_small("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "small: 0 errors, 0 warnings, 0 notices.\n"
    assert on_small("check", "--quiet").output == ""


def test_warnings_are_no_broken_rules(small: Catalogue, on_small: Call) -> None:
    people = small.root / "data" / "people.csv"
    people.write_text(
        people.read_text(encoding="utf-8") + "p0002,Zoe,,programme-page\n", encoding="utf-8"
    )
    result = on_small("check", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("notice: data/people.csv, row 3, column name\n")
    assert result.stderr == "small: 0 errors, 0 warnings, 1 notice.\n"


@pytest.mark.parametrize(("words", "text"), [((), GERMAN), (("--lang", "en"), ENGLISH)])
def test_findings_are_told_in_plain_words(
    words: tuple[str, ...], text: str, faulty: Catalogue, on_small: Call
) -> None:
    result = on_small("check", *words)
    assert (result.exit_code, result.stdout) == (5, text)
    assert result.stderr == (
        "Error: 2 errors, 0 warnings, 0 notices\n"
        "Hint: mend the rows above and check again; the other rules were not asked, as they need"
        " tables that can be read\n"
    )
    assert faulty.root.name == "small"


def test_where_the_tables_can_be_read_all_rules_were_asked(
    small: Catalogue, on_small: Call
) -> None:
    people = small.root / "data" / "people.csv"
    text = people.read_text(encoding="utf-8")
    people.write_text(text + "p0002,,,programme-page\n", encoding="utf-8")
    result = on_small("check", "--lang", "en")
    assert result.exit_code == 5
    assert result.stderr.endswith("Hint: mend the rows above and check again\n")


def test_findings_as_json(faulty: Catalogue, on_small: Call) -> None:
    result = on_small("check", "--format", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["ok"], len(report["findings"])) == (5, False, 2)
    assert report["findings"][1] == {
        "file": "data/places.csv",
        "row": 3,
        "column": "latitude",
        "value": "50,93",
        "rule": "bad-number",
        "severity": "error",
        "message": {
            "de": "'50,93' ist keine Zahl mit Dezimalpunkt.",
            "en": "'50,93' is not a number with a decimal point",
        },
        "certainty": "certain",
        "fix": "50.93",
        "repair": {
            "id": "e19cc5d",
            "file": "data/places.csv",
            "row": 3,
            "column": "latitude",
            "old": "50,93",
            "new": "50.93",
        },
    }
    assert faulty.root.is_dir()


def test_a_clean_catalogue_is_json_too(on_small: Call) -> None:
    assert json.loads(on_small("check", "--format", "json").stdout) == {"ok": True, "findings": []}


@pytest.mark.parametrize("words", [(), ("--lang", "en")])
def test_findings_as_sarif(words: tuple[str, ...], faulty: Catalogue, on_small: Call) -> None:
    log = json.loads(on_small("check", "--format", "sarif", *words).stdout)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert log["$schema"].endswith("sarif-2.1.0.json")
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("verbund", version("verbund"))
    first, second = log["runs"][0]["results"]
    assert first["ruleId"] == "double-id"
    assert second["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data/places.csv"},
                "region": {"startLine": 3},
            }
        }
    ]
    _look_at_sarif(log)
    assert faulty.root.is_dir()


def _look_at_sarif(log: dict[str, Any]) -> None:
    """What the schema of SARIF 2.1.0 asks of the parts that we write."""
    assert set(log) <= {"$schema", "version", "runs"}
    for run in log["runs"]:
        assert set(run) == {"tool", "results"}
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        for result in run["results"]:
            assert set(result) <= {"ruleId", "level", "message", "locations", "properties"}
            assert result["ruleId"] in rules
            assert result["level"] in ("none", "note", "warning", "error")
            assert isinstance(result["message"]["text"], str)
            assert result["message"]["text"]
            for location in result["locations"]:
                physical = location["physicalLocation"]
                assert isinstance(physical["artifactLocation"]["uri"], str)
                assert " " not in physical["artifactLocation"]["uri"]
                assert physical.get("region", {"startLine": 1})["startLine"] >= 1
