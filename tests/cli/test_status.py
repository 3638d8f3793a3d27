"""`verbund status`: a catalogue at a glance."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from verbund.catalogue import Catalogue

Call = Callable[..., Result]


def test_what_is_there_and_what_is_missing(on_small: Call) -> None:
    result = on_small("status", "--quiet", "--lang", "en")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "  organisations                  2" in lines
    assert "Joint projects: 1, of which complete: 1" in lines
    assert "Findings: errors 0, warnings 0, notices 0 (verbund check)" in lines
    assert "Candidates that wait for a decision: 0" in lines
    assert "Nothing was released yet (verbund release, verbund export)" in lines


def test_a_catalogue_at_a_glance_in_german(on_small: Call) -> None:
    lines = on_small("status", "--quiet", "--lang", "de").stdout.splitlines()
    assert "Verbundvorhaben: 1, davon vollständig: 1" in lines
    assert "Befunde: 0 Fehler, 0 Warnungen, 0 Hinweise (verbund check)" in lines
    assert lines[-1] == "Noch nichts veröffentlicht (verbund release, verbund export)"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_whole_catalogue_fits_a_terminal_of_80_columns(language: str, run: Call) -> None:
    lines = run("status", "--quiet", "--lang", language).stdout.splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert [line for line in lines if line.startswith("  identifiers")] == []


def test_a_piece_that_is_missing_is_told_with_its_source(small: Catalogue, on_small: Call) -> None:
    (small.root / "data" / "project-roles.csv").unlink()
    (small.root / "data" / "amounts.csv").write_text("id,value,currency,source\n", encoding="utf-8")
    grants = small.root / "data" / "grants.csv"
    text = grants.read_text(encoding="utf-8")
    grants.write_text(text.replace("ministry,muster,", "ministry,,"), encoding="utf-8")
    found = json.loads(on_small("status", "--quiet", "--format", "json").stdout)
    (project,) = found["projects"]
    assert {"amount", "lead"} <= set(project["missing"])
    assert "Förderkatalog" in found["sources"]["amount"]


def test_where_no_project_has_a_cluster_none_lacks_one(small: Catalogue, on_small: Call) -> None:
    (small.root / "data" / "cluster-members.csv").unlink()
    found = json.loads(on_small("status", "--quiet", "--format", "json").stdout)
    assert [project["missing"] for project in found["projects"]] == [[]]


def test_only_things_of_the_catalogue_are_counted(small: Catalogue, on_small: Call) -> None:
    rows = (small.root / "data" / "schemes.csv").read_text(encoding="utf-8").splitlines()[1:]
    found = json.loads(on_small("status", "--quiet", "--format", "json").stdout)
    assert found["things"]["schemes"] == len(rows)


def test_what_changed_since_the_export_is_counted(small: Catalogue, on_small: Call) -> None:
    assert on_small("export", "--quiet").exit_code == 0
    told = on_small("status", "--quiet", "--lang", "en").stdout
    assert "Changed since exports: nothing" in told
    people = small.root / "data" / "people.csv"
    text = people.read_text(encoding="utf-8").replace("Erika Beispiel", "Erika Muster")
    people.write_text(text.rstrip("\n") + "\np2,Zoe,,programme-page\n", encoding="utf-8")
    found = json.loads(on_small("status", "--quiet", "--format", "json").stdout)
    assert found["release"] == "exports"
    assert {"added": 1, "changed": 1} in found["changes"].values()
