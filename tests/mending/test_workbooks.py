"""Single cells of a workbook change, whatever program wrote it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from verbund.catalogue import Catalogue
from verbund.mending.plan import plan
from verbund.mending.workbooks import with_cells
from verbund.validation import check


def book(**cells: str) -> bytes:
    found, written = Workbook(), BytesIO()
    found.active.title = "R & D"
    for name, text in cells.items():
        found.active[name] = text
    found.save(written)
    return written.getvalue()


def test_a_formula_and_a_cell_that_is_not_there_stay() -> None:
    before = book(A1="id", B1="=1+1")
    after, left = with_cells(before, "R & D", {"B1": "2", "C9": "x", "A1": "name"})
    assert left == {"B1": "a formula stands there; mend it by hand", "C9": "there is no such cell"}
    assert [cell.value for cell in load_workbook(BytesIO(after))["R & D"][1]] == ["name", "=1+1"]


def test_what_looks_like_markup_or_a_formula_is_a_text() -> None:
    after, _ = with_cells(book(A1="id", A2="x"), "R & D", {"A2": '=1 <b> & "c" '})
    cell = load_workbook(BytesIO(after))["R & D"]["A2"]
    assert (cell.value, cell.data_type) == ('=1 <b> & "c" ', "s")


def test_every_other_part_is_the_same() -> None:
    before = book(A1="id", A2="x")
    after, _ = with_cells(before, "R & D", {"A2": "y"})
    with ZipFile(BytesIO(before)) as one, ZipFile(BytesIO(after)) as other:
        assert one.namelist() == other.namelist()
        changed = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


def test_names_with_a_prefix_are_understood() -> None:
    before = book(A1="id", A2="x")
    prefixed = BytesIO()
    with ZipFile(BytesIO(before)) as one, ZipFile(prefixed, "w") as other:
        for name in one.namelist():
            text = one.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
                text = text.replace(b"xmlns=", b"xmlns:x=")
            other.writestr(name, text)
    after, left = with_cells(prefixed.getvalue(), "R & D", {"A2": "y"})
    assert left == {}
    assert load_workbook(BytesIO(after))["R & D"]["A2"].value == "y"


def test_a_cell_that_changed_since_it_was_looked_at_stays(small: Catalogue) -> None:
    path = small.root / "data" / "list.xlsx"
    written = Workbook()
    written.active.title = "people"
    for row in (["id", "name", "source"], ["p2", "Ada &amp; Zoe", "programme-page"]):
        written.active.append(row)
    written.save(path)
    found = [one for one in check(small, thorough=True).findings if one.rule == "html-remains"]
    lost = replace(found[0], column="label")
    written["people"]["B2"] = "Ada and Zoe"
    written.save(path)
    made = plan(small, [*found, lost])
    reasons = {one.change.column: one.reason for one in made.left}
    assert reasons == {"name": "the cell says something else", "label": "there is no such cell"}
    assert not made.changes
    assert not made.after
