"""`verbund fix`: a look first, then the tables, then back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from verbund.catalogue import Catalogue

Call = Callable[..., Result]
DIFF = """\
--- a/data/people.csv
+++ b/data/people.csv
@@ -2,3 +2,3 @@
 p0001,Erika Beispiel,Dr.,programme-page\r
-p2,Ada &amp; Zoe,,programme-page\r
-p3,JÃ¼rgen,,programme-page\r
+p2,Ada & Zoe,,programme-page\r
+p3,Jürgen,,programme-page\r
""".replace("\r", "")


@pytest.fixture
def people(small: Catalogue) -> Path:
    """A table with a mark, line ends of Windows, and two dirty cells."""
    path = small.root / "data" / "people.csv"
    rows = "p2,Ada &amp; Zoe,,programme-page\np3,JÃ¼rgen,,programme-page\n"
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + rows
    path.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    return path


def test_a_look_writes_nothing(people: Path, on_small: Call) -> None:
    before = people.read_bytes()
    result = on_small("fix")
    assert (result.exit_code, result.stdout) == (0, DIFF)
    assert result.stderr == (
        "2 cells in 1 table (html-remains, mojibake); nothing is written without --apply.\n"
    )
    assert people.read_bytes() == before


def test_a_rule_is_applied_and_taken_back(people: Path, on_small: Call) -> None:
    before = people.read_bytes()
    result = on_small("fix", "mojibake", "--apply")
    assert result.exit_code == 0
    assert result.stderr == "Mended 1 cell in 1 table; `verbund fix --undo` takes it back.\n"
    assert people.read_bytes() == before.replace("JÃ¼rgen".encode(), "Jürgen".encode())
    assert on_small("fix", "--undo").stdout == "data/people.csv: as it was before\n"
    assert people.read_bytes() == before
    assert on_small("fix", "--undo").exit_code == 2


def test_a_finding_is_chosen_by_its_id(people: Path, on_small: Call) -> None:
    told = on_small("check", "--all", "--lang", "en").stdout
    name = told.partition("suggestion: Jürgen\n  look with: verbund fix ")[2][:7]
    result = on_small("fix", name, "--apply", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    text = people.read_text(encoding="utf-8")
    assert "Jürgen" in text
    assert "&amp;" in text


def test_all_leaves_nothing_to_mend(people: Path, on_small: Call) -> None:
    assert on_small("fix", "--all", "--apply").exit_code == 0
    assert people.read_bytes().startswith("\ufeffid,name".encode())
    assert on_small("fix").output == "There is nothing to mend.\n"


@pytest.mark.parametrize(
    "words", [("--apply",), ("--undo", "--all"), ("mojibake", "--all"), ("--undo", "mojibake")]
)
def test_words_that_do_not_go_together_are_refused(
    words: tuple[str, ...], people: Path, on_small: Call
) -> None:
    before = people.read_bytes()
    assert on_small("fix", *words).exit_code == 2
    assert people.read_bytes() == before


def test_a_misspelt_rule_is_guessed(people: Path, on_small: Call) -> None:
    result = on_small("fix", "mojibaki", "--apply")
    assert result.exit_code == 2
    assert "did you mean 'mojibake'?" in result.stderr
    assert people.is_file()


def test_a_fault_that_hinders_the_build_is_mended_too(small: Catalogue, on_small: Call) -> None:
    places = small.root / "data" / "places.csv"
    text = places.read_text(encoding="utf-8")
    places.write_text(text.replace("50.93", '"50,93"'), encoding="utf-8")
    assert on_small("fix", "bad-number", "--apply").exit_code == 0
    assert places.read_text(encoding="utf-8") == text.replace("50.93", '"50.93"')
    assert on_small("check").exit_code == 0


def test_cells_of_a_workbook_are_mended_and_keep_their_looks(
    small: Catalogue, on_small: Call
) -> None:
    path = small.root / "data" / "list.xlsx"
    book = Workbook()
    people, other = book.active, book.create_sheet("places")
    people.title = "people"
    for row in (
        ["id", "name", "honorificPrefix", "source"],
        ["p2", "Ada &amp; Zoe", "", "programme-page"],
        ["p3", "Bo", "Dr.", "programme-page"],
    ):
        people.append(row)
    people["B2"].font, people["B2"].number_format = Font(bold=True), "@"
    people["C2"] = "Dr."
    people.column_dimensions["B"].width = 44
    for row in (["id", "name@de", "kind", "source"], ["x", "JÃ¼rgen", "city", "programme-page"]):
        other.append(row)
    book.save(path)
    before = path.read_bytes()
    assert on_small("fix").stdout == (
        "--- a/data/list.xlsx#people\n+++ b/data/list.xlsx#people\n@@ row 2, name @@\n"
        "-Ada &amp; Zoe\n+Ada & Zoe\n"
        "--- a/data/list.xlsx#places\n+++ b/data/list.xlsx#places\n@@ row 2, name@de @@\n"
        "-JÃ¼rgen\n+Jürgen\n"
    )
    assert path.read_bytes() == before
    result = on_small("fix", "--all", "--apply")
    assert "Mended 2 cells in 1 table" in result.stderr
    mended = load_workbook(path)
    cell = mended["people"]["B2"]
    assert (cell.value, cell.font.bold, cell.number_format) == ("Ada & Zoe", True, "@")
    assert mended["people"].column_dimensions["B"].width == 44
    assert [cell.value for cell in mended["people"][3]] == ["p3", "Bo", "Dr.", "programme-page"]
    assert mended["places"]["B2"].value == "Jürgen"
    assert "html-remains" not in on_small("check", "--all").stdout
    assert on_small("fix", "--undo").stdout == "data/list.xlsx: as it was before\n"
    assert path.read_bytes() == before
