"""A spreadsheet has numbers, days and links; what looks like a formula is text."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from verbund.errors import InvalidQuery
from verbund.model import Iri, Literal, Table, Term
from verbund.queries.header import Header
from verbund.queries.sheet import Reader
from verbund.queries.workbook import ROWS, write_workbook
from verbund.vocab import XSD

HEADER = Header(
    summary="",
    question={},
    description={},
    tags=(),
    parameters={},
    columns={"project": {"de": "Vorhaben", "en": "Project"}},
)
NEILA = Iri("https://example.org/project/neila#it")


def _read(table: Table, header: Header | None = None, title: str = "") -> Any:
    sheet = Reader(Iri("https://example.org/"), "de").sheet(table, header)
    return openpyxl.load_workbook(BytesIO(write_workbook(sheet, title)))


def _cell(term: Term | None) -> Any:
    return _read(Table(("x",), ((term,),))).active["A2"]


@pytest.mark.parametrize(
    ("term", "value", "kind"),
    [
        (Literal("7", XSD.integer), 7, "n"),
        (Literal("2.50", XSD.decimal), 2.5, "n"),
        (Literal("-1e3", XSD.double), -1000, "n"),
        (Literal("INF", XSD.double), "INF", "s"),
        (Literal("12345678901234567", XSD.integer), "12345678901234567", "s"),
        (Literal("true", XSD.boolean), True, "b"),
        (Literal("2020-02-01", XSD.date), datetime(2020, 2, 1), "d"),
        (Literal("2020-02-01"), datetime(2020, 2, 1), "d"),
        (Literal("2020-02"), "2020-02", "s"),
        (Literal("1648-10-24", XSD.date), "1648-10-24", "s"),
        (Literal("2020-02-31", XSD.date), "2020-02-31", "s"),
        (Literal("007"), "007", "s"),
        (Iri("urn:x:y"), "urn:x:y", "s"),
    ],
)
def test_a_cell_has_the_type_of_its_value(term: Term, value: object, kind: str) -> None:
    cell = _cell(term)
    assert (cell.value, cell.data_type) == (value, kind)


@pytest.mark.parametrize("text", ["=1+1", "+49 3641", "-x", "@SUM(A1)", "{=1}", "=HYPERLINK(1)"])
def test_text_is_never_a_formula(text: str) -> None:
    cell = _cell(Literal(text))
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_thing_is_its_name_with_a_link() -> None:
    table = Table(("project", "projectLabel"), ((NEILA, Literal("=NEILA")),))
    cell = _read(table, HEADER).active["A2"]
    assert (cell.value, cell.data_type) == ("=NEILA", "s")
    assert f"{cell.hyperlink.target}#{cell.hyperlink.location}" == str(NEILA)


def test_headings_stay_in_sight_and_columns_are_wide_enough() -> None:
    table = Table(("project", "projectLabel"), ((NEILA, Literal("x" * 20)),))
    book = _read(table, HEADER, "Welche Vorhaben?")
    page = book.active
    assert (page["A1"].value, page["A1"].font.bold) == ("Vorhaben", True)
    assert page.freeze_panes == "A2"
    assert 20 < page.column_dimensions["A"].width < 30
    assert book.properties.title == "Welche Vorhaben?"


def test_the_same_rows_give_the_same_bytes() -> None:
    sheet = Reader(Iri("https://example.org/"), "de").sheet(Table(("x",), ((NEILA,),)))
    assert write_workbook(sheet) == write_workbook(sheet)


def test_a_table_too_large_for_a_spreadsheet_is_refused() -> None:
    long = Reader(Iri("https://example.org/"), "de").sheet(Table(("x",), ((None,),) * ROWS))
    with pytest.raises(InvalidQuery, match="more than a spreadsheet holds"):
        write_workbook(long)
    with pytest.raises(InvalidQuery, match="row 2: a text is longer"):
        _cell(Literal("x" * 40_000))
