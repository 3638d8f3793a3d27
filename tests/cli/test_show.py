"""`verbund show`: everything about a thing."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

from verbund.catalogue import Catalogue

Run = Callable[..., Result]


def test_a_thing_is_found_by_the_name_that_people_know(run: Run) -> None:
    names = ("Interko2", "interko 2", "project/interko2")
    shown = {run("show", name, "-q").stdout for name in names}
    assert len(shown) == 1
    assert shown.pop().startswith("Interko2: Integriertes Wohnflächenkonzept")


def test_an_unknown_thing_gets_the_nearest(run: Run) -> None:
    result = run("show", "Interko3", "-q")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'Interko 2'" in result.stderr


def test_one_id_of_two_things_is_told_apart(run: Run) -> None:
    result = run("show", "Kreis Euskirchen", "-q")
    assert result.exit_code == 2
    assert "organisation/kreis-euskirchen" in result.stderr
    assert "place/kreis-euskirchen" in result.stderr


def test_the_suffix_of_the_file_says_the_form(run: Run, catalogue: Catalogue) -> None:
    result = run("show", "Interko2", "-q", "--output", "interko2.jsonld")
    assert (result.exit_code, result.stdout) == (0, "")
    found = json.loads((catalogue.root / "interko2.jsonld").read_text(encoding="utf-8"))
    assert found["acronym"] == "Interko2"


def test_it_speaks_english(run: Run) -> None:
    shown = run("show", "Umweltbundesamt", "--lang", "en", "-q").stdout
    assert shown.startswith("German Environment Agency\nOrganisation, organisation/uba\n")
    assert "\nTakes part in\n" in shown
