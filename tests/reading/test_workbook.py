"""Sheets of workbooks."""

from __future__ import annotations

import random
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from verbund.errors import UnreadableFile
from verbund.reading import sheets, workbook


def saved(book: openpyxl.Workbook, path: Path) -> Path:
    book.save(path)
    return path


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """A workbook with other words in one of its parts."""
    with ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with ZipFile(path, "w", ZIP_DEFLATED) as after:
        for name, data in parts.items():
            after.writestr(name, data)
    return path


@pytest.fixture
def book() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.active.title = "projects"
    return made


def test_typed_cells_become_what_a_table_says(book: openpyxl.Workbook, tmp_path: Path) -> None:
    cells = (
        2020,
        2020.5,
        True,
        date(2020, 2, 1),
        datetime(2020, 2, 1, 12),
        datetime(2020, 2, 2),
        time(9, 30),
        "007",
        None,
    )
    book.active.append([f"c{number}" for number, _ in enumerate(cells)])
    book.active.append(cells)
    (sheet,) = sheets(saved(book, tmp_path / "more.xlsx"), "data/more.xlsx")
    dates = ("2020-02-01", "2020-02-01T12:00:00", "2020-02-02")
    assert list(sheet.rows) == [(2, ("2020", "2020.5", "true", *dates, "09:30:00", "007", ""))]


def test_each_sheet_is_a_table_and_empty_ones_are_none(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    book.active.append(["id", " name "])
    book.create_sheet("notes")
    book.create_sheet("people").append(["id"])
    found = list(sheets(saved(book, tmp_path / "more.XLSX"), "data/more.XLSX"))
    assert [(one.name, one.place, one.header) for one in found] == [
        ("projects", "data/more.XLSX#projects", ("id", "name")),
        ("people", "data/more.XLSX#people", ("id",)),
    ]


def test_rows_are_counted_as_shown(book: openpyxl.Workbook, tmp_path: Path) -> None:
    for cell, value in {"A1": "id", "C1": "x", "A3": "one", "B5": "two", "E5": "too far"}.items():
        book.active[cell] = value
    (sheet,) = sheets(saved(book, tmp_path / "more.xlsx"), "data/more.xlsx")
    assert sheet.header == ("id", "", "x")
    assert list(sheet.rows) == [(3, ("one", "", "")), (5, ("", "two", "", "", "too far"))]


def test_a_formula_with_a_value_is_its_value(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.active.append(["id", "a", "b"])
    book.active.append(["x", "=1+1", '=""'])
    path = saved(book, tmp_path / "more.xlsx")
    page = "xl/worksheets/sheet1.xml"
    changed(path, page, b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    changed(path, page, b'<c r="C2"><f>""</f><v />', b'<c r="C2" t="str"><f>""</f><v></v>')
    (sheet,) = sheets(path, "data/more.xlsx")
    assert list(sheet.rows) == [(2, ("x", "2", ""))]


def test_a_text_about_formulas_is_a_text(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.active.append(["id"])
    book.active.append(["x<f>:f</f>"])
    (sheet,) = sheets(saved(book, tmp_path / "more.xlsx"), "data/more.xlsx")
    assert list(sheet.rows) == [(2, ("x<f>:f</f>",))]


def test_too_many_bytes_are_refused_before_they_are_unpacked(
    book: openpyxl.Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(book, tmp_path / "more.xlsx")
    with ZipFile(path, "a", ZIP_DEFLATED) as parts:
        parts.writestr("xl/bomb.xml", b" " * 2_000_000)
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    assert path.stat().st_size < 20_000
    with pytest.raises(UnreadableFile, match="too large"):
        list(sheets(path, "data/more.xlsx"))


def test_a_file_too_large_for_memory_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "more.xlsx"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(UnreadableFile, match="too large"):
        list(sheets(path, "data/more.xlsx"))


def test_a_damaged_workbook_is_an_unreadable_file(book: openpyxl.Workbook, tmp_path: Path) -> None:
    for number in range(30):
        book.active.append([f"id{number}", number])
    path = saved(book, tmp_path / "more.xlsx")
    whole, chance = path.read_bytes(), random.Random(7)  # noqa: S311
    outcomes = set()
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(
            damaged[: chance.randrange(len(damaged))] if chance.random() < 0.3 else damaged
        )
        try:
            outcomes.add(len(list(sheets(path, "data/more.xlsx"))))
        except UnreadableFile:
            outcomes.add(-1)
    assert -1 in outcomes
