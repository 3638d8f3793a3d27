"""The German register of grants; the amounts and the executing institute are invented here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.errors import UnreadableFile
from verbund.importing import Report
from verbund.importing.foerderkatalog import COLUMNS

Bring = Callable[..., Report]
Rows = Callable[[str], list[dict[str, str]]]

_JOINT = "Verbundprojekt: Interko2 - Integriertes Wohnflächenkonzept - Teilprojekt"
_WITHHELD = "Keine Anzeige aufgrund datenschutzrechtlicher Regelungen"
_LEIPZIG = ("14713000", "Leipzig", "Leipzig", "Sachsen", "Deutschland")
_JENA = ("16053000", "Jena", "Jena", "Thüringen", "Deutschland")
_NOWHERE = ("", "", "", "", "")


def _row(fkz: str, who: str, where: tuple[str, ...], *rest: str) -> list[str]:
    executing, theme, end, amount, joint = rest
    plan = ("FA1210", "Nachhaltige Räume", "01.08.2018", end, amount, "", joint, "Verbund")
    return [fkz, "BMBF", "722", "PT-J", "", who, *where, executing, *where, theme, *plan]


_GEO = "Institut für Geographie"
_IFL, _FSU = "Leibniz-Institut für Länderkunde e. V.", "Friedrich-Schiller-Universität Jena"
INVENTED = [
    _row("033L200A", _IFL, _LEIPZIG, _IFL, f"{_JOINT} 1", "31.12.2023", "1.234.567,00", "0117"),
    _row("033L200B", _FSU, _JENA, _GEO, f"{_JOINT} 2", "31.08.2023", "345.678,90", "0117"),
    _row("033L201", _WITHHELD, _NOWHERE, _WITHHELD, "Einzelvorhaben", "31.08.2020", "5.000,00", ""),
    _row("033L202", _WITHHELD, _NOWHERE, _WITHHELD, "Anderes Vorhaben", "31.08.2017", "1,00", ""),
]


def _download(path: Path, *, header: bool = True) -> Path:
    names = [name.removesuffix(" (2)") for name in COLUMNS]
    lines = [names, *INVENTED] if header else INVENTED
    text = "".join(";".join(f'="{cell}"' for cell in line) + "\r\n" for line in lines)
    path.write_bytes(text.encode("cp1252"))
    return path


@pytest.mark.parametrize("header", [True, False])
def test_invented_grants_are_read_with_and_without_a_header(
    bring: Bring, tmp_path: Path, header: bool
) -> None:
    report = bring("foerderkatalog", _download(tmp_path / "suche.csv", header=header))
    assert (report.read, report.taken, report.refused) == (4, 3, 1)
    assert report.first[0].reason == (
        "Laufzeit bis: the grant ends (2017-08-31) before it starts (2018-08-01)"
    )


def test_invented_grants_of_one_joint_project_have_one_project(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    bring("foerderkatalog", _download(tmp_path / "suche.csv"))
    single, joint = rows("projects")
    assert joint["name@de"] == "Interko2 - Integriertes Wohnflächenkonzept"
    assert (joint["startDate"], joint["endDate"]) == ("2018-08-01", "2023-12-31")
    assert (joint["kind"], single["kind"]) == ("joint-project", "other-project")
    assert [row["project"] for row in rows("grants")] == [joint["id"], joint["id"], single["id"]]
    assert [row["value"] for row in rows("amounts")] == ["1234567.00", "345678.90", "5000.00"]


def test_recipient_and_executing_body_are_two_roles(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    bring("foerderkatalog", _download(tmp_path / "suche.csv"))
    roles = [(row["role"], row["organisation"]) for row in rows("participations")]
    assert roles == [
        ("executing-body", "leibniz-institut-fuer-laenderkunde-e-v-14713000"),
        ("grant-recipient", "leibniz-institut-fuer-laenderkunde-e-v-14713000"),
        ("executing-body", "institut-fuer-geographie-16053000"),
        ("grant-recipient", "friedrich-schiller-universitaet-jena-16053000"),
    ]


def test_withheld_names_never_become_an_organisation(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    bring("foerderkatalog", _download(tmp_path / "suche.csv"))
    assert not [row for row in rows("organisations") if "Anzeige" in row.get("name@de", "")]
    assert "nicht angezeigt" in rows("grants")[2]["note@de"]


def test_an_error_page_saved_as_a_table_is_recognised(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "suche.csv"
    path.write_text("<!DOCTYPE html>\n<html><body>Fehler 500</body></html>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="web page"):
        bring("foerderkatalog", path)


@pytest.mark.parametrize("text", ["Es ist ein Fehler aufgetreten.", "Error: session expired"])
def test_an_error_message_saved_as_a_table_is_recognised(
    bring: Bring, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "suche.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="error message"):
        bring("foerderkatalog", path)


def _lines(path: Path, *lines: list[str]) -> Path:
    path.write_text("".join(";".join(line) + "\n" for line in lines), encoding="cp1252")
    return path


_FIRST = INVENTED[0]


@pytest.mark.parametrize(
    "lines",
    [
        ([name.removesuffix(" (2)").upper() for name in COLUMNS], _FIRST),
        (["Förderkennzeichen", *(n.replace(" in EUR", " (EUR)") for n in COLUMNS[1:])], _FIRST),
        ([*_FIRST, ""],),
    ],
    ids=["capitals", "other words", "no header, an empty cell at the end"],
)
def test_columns_are_known_however_they_are_spelt(
    bring: Bring, rows: Rows, tmp_path: Path, lines: tuple[list[str], ...]
) -> None:
    report = bring("foerderkatalog", _lines(tmp_path / "suche.csv", *lines))
    assert (report.taken, report.files[0].unknown) == (1, ())
    assert [row["value"] for row in rows("amounts")] == ["1234567.00"]


def test_a_table_that_is_another_is_an_error(bring: Bring, tmp_path: Path) -> None:
    path = _lines(tmp_path / "suche.csv", ["Name", "Ort"], ["Stadt Jena", "Jena"])
    with pytest.raises(UnreadableFile, match="no part of this kind: 'Name', 'Ort'"):
        bring("foerderkatalog", path)


def test_a_title_above_the_header_is_left_out_and_told(bring: Bring, tmp_path: Path) -> None:
    path = _lines(tmp_path / "suche.csv", ["Suchergebnis vom 1. Mai"], [], [*COLUMNS], _FIRST)
    report = bring("foerderkatalog", path)
    assert (report.read, report.taken) == (1, 1)
    assert "  1 row above the column names left out" in list(report.lines())


@pytest.mark.parametrize("fkz", ["ET5045A", "BCT0214", "MTK 0454/7", "0329750A", "2222NR012A"])
def test_old_numbers_of_grants_are_numbers(bring: Bring, tmp_path: Path, fkz: str) -> None:
    line = [fkz, *_FIRST[1:]]
    assert bring("foerderkatalog", _lines(tmp_path / "a.csv", [*COLUMNS], line)).taken == 1


@pytest.mark.parametrize("joint", ["ja", "kein Verbund", "-"])
def test_grants_without_a_number_of_their_joint_project_stay_apart(
    bring: Bring, rows: Rows, tmp_path: Path, joint: str
) -> None:
    lines = ([fkz, *_FIRST[1:-2], joint, _FIRST[-1]] for fkz in ("033L200A", "033L300A"))
    bring("foerderkatalog", _lines(tmp_path / "a.csv", [*COLUMNS], *lines))
    assert [row["id"] for row in rows("projects")] == ["fkz-033l200a", "fkz-033l300a"]


def test_withheld_is_withheld_in_other_words(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    withheld = _WITHHELD.replace("aufgrund", "auf Grund").lower()
    line = _row("033L203", withheld, _NOWHERE, withheld, "Vorhaben", "31.08.2020", "1,00", "")
    bring("foerderkatalog", _lines(tmp_path / "a.csv", [*COLUMNS], line))
    assert [row["id"] for row in rows("organisations")] == ["bmbf"]
