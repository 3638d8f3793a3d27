"""`verbund why`: who says so, in which words, where, and who says otherwise."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_the_value_shown_comes_first_and_others_are_marked(run: Run) -> None:
    said = run("why", "Interko2", "endDate", "--lang", "en", "-q").stdout.split("\n\n")
    assert said[0] == "https://w3id.org/stadt-land-plus/project/interko2"
    assert said[1].startswith("endDate: 2023-11-30\n  says: Interko2")
    assert "data/statements.csv, row" in said[1]
    assert [part.splitlines()[0] for part in said[2:]] == [
        "endDate: 2023-07-31  (not shown)",
        "endDate: 2023-12-31  (not shown)",
    ]


def test_the_words_of_the_source_are_shown(run: Run) -> None:
    shown = run("why", "event/jena-fachtagung", "speakerListOpen", "-q").stdout
    assert "Wortlaut: „Als Referent:Innen konnten bereits Prof. Dr. Axel Priebs" in shown


def test_a_printed_misspelling_leads_to_the_thing(run: Run) -> None:
    shown = run("why", "DAZWSICHEN", "alternateName", "-q").stdout
    assert shown.startswith("https://w3id.org/stadt-land-plus/project/dazwischen\n")
    assert "alternateName@de: DAZWSICHEN" in shown


def test_an_unknown_thing_or_property_gets_the_nearest(run: Run) -> None:
    thing = run("why", "Interko3", "-q")
    assert (thing.exit_code, thing.stdout) == (2, "")
    assert "did you mean 'Interko 2'" in thing.stderr
    term = run("why", "Interko2", "endDat", "-q")
    assert (term.exit_code, term.stdout) == (2, "")
    assert "did you mean 'endDate'" in term.stderr
