"""Tables of any form, by a mapping that is drafted from the table itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile, VerbundError
from verbund.findings import Severity
from verbund.importing import Report, suggest
from verbund.importing.entry import Refused
from verbund.importing.texts import day
from verbund.validation import check

Bring = Callable[..., Report]
Rows = Callable[[str], list[dict[str, str]]]

NORWEGIAN = (
    "Prosjektnummer;Prosjekttittel;Prosjektansvarlig;Partnere;Startdato;Sluttdato;Bevilget;Fagområde;Land;X\r\n"
    "300001;Byer;Universitetet i Oslo;Oslo kommune | Ruter AS;01.01.2020 00:00;31.12.2023 00:00;"
    "626199.99999984;Samfunnsfag | Geografi;NO;x\r\n"
    "300002;Jord;ukjent;NA;01.03.2021 00:00;28.02.2025 00:00;1200000;Geografi;NO;y\r\n"
    "300003;Feil;UiB;NA;01.03.2021 00:00;31.02.2025 00:00;5;Geografi;NO;z\r\n"
)
AWARDS = [
    ["GEPRIS-ID", "Titel", "Antragstellende Institution", "Antragsteller", "Fach", "Beginn"],
    ["401", "Land und Stadt", "Uni Jena", "Dr. Erika Beispiel; Max Muster", "Geographie", "2020"],
    ["402", "Stadt", "Uni Leipzig", "Max Muster", "Soziologie", "2021-05-01"],
]


def _drafted(sample: Path) -> Path:
    mapping = sample.with_suffix(".toml")
    mapping.write_text(suggest(sample), encoding="utf-8")
    return mapping


def test_a_year_of_two_digits_is_refused_with_the_day_that_is_probably_meant() -> None:
    with pytest.raises(Refused, match=r"end: '31\.12\.23' .* perhaps 2023-12-31 is meant"):
        day("31.12.23", "end")


def test_a_drafted_mapping_works_at_once(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "awards.csv"
    path.write_text(NORWEGIAN, encoding="utf-8", newline="")
    report = bring("table", path, mapping=_drafted(path))
    assert (report.read, report.taken, report.refused) == (3, 2, 1)
    assert report.files[0].unknown == ("X",)
    assert [row["name"] for row in rows("projects")] == ["Byer", "Jord"]
    assert [row["value"] for row in rows("amounts")] == ["626200.00", "1200000"]
    assert [row["name"] for row in rows("organisations")] == [
        "Oslo kommune", "Ruter AS", "Universitetet i Oslo"
    ]  # fmt: skip
    assert [row["label"] for row in rows("topics")] == ["Geografi", "Samfunnsfag"]


def test_what_a_drafted_mapping_brings_in_checks(
    bring: Bring, empty: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "awards.csv"
    path.write_text(NORWEGIAN, encoding="utf-8", newline="")
    bring("table", path, mapping=_drafted(path))
    assert check(empty).count(Severity.ERROR) == 0


def test_a_workbook_is_read_sheet_by_sheet(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    path, book = tmp_path / "gepris.xlsx", openpyxl.Workbook()
    for line in AWARDS:
        book.active.append(line)
    book.save(path)
    assert bring("table", path, mapping=_drafted(path)).taken == 2
    assert [row["name"] for row in rows("people")].count("Max Muster") == 2
    assert [row["startDate"] for row in rows("projects")] == ["2020", "2021-05-01"]


def test_the_draft_of_a_workbook_with_other_sheets_works_at_once(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["just a remark"])
    book.active.append(["and one more"])
    for name in ("Awards", "Others"):
        sheet = book.create_sheet(name)
        for row in AWARDS:
            sheet.append(row)
    path = tmp_path / "awards.xlsx"
    book.save(path)
    draft = suggest(path)
    assert "#   verbund import table awards.xlsx --mapping" in draft
    assert "# # How" in draft
    report = bring("table", path, mapping=_drafted(path))
    assert report.refused == 0
    assert [row["name"] for row in rows("projects")] == ["Land und Stadt", "Stadt"]


def test_a_word_that_is_not_in_the_list_refuses_the_row(bring: Bring, tmp_path: Path) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "t.toml"
    path.write_text("Id,Role\n1,boss\n", encoding="utf-8")
    mapping.write_text(
        '[words.role]\nlead = "coordinator"\n[[entry]]\ntable = "participations"\n[entry.cells]\n'
        'id = "{Id}"\nrole = "{Role | role}"\n',
        encoding="utf-8",
    )
    report = bring("table", path, mapping=mapping)
    assert report.first[0].reason == "Role: 'boss' is not in the list 'role' (lead)"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[entry", "no mapping"),
        ("a = 1", r"no \[\[entry\]\]"),
        ('[[entry]]\ntable = "projects"', "needs table"),
        ('[[entry]]\ntable = "projects"\n[entry.cells]\nid = "{A | sideways}"', "no filter"),
    ],
)
def test_a_faulty_mapping_is_told(bring: Bring, tmp_path: Path, text: str, reason: str) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "t.toml"
    path.write_text("A\n1\n", encoding="utf-8")
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=reason):
        bring("table", path, mapping=mapping)


def test_a_table_without_a_mapping_says_how_to_get_one(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("A\n1\n", encoding="utf-8")
    with pytest.raises(VerbundError, match="--mapping") as caught:
        bring("table", path)
    assert "--suggest" in caught.value.hint


def test_formulas_are_harmless_in_what_is_written(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "t.toml"
    path.write_text('Id,Title,Begin\n1,=1+1,2020\n2,"=HYPERLINK(""x"")",never\n', encoding="utf-8")
    mapping.write_text(
        '[[entry]]\ntable = "projects"\n[entry.cells]\nid = "p{Id}"\nname = "{Title}"\n'
        'startDate = "{Begin | date}"\n',
        encoding="utf-8",
    )
    report = bring("table", path, mapping=mapping)
    assert rows("projects")[0]["name"] == "'=1+1"
    assert "'=HYPERLINK(\"" in report.rejects[0].read_text(encoding="utf-8").replace('""', '"')


def test_the_command_drafts_imports_and_reports(
    run: Callable[..., Result], empty: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "awards.csv"
    path.write_text(NORWEGIAN, encoding="utf-8", newline="")
    drafted = run("import", "--suggest", str(path))
    assert drafted.exit_code == 0
    mapping = tmp_path / "m.toml"
    mapping.write_text(drafted.stdout, encoding="utf-8")
    words = ["--mapping", str(mapping), "--into", str(empty.root), "--read", "2026-01-31"]
    done = run("import", "table", str(path), *words)
    assert done.exit_code == 0
    assert "3 rows read, 2 taken, 1 refused" in done.stdout
    assert "row 4: refused: Sluttdato: '31.02.2025 00:00' is not a date" in done.stdout


def test_a_misspelt_kind_is_guessed(run: Callable[..., Result]) -> None:
    done = run("import", "cordes", "x.csv")
    assert done.exit_code == 2
    assert "did you mean 'cordis'?" in done.stderr


def test_where_a_project_has_several_rows_an_amount_is_that_of_a_participation(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "shares.csv"
    path.write_text(
        "project_id,project_title,org_name,org_country,role,funding\n"
        "101,Weaving,University of Exampletown,GB,coordinator,600000.00\n"
        "101,Weaving,Muster GmbH,DE,partner,400000.50\n",
        encoding="utf-8",
    )
    assert bring("table", path, mapping=_drafted(path)).taken == 2
    assert {row["id"]: row["value"] for row in rows("amounts")} == {
        "shares-101.muster-gmbh": "400000.50",
        "shares-101.university-of-exampletown": "600000.00",
    }
    assert [row["role"] for row in rows("participations")] == ["partner", "coordinator"]
    assert rows("programmes") == []


def test_who_stands_alone_in_a_row_leads_and_titles_are_parted_from_names(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "gepris.csv"
    path.write_text(
        '"Projektnummer","Titel","Antragsteller","Institution","Förderung seit","Förderung bis"\n'
        '"4","Wohnen","Professorin Dr. Erika Beispiel","Universität Musterstadt","2019","2023"\n',
        encoding="utf-8",
    )
    bring("table", path, mapping=_drafted(path))
    (project,), (person,), (part,) = rows("projects"), rows("people"), rows("participations")
    assert (project["startDate"], project["endDate"]) == ("2019", "2023")
    assert (person["name"], person["honorificPrefix"]) == ("Erika Beispiel", "Professorin Dr.")
    assert part["role"] == "coordinator"


def test_a_draft_tells_what_a_table_does_not(tmp_path: Path) -> None:
    path = tmp_path / "snsf.csv"
    path.write_text("GrantNumber;TitleEnglish;AmountGranted\n1;Soil;5.00\n", encoding="utf-8")
    draft = suggest(path)
    assert "# No column tells the currency: look whether it is the euro." in draft
    assert '"name@en" = "{TitleEnglish | text}"' in draft


def test_a_draft_sees_that_commas_part_thousands(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "awards.csv"
    lines = ("Award number,Title,Amount", '1,Soil,"450,000"', '2,Town,"1,250,000"', "3,Y,99.50")
    path.write_text("\n".join(lines), encoding="utf-8")
    assert bring("table", path, mapping=_drafted(path)).taken == 3
    assert [row["value"] for row in rows("amounts")] == ["450000", "1250000", "99.50"]


def test_a_draft_sees_that_points_part_thousands(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    lines = ("Nummer;Titel;Einrichtung;Rolle;Fördersumme", "1;Grün;Uni Jena;Koordinator;1.250.000")
    more = ("2;Blau;Stadt Köln;Praxispartner;50.000", "3;Rot;Müller GmbH;Auftragnehmer;1.000 €")
    path.write_bytes("\r\n".join([*lines, *more, "4;Gelb;Amt;Partner;12,50"]).encode("cp1252"))
    report = bring("table", path, mapping=_drafted(path))
    assert (report.read, report.taken) == (4, 4)
    assert [row["value"] for row in rows("amounts")] == ["1250000", "50000", "1000", "12.50"]
    roles = ["coordinator", "practice-partner", "subcontractor", "partner"]
    assert [row["role"] for row in rows("participations")] == roles


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        ("Bevilget beløp (NOK);12000", "12000 NOK"),
        ("AwardPounds;£1,234,567", "1234567 GBP"),
        ("Bewilligungssumme;1.250,00 €", "1250.00 EUR"),
        ("contribution_chf;CHF 99", "99 CHF"),
    ],
)
def test_a_draft_sees_the_currency_in_the_heading_or_the_values(
    bring: Bring, rows: Rows, tmp_path: Path, cells: str, amount: str
) -> None:
    path, (heading, value) = tmp_path / "awards.csv", cells.split(";")
    path.write_text(f"Az.;Titel;{heading}\nA1;Wohnen;{value}\n", encoding="utf-8")
    bring("table", path, mapping=_drafted(path))
    assert [f"{row['value']} {row['currency']}" for row in rows("amounts")] == [amount]


def test_amounts_in_thousands_are_left_to_a_person(tmp_path: Path) -> None:
    path = tmp_path / "awards.csv"
    path.write_text("Az.;Titel;Fördersumme in T€\nA1;Wohnen;12\n", encoding="utf-8")
    draft = suggest(path)
    assert 'table = "amounts"' not in draft
    assert "#   Fördersumme in T€: '12'" in draft


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("Förderung von 2018 bis 2022", ("2018", "2022")),
        ("seit 2019", ("2019", None)),
        ("01.08.2018 - 31.07.2021", ("2018-08-01", "2021-07-31")),
        ("08/2018 bis 07/2021", ("2018-08", "2021-07")),
    ],
)
def test_a_draft_parts_the_days_of_a_period(
    bring: Bring, rows: Rows, tmp_path: Path, told: str, days: tuple[str, str | None]
) -> None:
    path = tmp_path / "awards.csv"
    path.write_text(f"Nummer;Titel;Laufzeit\n1;Wohnen;{told}\n", encoding="utf-8")
    bring("table", path, mapping=_drafted(path))
    (project,) = rows("projects")
    assert (project["startDate"], project.get("endDate")) == days


def test_columns_part_their_values_each_in_its_own_way(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "awards.csv"
    text = 'Nr;Titel;Partner;Themen\n1;"Rot; Blau";A GmbH | NA | B AG;"Boden; Wasser"\n'
    path.write_text(text.replace("Nr;", "Nummer;"), encoding="utf-8")
    bring("table", path, mapping=_drafted(path))
    assert [row["name"] for row in rows("projects")] == ["Rot; Blau"]
    assert [row["name"] for row in rows("organisations")] == ["A GmbH", "B AG"]
    assert [row["label"] for row in rows("topics")] == ["Boden", "Wasser"]


def test_columns_without_values_give_way_to_others(tmp_path: Path) -> None:
    path = tmp_path / "awards.csv"
    text = "GrantNumber,Title,Keywords,MainDiscipline\n1,Towns,,Geography\n"
    path.write_text(text, encoding="utf-8")
    assert 'label = "{MainDiscipline | text}"' in suggest(path)


def test_rows_above_the_column_names_of_a_sheet_are_told(bring: Bring, tmp_path: Path) -> None:
    path, book = tmp_path / "awards.xlsx", openpyxl.Workbook()
    book.active.append(["Förderliste 2024"])
    book.active.append([])
    for line in AWARDS:
        book.active.append(line)
    book.save(path)
    report = bring("table", path, mapping=_drafted(path))
    assert (report.read, report.taken) == (2, 2)
    assert any("above the column names left out" in line for line in report.lines())


def test_a_table_of_one_column_stays_one(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Einrichtung\nStadt Jena\nHaus, Hof, Feld\n", encoding="utf-8")
    report = bring("table", path, mapping=_drafted(path))
    assert (report.read, report.taken, report.refused) == (2, 1, 1)
    assert report.first[0].reason == "the row has 3 cells, the header 1"
