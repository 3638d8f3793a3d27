"""`verbund fix`: a look first, then the tables, then back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import Workbook

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


def test_a_workbook_is_left_to_a_person_with_its_cell(small: Catalogue, on_small: Call) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "people"
    for row in (["id", "name", "source"], ["p2", "Ada &amp; Zoe", "programme-page"]):
        sheet.append(row)
    book.save(small.root / "data" / "list.xlsx")
    result = on_small("fix", "--all", "--apply")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[0] == (
        "data/list.xlsx#people, row 2, column name: 'Ada &amp; Zoe' should be 'Ada & Zoe';"
        " workbooks are mended by hand: sheet people, cell B2"
    )
