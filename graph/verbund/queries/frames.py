"""Answers as typed columns for data frames: Arrow, and Parquet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow as pa
from pyarrow import ipc, parquet

from verbund.formats import TableFormat
from verbund.model import Iri, Literal, Table, Term
from verbund.queries.header import Header
from verbund.queries.question import LABEL
from verbund.vocab import INTEGERS, NUMBERS, XSD

_LARGEST = 2**63
_DIGITS = 38
_EXACT = 15
_WORDS = {"true": True, "1": True, "false": False, "0": False}

Value = int | Decimal | float | bool | date
Cells = Sequence[Term | None]


def frame(
    table: Table, header: Header | None = None, *, lang: str = "de", title: str = ""
) -> pa.Table:
    """The rows as typed columns: int64, decimal128, double, date32, bool, and text for the rest.

    A column has a type if all of its values fit it. Its metadata say its heading and what stands
    in it: ``iri``, or the datatype of its values.
    """
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [_array(cells) for cells in columns]
    fields = [
        pa.field(name, array.type, metadata=_about(name, cells, header, lang))
        for name, cells, array in zip(table.columns, columns, arrays, strict=True)
    ]
    schema = pa.schema(fields, metadata={"title": title} if title else None)
    return pa.Table.from_arrays(arrays, schema=schema)


def write_frame(rows: pa.Table, form: TableFormat) -> bytes:
    """A file of the columns, in Parquet or in Arrow's own format."""
    buffer = BytesIO()
    if form is TableFormat.PARQUET:
        parquet.write_table(rows, buffer)
    else:
        with ipc.new_file(buffer, rows.schema) as writer:
            writer.write_table(rows)
    return buffer.getvalue()


def _about(name: str, cells: Cells, header: Header | None, lang: str) -> dict[str, str]:
    bare = name.removesuffix(LABEL)
    heading = header.heading(bare, lang) if header else bare
    kinds = {_kind(cell) for cell in cells if cell is not None}
    return {"heading": heading, "holds": kinds.pop() if len(kinds) == 1 else "mixed"}


def _kind(term: Term) -> str:
    if isinstance(term, Literal):
        return term.datatype
    return "iri" if isinstance(term, Iri) else "blank"


def _array(cells: Cells) -> pa.Array:
    """A column in the narrowest type that all of its values fit; else as text."""
    kinds = {_kind(cell) for cell in cells if cell is not None}
    for known, read, typed in _TYPES:
        if kinds and kinds <= known:
            try:
                values = [None if cell is None else read(_digits(str(cell))) for cell in cells]
                return pa.array(values, typed(values))
            except (ValueError, ArithmeticError, KeyError):
                continue
    return pa.array([None if cell is None else str(cell) for cell in cells], pa.string())


def _digits(text: str) -> str:
    """The text, unless only Python would read it as a number."""
    if "_" in text:
        raise ValueError(text)
    return text


def _integer(text: str) -> int:
    number = int(text)
    if not -_LARGEST <= number < _LARGEST:
        raise ValueError(text)
    return number


def _double(text: str) -> float:
    """A number that is as good as its digits."""
    if len(re.sub(r"[eE].*|\D", "", text).strip("0")) > _EXACT:
        raise ValueError(text)
    return float(text)


def _decimal_type(values: Sequence[Any]) -> pa.DataType:
    """The narrowest decimals that have all digits before and behind the point."""
    parts = [value.as_tuple() for value in values if value is not None]
    scale = max(max(-int(part.exponent), 0) for part in parts)
    whole = max(len(part.digits) + int(part.exponent) for part in parts)
    if max(whole, 1) + scale > _DIGITS:
        raise ValueError("more digits than there are")
    return pa.decimal128(max(whole, 1) + scale, scale)


_Read = Callable[[str], Value]
_Typed = Callable[[Sequence[Any]], pa.DataType]
_TYPES: Sequence[tuple[frozenset[str], _Read, _Typed]] = (
    (INTEGERS, _integer, lambda _: pa.int64()),
    (INTEGERS | {XSD.decimal}, Decimal, _decimal_type),
    (NUMBERS, _double, lambda _: pa.float64()),
    (frozenset({XSD.date}), date.fromisoformat, lambda _: pa.date32()),
    (frozenset({XSD.boolean}), _WORDS.__getitem__, lambda _: pa.bool_()),
)
