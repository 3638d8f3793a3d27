"""Tables and other files of data/, read row by row through the JSON-LD context."""

from collections.abc import Iterator
from pathlib import Path

from verbund.errors import UnknownName
from verbund.findings import Finding
from verbund.reading.access import Access
from verbund.reading.context import Context
from verbund.reading.curies import Curies
from verbund.reading.delimited import LONGEST_LINE
from verbund.reading.links import TABLE as LINKS
from verbund.reading.links import Decision, LinkReader
from verbund.reading.positions import position, read_position, split_place
from verbund.reading.records import Record, RecordReader
from verbund.reading.statements import TABLE, StatementReader
from verbund.reading.tables import not_a_file, sheets
from verbund.reading.workbook import MOST_BYTES

__all__ = [
    "LINKS",
    "LONGEST_LINE",
    "MOST_BYTES",
    "Access",
    "Context",
    "Curies",
    "Decision",
    "Record",
    "RecordReader",
    "not_a_file",
    "position",
    "read_position",
    "readers",
    "sheets",
    "split_place",
]


#: Tables whose rows are statements about things of other tables.
_READERS: dict[str, type[RecordReader]] = {TABLE: StatementReader, LINKS: LinkReader}


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
        if sheet.name not in context.kinds and sheet.name not in _READERS:
            raise UnknownTable(sheet.name, context.kinds)
        reader = _READERS.get(sheet.name, RecordReader)
        name = TABLE if sheet.name in _READERS else sheet.name
        yield reader(context, access, sheet, context.kinds[name], findings)
