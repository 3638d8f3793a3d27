"""Rows that no query gave, in the formats of those that one did."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from verbund.cli._output import Printer
from verbund.model import Table
from verbund.queries.header import Header, Texts
from verbund.queries.query import Query
from verbund.queries.sheet import Reader
from verbund.sparql.guard import Form
from verbund.store import Store


def show(
    table: Table,
    columns: Mapping[str, Texts],
    reader: Reader,
    where: tuple[str | None, Path | None],
    sentence: str = "",
) -> None:
    """Write a table whose things have their names in columns of their own."""
    header = Header("", {}, {}, (), {}, columns)
    query = Query("", Form.SELECT, header, sentence)
    printer = Printer(*where, reader)
    printer.check(query)
    printer.show(query, table, Store.in_memory())
