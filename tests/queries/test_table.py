"""A table on a terminal fits its width, whatever that is, and loses nothing."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.cli._table import on_terminal
from verbund.model import Iri
from verbund.queries.sheet import Cell, Sheet

UNIVERSITY = Cell("Friedrich-Schiller-Universität Jena", Iri("http://e/fsu-jena"), "fsu-jena")
SHEET = Sheet(
    ("Einrichtung", "Rolle", "Zahl"),
    (
        (UNIVERSITY, Cell("Mitglied der Projektgruppe"), Cell("12", is_number=True)),
        (Cell("Stadt Jena", Iri("http://e/jena"), "jena"), Cell(""), Cell("3", is_number=True)),
    ),
)


def _shown(
    sheet: Sheet, width: int, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
) -> str:
    patch.setenv("COLUMNS", str(width))
    on_terminal(sheet, "Wer?")
    return capsys.readouterr().out


def test_with_room_it_shows_ids(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _shown(SHEET, 100, capsys, monkeypatch).splitlines() == [
        "Wer?",
        "Einrichtung                                     Rolle                       Zahl",
        "─────────────────────────────────────────────── ─────────────────────────── ────",
        "Friedrich-Schiller-Universität Jena (fsu-jena)  Mitglied der Projektgruppe    12",
        "Stadt Jena (jena)                                                              3",
    ]


def test_with_less_room_long_cells_are_wrapped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _shown(SHEET, 52, capsys, monkeypatch).splitlines() == [
        "Wer?",
        "Einrichtung             Rolle                   Zahl",
        "─────────────────────── ─────────────────────── ────",
        "Friedrich-Schiller-     Mitglied der              12",
        "Universität Jena        Projektgruppe",
        "Stadt Jena                                         3",
    ]


def test_without_rows_there_is_nothing_but_the_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _shown(Sheet(SHEET.headings, ()), 80, capsys, monkeypatch) == "Wer?\n"


def test_days_stay_whole_and_nothing_is_put_into_an_address(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://example.org/wohnflaechenkonzept/grossstaedtischewachstumsraeume"
    row = (Cell("2018-08-01 – 2023-07-31"), Cell("ist Partner in"), Cell(address))
    sheet = Sheet(("Zeit", "Verbindung", "Adresse"), (row,))
    for width in range(30, 130):
        lines = _shown(sheet, width, capsys, monkeypatch).splitlines()
        is_list = lines[1].startswith("Zeit        2")
        begin = len("Verbindung  ") if is_list else lines[1].index("Adresse")
        column = [line[begin:] for line in lines[3:] if is_list or line]
        assert address in "".join(column)
        assert any("2018-08-01" in line for line in lines)
        assert is_list or max(map(len, column)) >= 32


def test_with_no_room_each_row_is_a_list(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _shown(SHEET, 26, capsys, monkeypatch).splitlines()[1:] == [
        "Einrichtung  Friedrich-",
        "             Schiller-",
        "             Universität",
        "             Jena (fsu-",
        "             jena)",
        "Rolle        Mitglied der",
        "             Projektgruppe",
        "Zahl         12",
        "",
        "Einrichtung  Stadt Jena",
        "             (jena)",
        "Zahl         3",
        "",
    ]


def test_a_long_question_is_wrapped_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    on_terminal(SHEET, "Welche Paare von Einrichtungen verlieren ihr letztes gemeinsames Vorhaben?")
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Welche Paare von Einrichtungen verlieren",
        "ihr letztes gemeinsames Vorhaben?",
    ]


def test_no_word_is_cut_where_there_is_room(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = (Cell("Das Querschnittsvorhaben"), Cell("Mitglied der Projektgruppe"), Cell("2017-10-01"))
    shown = _shown(Sheet(("Vorhaben", "Rolle", "Von"), (row,)), 50, capsys, monkeypatch)
    assert shown.splitlines()[3:] == [
        "Das                   Mitglied der      2017-10-01",
        "Querschnittsvorhaben  Projektgruppe",
    ]


def test_a_word_that_is_too_long_is_cut_with_a_hyphen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = (Cell("Agrarlandschaftsforschung"), Cell("attendanceAsPrinted"))
    shown = _shown(Sheet(("a", "b"), (row,)), 36, capsys, monkeypatch)
    assert shown.splitlines()[3:] == [
        "Agrarlandschafts-  attendanceAsPrint",
        "forschung          ed",
    ]


def test_control_characters_do_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet(("a",), ((Cell("red\x1b[31m\x07 alert"),),))
    shown = _shown(sheet, 80, capsys, monkeypatch)
    assert "\x1b" not in shown
    assert "\x07" not in shown


WORDS = st.text(alphabet="abc äß-/", max_size=40)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=4), st.integers(40, 200))
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(
    rows: list[list[str]], width: int
) -> None:
    sheet = Sheet(("x", "y", "z"), tuple(tuple(map(Cell, row)) for row in rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        out = StringIO()
        patch.setattr("sys.stdout", out)
        on_terminal(sheet)
    lines = out.getvalue().splitlines()
    assert all(len(line) <= width for line in lines)
    for letter in "abcäß":
        shown = sum(line.count(letter) for line in lines)
        assert shown == sum(text.count(letter) for row in rows for text in row)
