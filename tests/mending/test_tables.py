"""A changed cell is all that changes in a table's text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from verbund.catalogue import Catalogue
from verbund.findings import Change
from verbund.mending.plan import plan, recoded
from verbund.mending.tables import TableText
from verbund.validation import check

FORMS = {
    "commas": "id,name\na,Zoe\nb,Kim\n",
    "semicolons": "id;name\na;Zoe\nb;Kim\n",
    "tabs": "id\tname\na\tZoe\nb\tKim\n",
    "a byte order mark": "\ufeffid,name\na,Zoe\nb,Kim\n",
    "line ends of Windows": "id,name\r\na,Zoe\r\nb,Kim\r\n",
    "line ends of old Macs": "id,name\ra,Zoe\rb,Kim\r",
    "no line end at the end": "id,name\na,Zoe",
    "quotes": '"id","name"\n"a","Zoe"\n"b","Kim"\n',
    "needless quotes and blanks": 'id , "name"\na,Zoe\n b ,"Kim"\n',
    "empty lines": "id,name\n\na,Zoe\n\n\nb,Kim\n",
}
CELLS = st.text(st.sampled_from('ab,;"\t\n=é '), max_size=6)


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_all_but_the_cell_stays(text: str) -> None:
    table = TableText(text)
    columns = ("name", '"name"')
    cells = [table.cell(row, column) for row in (2, 3) for column in columns]
    cell = next(one for one in cells if one and one.text == "Zoe")
    assert table.changed({cell: "Ada"}) == text.replace("Zoe", "Ada")


def test_what_needs_quotes_gets_them() -> None:
    table = TableText("id,name\na,Zoe\n")
    cell = table.cell(2, "name")
    assert cell is not None
    assert table.changed({cell: 'x,"y"'}) == 'id,name\na,"x,""y"""\n'


def test_no_repair_makes_a_formula() -> None:
    table = TableText("id,name\na,Zoe\n")
    cell = table.cell(2, "name")
    assert cell is not None
    assert table.changed({cell: "=1+1"}) == "id,name\na,'=1+1\n"


def test_there_is_no_cell_outside() -> None:
    table = TableText("id,name\na\n")
    assert (table.cell(2, "name"), table.cell(2, "shoe"), table.cell(9, "id")) == (None,) * 3
    assert TableText("").cell(1, "id") is None


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    CELLS.filter(lambda text: text == text.strip() and not text.startswith(("=", "'"))),
    st.data(),
)
def test_whatever_a_table_holds_the_others_stay(
    rows: list[tuple[str, str]], end: str, quoting: int, new: str, data: st.DataObject
) -> None:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([("id", "name"), *rows])
    number = data.draw(st.integers(0, len(rows) - 1))
    table = TableText(out.getvalue())
    cell = table.cell(number + 2, "name")
    assert cell is not None
    assert cell.text == rows[number][1]
    changed = csv.reader(StringIO(table.changed({cell: new}), newline=""))
    wanted = [list(row) for row in rows]
    wanted[number][1] = new
    assert list(changed) == [["id", "name"], *wanted]


def test_a_table_of_a_german_excel_is_made_readable_step_by_step(
    small: Catalogue, on_small: Callable[..., Result]
) -> None:
    places = small.root / "data" / "places.csv"
    before = places.read_bytes()
    german = (
        before.decode("utf-8").replace(",", ";").replace("50.93", "50,93").replace("\n", "\r\n")
    )
    places.write_bytes(german.encode("cp1252"))
    assert "verbund fix" in on_small("check", "--lang", "de").stdout
    seen = on_small("fix", "wrong-encoding")
    assert "-thueringen;Th\\xfcringen;state;;;;programme-page" in seen.stdout
    assert "+thueringen;Thüringen;state;;;;programme-page" in seen.stdout
    assert places.read_bytes() == german.encode("cp1252")
    assert on_small("fix", "wrong-encoding", "--apply").exit_code == 0
    assert places.read_bytes() == german.encode("utf-8-sig")
    assert on_small("fix", "bad-number", "--apply").exit_code == 0
    assert on_small("check", "--quiet").exit_code == 0
    assert on_small("fix", "--undo").exit_code == on_small("fix", "--undo").exit_code == 0
    assert places.read_bytes() == german.encode("cp1252")


def test_what_is_utf_8_already_stays_so(small: Catalogue) -> None:
    people = small.root / "data" / "people.csv"
    text = people.read_bytes() + "p2,Zoë,,programme-page\n".encode()
    people.write_bytes(text + "p3,Jörg,,programme-page\n".encode("cp1252"))
    made = plan(small, check(small).findings)
    wanted = text + "p3,Jörg,,programme-page\n".encode()
    assert made.after == {"data/people.csv": b"\xef\xbb\xbf" + wanted}


@given(st.binary(max_size=60))
def test_whatever_is_written_anew_is_utf_8(text: bytes) -> None:
    change = Change("data/people.csv", 0, "", "Windows-1252", "UTF-8")
    again = recoded(text, change)
    assert again.decode("utf-8").startswith("\ufeff")
    assert recoded(again, change) == again
