"""The tables of CORDIS become a catalogue that builds."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.findings import Severity
from verbund.importing import Report
from verbund.validation import check

Bring = Callable[..., Report]
Rows = Callable[[str], list[dict[str, str]]]

PROJECT = (
    "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;frameworkProgramme;masterCall;new\n"
    '1;LOOM;CLOSED;"Weaving; well";2018-05-01;2021-04-30;"1234,5";1000;H2020;H2020-X-1;?\n'
)
ORGANISATION = (
    "projectID;projectAcronym;organisationID;name;activityType;city;country;geolocation;role;ecContribution;"
    "endOfParticipation\n"
    "1;LOOM;91;University of Exampletown;HES;EXAMPLETOWN;UK;(51.5,-0.12);coordinator;600.0;False\n"
    "1;LOOM;92;Muster GmbH;PRC;Jena;DE;;participant;400.0;False\n"
    "1;LOOM;92;Muster GmbH;PRC;Jena;DE;;thirdParty;0.0;True\n"
    "2;GONE;92;Muster GmbH;PRC;Jena;DE;;participant;1;False\n"
)
TOPICS = "projectID;topic;title\n1;SC5-1;Looms\n3;SC5-2;Nothing\n"
SCIVOC = (
    "projectID;euroSciVocCode;euroSciVocPath;euroSciVocTitle\n"
    "1;/29/93;/social sciences/sociology;sociology\n"
)
BASIS = "projectID;legalBasis;title;uniqueProgrammePart\n1;H2020-EU.3.5.;Climate action;true\n"
LINKS = "projectID;physUrl;type\n1;https://loom.example.org;relatedWebsite\n1;not a link;x\n"
FILES = {
    "project.csv": PROJECT,
    "organization.csv": ORGANISATION,
    "topics.csv": TOPICS,
    "euroSciVoc.csv": SCIVOC,
    "legalBasis.csv": BASIS,
    "webLink.csv": LINKS,
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "cordis.zip"
    with zipfile.ZipFile(path, "w") as target:
        for name, text in FILES.items():
            target.writestr(f"csv/{name}", text)
    return path


def test_every_row_is_taken_or_refused_with_its_place_and_reason(
    bring: Bring, archive: Path
) -> None:
    report = bring("cordis", archive)
    assert (report.read, report.taken, report.refused) == (11, 8, 3)
    assert [(Path(one.place).name, one.row, one.reason) for one in report.first] == [
        (
            "organization.csv",
            5,
            "projectID: the project 2 is not in project.csv, nor in the catalogue",
        ),
        ("topics.csv", 3, "projectID: the project 3 is not known"),
        ("webLink.csv", 3, "physUrl: 'not a link' is no web address"),
    ]


def test_the_tables_say_what_the_files_say(bring: Bring, rows: Rows, archive: Path) -> None:
    bring("cordis", archive)
    (project,) = rows("projects")
    assert project["name"] == "LOOM"
    assert project["name@en"] == "Weaving; well"
    assert (project["startDate"], project["endDate"]) == ("2018-05-01", "2021-04-30")
    assert project["url"] == "https://cordis.europa.eu/project/id/1 | https://loom.example.org"
    assert [row["id"] for row in rows("participations")] == [
        "eu-1.pic-91.coordinator",
        "eu-1.pic-92.participant",
        "eu-1.pic-92.thirdparty.ended",
    ]
    shares = [row.get("grantShare", "") for row in rows("participations")]
    assert shares == ["600.0", "400.0", ""]
    (grant,), (amount,) = rows("grants"), rows("amounts")
    assert (grant["grantNumber"], grant["project"], grant["amount"]) == ("1", "eu-1", "eu-1")
    assert (amount["id"], amount["value"], amount["currency"]) == ("eu-1", "1000", "EUR")
    assert [row["label"] for row in rows("topics")] == ["Looms", "social sciences", "sociology"]
    assert {row["id"] for row in rows("places")} == {
        "gb", "de", "town-gb-exampletown", "town-de-jena"
    }  # fmt: skip


def test_an_unknown_column_is_named_with_what_to_do(bring: Bring, archive: Path) -> None:
    report = bring("cordis", archive)
    assert report.files[0].unknown == ("new",)
    assert "--suggest" in "\n".join(report.lines())


def test_refused_rows_can_be_corrected_and_imported_again(
    bring: Bring, rows: Rows, archive: Path
) -> None:
    rejects = bring("cordis", archive).rejects[0]
    text = rejects.read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("refused because,projectID")
    rejects.write_text(text.replace(",2,GONE", ",1,LOOM").replace("pic", "pic"), encoding="utf-8")
    again = bring("cordis", rejects)
    assert (again.read, again.taken, again.refused) == (1, 1, 0)
    assert len(rows("projects")) == 1


def test_importing_the_same_files_again_changes_nothing(
    bring: Bring, empty: Catalogue, archive: Path
) -> None:
    bring("cordis", archive)
    before = {path: path.read_bytes() for path in (empty.root / "data").glob("*.csv")}
    assert not bring("cordis", archive).changes
    assert {path: path.read_bytes() for path in (empty.root / "data").glob("*.csv")} == before


def test_what_a_newer_file_says_otherwise_becomes_statements(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "project.csv"
    path.write_text(PROJECT, encoding="utf-8")
    bring("cordis", path)
    path.write_text(PROJECT.replace("2021-04-30", "2021-10-31"), encoding="utf-8")
    bring("cordis", path)
    said = [(row["property"], row["value"]) for row in rows("statements")]
    assert sorted(said) == [("endDate", "2021-04-30"), ("endDate", "2021-10-31")]
    assert "endDate" not in rows("projects")[0]


def test_each_row_names_the_file_that_it_came_from(bring: Bring, rows: Rows, archive: Path) -> None:
    bring("cordis", archive)
    (source,) = rows("sources")
    assert (source["name"], source["publisher"]) == ("cordis.zip", "European Union, CORDIS")
    assert len(source["sha256"]) == 64
    assert {row["source"] for row in rows("projects")} == {source["id"]}


def test_commas_and_a_folder_without_projects_do_as_well(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "organization.csv"
    path.write_text(ORGANISATION.replace("(51.5,-0.12)", "").replace(";", ","), encoding="utf-8")
    assert bring("cordis", tmp_path).taken == 4
    assert [row["acronym"] for row in rows("projects")] == ["LOOM", "GONE"]


def test_without_projects_the_shares_of_a_grant_add_up_to_it(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "organization.csv"
    path.write_text(ORGANISATION, encoding="utf-8")
    bring("cordis", tmp_path)
    amounts = [(row["id"], row["value"], row["note@en"]) for row in rows("amounts")]
    note = "the sum of the shares of the participants"
    assert amounts == [("eu-1", "1000.0", note), ("eu-2", "1", note)]
    assert [row["amount"] for row in rows("grants")] == ["eu-1", "eu-2"]


def test_what_was_imported_builds_and_checks(bring: Bring, empty: Catalogue, archive: Path) -> None:
    bring("cordis", archive)
    assert build(empty).statements > 100
    assert check(empty).count(Severity.ERROR) == 0


@pytest.mark.slow
def test_the_sample_is_taken_whole(bring: Bring, empty: Catalogue, shared: Path) -> None:
    report = bring("cordis", shared / "samples" / "cordis")
    assert (report.read, report.taken) == (5755, 5755)
    found = {name: change.new for name, change in report.changes.items()}
    assert (found["projects"], found["participations"], found["organisations"]) == (602, 5153, 3115)
    assert check(empty).count(Severity.ERROR) == 0


def test_a_name_that_was_quoted_twice_comes_without_the_quoting(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    (tmp_path / "organization.csv").write_text(
        "projectID,organisationID,name,shortName,role\n"
        '1,7,"""CENTER """"DEMO""""""","""NCSR """"D""""""",participant\n'
        '1,8,"""Haus"" und ""Hof""","""Ganz""",participant\n',
        encoding="utf-8",
    )
    report = bring("cordis", tmp_path)
    assert (report.read, report.taken, report.refused) == (2, 2, 0)
    found = {row["id"]: (row["name"], row["shortLabel@de"]) for row in rows("organisations")}
    assert found["pic-7"] == ('CENTER "DEMO"', 'NCSR "D"')
    assert found["pic-8"] == ('"Haus" und "Hof"', '"Ganz"')


def test_a_row_without_its_project_stays_refused_until_it_is_corrected(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    (tmp_path / "project.csv").write_text("id,acronym,title\n1,LOOM,Weaving\n", encoding="utf-8")
    (tmp_path / "organization.csv").write_text(
        "projectID,projectAcronym,organisationID,name,role\n1,LOOM,9,Uni,coordinator\n"
        "2,YARN,9,Uni,participant\n",
        encoding="utf-8",
    )
    (rejects,) = bring("cordis", tmp_path / "project.csv", tmp_path / "organization.csv").rejects
    assert bring("cordis", rejects).refused == 1
    assert [row["id"] for row in rows("projects")] == ["eu-1"]


def test_what_a_system_notes_down_beside_its_files_is_passed_over(
    bring: Bring, archive: Path
) -> None:
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr("__MACOSX/csv/._project.csv", b"\0\5\x16\7")
        target.writestr("csv/.DS_Store", b"\0\0\0\1")
    assert bring("cordis", archive).taken == 8


@pytest.mark.parametrize("name", ["project.xlsx", "readme.pdf"])
def test_a_file_that_is_not_looked_into_is_told(
    bring: Bring, archive: Path, tmp_path: Path, name: str
) -> None:
    other = tmp_path / name
    other.write_bytes(b"PK")
    lines = list(bring("cordis", archive, other).lines())
    assert f"{other}: not read, nothing in it is of this kind" in lines
    with pytest.raises(UnreadableFile, match="nothing in it is of this kind"):
        bring("cordis", other)


def test_an_empty_archive_is_an_error(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "cordis.zip"
    with zipfile.ZipFile(path, "w"):
        pass
    with pytest.raises(UnreadableFile, match="there is no file in it"):
        bring("cordis", path)
