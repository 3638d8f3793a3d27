"""Tables as programs really write them: all of these are read, and rows are counted as shown."""

from __future__ import annotations

import csv
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import UnreadableFile
from verbund.reading import delimited, sheets

Rows = list[tuple[int, tuple[str, ...]]]
HEADER = ("id", "name")


def read(path: Path, data: bytes | str) -> tuple[tuple[str, ...], Rows]:
    """The header and the rows of a table."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (sheet,) = sheets(path, f"data/{path.name}")
    assert (sheet.name, sheet.place) == (path.stem, f"data/{path.name}")
    return sheet.header, list(sheet.rows)


@pytest.mark.parametrize(
    "text",
    [
        "id,name\n1,Zoe\n",
        "id,name\n1,Zoe",
        "id,name\r\n1,Zoe\r\n",
        "id,name\r1,Zoe\r",
        "id;name\n1;Zoe\n",
        "id\tname\n1\tZoe\n",
        "\ufeffid,name\n1,Zoe\n",
        " id , name \n1,Zoe\n",
        '"id","name"\n"1","Zoe"\n',
        "id,name\n1,Zoe\n\n\n",
        "id,name\n1,Zoe\n,\n",
    ],
)
def test_one_table_written_in_many_ways(text: str, tmp_path: Path) -> None:
    assert read(tmp_path / "people.csv", text) == (HEADER, [(2, ("1", "Zoe"))])


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    text = 'id,name\n1,"two\nlines"\n\n3,"a\r\nb\r\nc"\n,\n5,Zoe\n'
    rows = read(tmp_path / "people.csv", text)[1]
    assert rows == [(2, ("1", "two\nlines")), (4, ("3", "a\r\nb\r\nc")), (6, ("5", "Zoe"))]


@pytest.mark.parametrize(
    "cell", ["=1+1", "=HYPERLINK(x)", "@SUM", "+49", "שלום", "a\u202eb", "5' 3", "a\\b", "ä" * 999]
)
def test_a_cell_is_taken_as_it_is(cell: str, tmp_path: Path) -> None:
    assert read(tmp_path / "people.csv", f"id,name\n1,{cell}\n")[1] == [(2, ("1", cell))]


def test_a_quote_inside_a_plain_cell_is_a_quote(tmp_path: Path) -> None:
    assert read(tmp_path / "people.csv", 'id,name\n1,5" disk\n')[1] == [(2, ("1", '5" disk'))]


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    assert read(tmp_path / "people.csv", "id,name") == (HEADER, [])


def test_one_column_is_a_table(tmp_path: Path) -> None:
    assert read(tmp_path / "people.csv", "id\n1\n") == (("id",), [(2, ("1",))])


def test_the_longest_line_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_LINE", 20)
    assert read(tmp_path / "people.csv", "id,name\n1," + "x" * 16)[1] == [(2, ("1", "x" * 16))]
    with pytest.raises(UnreadableFile, match="row 2: the line is longer than 20 characters"):
        read(tmp_path / "people.csv", "id,name\n1," + "x" * 20)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=2).filter(any), max_size=5),
    separator=st.sampled_from(",;\t"),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_can_be_read(
    rows: list[list[str]], separator: str, line_end: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerows([HEADER, *rows])
    path = tmp_path_factory.mktemp("any") / "people.csv"
    wanted = [(number, tuple(row)) for number, row in enumerate(rows, start=2)]
    assert read(path, stream.getvalue()) == (HEADER, wanted)


@given(data=st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_a_table_or_an_unreadable_file(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "people.csv"
    path.write_bytes(data)
    with suppress(UnreadableFile):
        for sheet in sheets(path, "data/people.csv"):
            assert any(sheet.header)
            numbers = [number for number, _ in sheet.rows]
            assert numbers == sorted(set(numbers))
