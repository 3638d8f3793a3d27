"""Tables and other files of data/, read row by row through the JSON-LD context."""

from collections.abc import Iterator
from pathlib import Path

from verbund.errors import UnknownName
from verbund.findings import Finding
from verbund.reading.context import Context
from verbund.reading.delimited import LONGEST_LINE
from verbund.reading.positions import position, read_position, split_place
from verbund.reading.records import Access, Record, RecordReader
from verbund.reading.statements import TABLE, StatementReader
from verbund.reading.tables import SUFFIXES, not_a_file, sheets
from verbund.reading.workbook import MOST_BYTES

__all__ = [
    "LONGEST_LINE",
    "MOST_BYTES",
    "SUFFIXES",
    "Access",
    "Context",
    "Record",
    "RecordReader",
    "not_a_file",
    "position",
    "read_position",
    "readers",
    "sheets",
    "split_place",
]


class UnknownTable(UnknownName):
    """A table whose name is no kind of thing in the context."""

    what = "kind of table"


def readers(
    path: Path, place: str, context: Context, access: Access, findings: list[Finding]
) -> Iterator[RecordReader]:
    """A reader for each table of a file, in order; what is wrong gathers in ``findings``.

    Raises:
        UnreadableFile: the file is no table.
        UnknownTable: the context has no such table.
    """
    for sheet in sheets(path, place):
        if sheet.name not in context.kinds:
            raise UnknownTable(sheet.name, context.kinds)
        reader = StatementReader if sheet.name == TABLE else RecordReader
        yield reader(context, access, sheet, context.kinds[sheet.name], findings)
