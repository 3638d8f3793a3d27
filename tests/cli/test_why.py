"""`verbund why`: who says so, in which words, where, and who says otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_the_value_shown_comes_first_and_others_are_marked(run: Run) -> None:
    said = run("why", "Interko2", "endDate", "--lang", "en", "-q").stdout.split("\n\n")
    assert said[0] == "Interko2 <https://w3id.org/stadt-land-plus/project/interko2>"
    assert said[1].startswith("End (endDate): 2023-11-30\n  says: Interko2")
    assert "data/statements.csv, row" in said[1]
    assert [part.splitlines()[0] for part in said[2:]] == [
        "End (endDate): 2023-07-31  (not shown)",
        "End (endDate): 2023-12-31  (not shown)",
    ]


def test_the_words_of_the_source_are_shown(run: Run) -> None:
    shown = run("why", "event/jena-fachtagung", "speakerListOpen", "-q").stdout
    assert "Wortlaut: „Als Referent:Innen konnten bereits Prof. Dr. Axel Priebs" in shown
    shown = run("why", "event/jena-fachtagung", "speakerListOpen", "-q", "--lang", "en").stdout
    assert "its words: “Als Referent:Innen konnten bereits Prof. Dr. Axel Priebs" in shown


def test_properties_and_things_are_named_in_the_language(run: Run) -> None:
    words = ("why", "Interko2", "about", "topic/wohnbauflaechen", "-q")
    assert "\nThemen (about): Wohnbauflächen (topic/wohnbauflaechen)\n" in run(*words).stdout
    shown = run(*words, "--lang", "en").stdout
    assert "\nTopics (about): residential building land (topic/wohnbauflaechen)\n" in shown
    by_name = run("why", "Interko2", "about", "Wohnbauflächen", "-q").stdout
    assert by_name == run(*words).stdout


def test_that_no_source_says_anything_is_said(run: Run) -> None:
    words = ("why", "https://w3id.org/verbund/role/coordinator")
    for language, said in (
        ("de", "Keine Quelle sagt etwas darüber."),
        ("en", "No source says anything of it."),
    ):
        result = run(*words, "--lang", language)
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, said)


def test_a_printed_misspelling_leads_to_the_thing(run: Run) -> None:
    shown = run("why", "DAZWSICHEN", "alternateName", "-q").stdout
    assert shown.startswith("DAZWISCHEN <https://w3id.org/stadt-land-plus/project/dazwischen>\n")
    assert "Auch genannt (alternateName@de): DAZWSICHEN" in shown


def test_an_unknown_thing_or_property_gets_the_nearest(run: Run) -> None:
    thing = run("why", "Interko3", "-q")
    assert (thing.exit_code, thing.stdout) == (2, "")
    assert "did you mean 'Interko 2'" in thing.stderr
    term = run("why", "Interko2", "endDat", "-q")
    assert (term.exit_code, term.stdout) == (2, "")
    assert "did you mean 'endDate'" in term.stderr


def test_two_things_are_told_with_what_ties_them(run: Run) -> None:
    shown = run("why", "organisation/stadt-jena", "organisation/stadt-leipzig", "-q").stdout
    assert "\nArbeitet zusammen mit: Stadt Leipzig\n  abgeleitet, " in shown
    assert "\nInterko2 (2018-08 – 2023-11)\n  Stadt Jena – Projektpartner" in shown
    assert "\n    data/participations.csv, Zeile " in shown


def test_two_things_are_told_to_programs(run: Run) -> None:
    words = ("why", "Stephan Bartke", "organisation/uba", "--format", "json", "--lang", "en")
    found = json.loads(run(*words, "-q").stdout)
    assert found["bonds"][0]["ties"][0]["label"] == "Belongs to: German Environment Agency"
    assert found["bonds"][1]["via"].endswith("project/querschnitt")
    sources = [one["sources"] for bond in found["bonds"] for one in bond["ties"]]
    assert all(source["url"] for some in sources for source in some)


def test_one_value_can_be_asked_about(run: Run) -> None:
    words = ("why", "Interko2", "endDate")
    (said,) = json.loads(run(*words, "2023-12-31", "--format", "json", "-q").stdout)["statements"]
    assert (said["shown"], said["file"]) == (False, "data/statements.csv")
    assert len(said["sources"]) == 1
    other = run(*words, "2024-12-31", "-q")
    assert (other.exit_code, other.stdout) == (2, "")
    assert "did you mean '2023-12-31'" in other.stderr


def test_two_things_apart_are_sent_on(run: Run) -> None:
    result = run("why", "WERTvoll", "organisation/h-brs", "-q")
    assert result.exit_code == 0
    assert "`verbund path` sucht einen Weg" in result.stderr
    english = run("why", "WERTvoll", "organisation/h-brs", "-q", "--lang", "en")
    assert "`verbund path` looks for a way" in english.stderr


def test_two_things_have_no_value(run: Run) -> None:
    assert run("why", "WERTvoll", "Interko2", "2020", "-q").exit_code == 2


def test_another_role_is_told_by_its_name(run: Run) -> None:
    words = ("why", "Stadt Jena", "Interko2", "-q")
    assert "\n  Rolle (role): Assoziierter Partner  (nicht gezeigt)\n" in run(*words).stdout
    assert (
        "\n  Role (role): associated partner  (not shown)\n" in run(*words, "--lang", "en").stdout
    )
    found = json.loads(run(*words, "--lang", "en", "--format", "json").stdout)
    (other,) = found["bonds"][0]["ties"][0]["otherwise"]
    assert (other["label"], other["value"].rpartition("/")[2]) == (
        "associated partner",
        "associated-partner",
    )


def test_the_suffix_of_the_file_says_the_form(run: Run, tmp_path: Path) -> None:
    words = ("why", "Stadt Jena", "Interko2", "-q")
    for suffix, form in ((".txt", "text"), (".md", "markdown"), (".json", "json")):
        path = tmp_path / f"why{suffix}"
        assert run(*words, "--output", str(path)).stdout == ""
        assert path.read_text(encoding="utf-8") == run(*words, "--format", form).stdout
    refused = run(*words, "--output", str(tmp_path / "why.csv"))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == "Error: no format called '.csv'\nHint: known: .json, .md, .txt\n"


def test_markdown_is_a_list_in_lists(run: Run) -> None:
    said = run("why", "Interko2", "endDate", "2023-07-31", "--format", "markdown", "-q").stdout
    assert said.splitlines() == [
        "# [Interko2](https://w3id.org/stadt-land-plus/project/interko2)",
        "",
        "- Ende (endDate): 2023-07-31 (nicht gezeigt)",
        "  - sagt: Zeitschrift der Chemisch-Geowissenschaftlichen Fakultät (2019)",
        "    - <https://epaper.uni-jena.de/chemgeo/2019/23>",
        "  - data/statements.csv, Zeile 165",
    ]
    both = run("why", "Stadt Jena", "Interko2", "--format", "markdown", "-q").stdout
    assert both.startswith("# [Stadt Jena](https://")
    assert " – [Interko2](https://" in both.splitlines()[0]


def test_documents_are_called_by_their_names_in_the_language(run: Run) -> None:
    for language, name, other in (
        ("de", "Festlegungen dieses Katalogs", "Decisions of this catalogue"),
        ("en", "Decisions of this catalogue", "Festlegungen dieses Katalogs"),
    ):
        for words in (
            ("why", "topic/wohnen"),
            ("why", "topic/wohnen", "--format", "json"),
            ("show", "topic/wohnen"),
            ("show", "topic/wohnen", "--format", "markdown"),
        ):
            said = run(*words, "--lang", language, "-q").stdout
            assert name in said, words
            assert other not in said, words
