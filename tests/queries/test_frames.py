"""Columns get the types of their values, and other readers than ours see the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.formats import TableFormat
from verbund.model import Iri, Literal, Table, Term
from verbund.queries.frames import frame, write_frame
from verbund.queries.header import Header
from verbund.vocab import XSD

FRAMES = (TableFormat.PARQUET, TableFormat.ARROW)
NEILA = Iri("https://example.org/project/neila")
HEADER = Header(
    summary="",
    question={},
    description={},
    tags=(),
    parameters={},
    columns={"project": {"de": "Vorhaben", "en": "Project"}},
)


def _column(*cells: Term | None) -> tuple[str, list[object]]:
    column = frame(Table(("x",), tuple((cell,) for cell in cells))).column("x")
    return str(column.type), column.to_pylist()


def _integer(text: str) -> Literal:
    return Literal(text, XSD.integer)


def _decimal(text: str) -> Literal:
    return Literal(text, XSD.decimal)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ((_integer("7"), None, _integer("-8")), ("int64", [7, None, -8])),
        ((_integer("7"), _decimal("2.50")), ("decimal128(3, 2)", [Decimal(7), Decimal("2.50")])),
        ((_integer("7"), Literal("1e3", XSD.double)), ("double", [7.0, 1000.0])),
        ((Literal("2020-02-01", XSD.date),), ("date32[day]", [date(2020, 2, 1)])),
        ((Literal("true", XSD.boolean), Literal("0", XSD.boolean)), ("bool", [True, False])),
        ((Literal("Jena", language="de"), NEILA), ("string", ["Jena", str(NEILA)])),
        ((_integer("7"), Literal("seven")), ("string", ["7", "seven"])),
        ((_integer("9" * 30),), ("decimal128(30, 0)", [Decimal("9" * 30)])),
        ((_integer("9" * 30), Literal("1e3", XSD.double)), ("string", ["9" * 30, "1e3"])),
        ((_integer("1_000"),), ("string", ["1_000"])),
        ((_decimal("1" * 30 + "." + "1" * 30),), ("string", ["1" * 30 + "." + "1" * 30])),
        ((Literal("-0001-01-01", XSD.date),), ("string", ["-0001-01-01"])),
        ((None,), ("string", [None])),
        ((), ("string", [])),
    ],
)
def test_a_column_has_the_type_that_all_of_its_values_fit(
    cells: tuple[Term | None, ...], found: tuple[str, list[object]]
) -> None:
    assert _column(*cells) == found


def test_a_column_says_its_heading_and_what_it_holds() -> None:
    table = Table(("project", "projectLabel"), ((NEILA, Literal("NEILA")),))
    schema = frame(table, HEADER, lang="en", title="Which?").schema
    assert schema.metadata == {b"title": b"Which?"}
    assert schema.field("project").metadata == {b"heading": b"Project", b"holds": b"iri"}
    assert schema.field("projectLabel").metadata[b"heading"] == b"Project"
    assert schema.field("projectLabel").metadata[b"holds"] == XSD.string.encode()


TABLE = Table(
    ("thing", "size", "day"),
    (
        (NEILA, _integer("3"), Literal("2020-02-01", XSD.date)),
        (Literal("=1+1"), None, None),
    ),
)


def test_pandas_reads_parquet() -> None:
    found = pandas.read_parquet(BytesIO(write_frame(frame(TABLE), TableFormat.PARQUET)))
    assert found["thing"].tolist() == [str(NEILA), "=1+1"]
    assert found["size"].tolist()[0] == 3
    assert found["day"].tolist() == [date(2020, 2, 1), None]


@pytest.mark.parametrize("form", FRAMES)
def test_polars_reads_both(form: TableFormat) -> None:
    data = BytesIO(write_frame(frame(TABLE), form))
    found = polars.read_parquet(data) if form is TableFormat.PARQUET else polars.read_ipc(data)
    assert found.dtypes == [polars.String, polars.Int64, polars.Date]
    assert found.rows() == [(str(NEILA), 3, date(2020, 2, 1)), ("=1+1", None, None)]


@pytest.mark.parametrize("form", FRAMES)
def test_the_same_rows_give_the_same_bytes(form: TableFormat) -> None:
    assert write_frame(frame(TABLE), form) == write_frame(frame(TABLE), form)


@given(st.lists(st.none() | st.decimals(allow_nan=False, allow_infinity=False), max_size=4))
def test_no_digit_of_a_decimal_is_lost(numbers: list[Decimal | None]) -> None:
    cells = [None if n is None else Literal(f"{n:f}", XSD.decimal) for n in numbers]
    kind, values = _column(*cells)
    assert [None if v is None else Decimal(str(v)) for v in values] == numbers
    assert kind == "string" or kind.startswith("decimal128")
