"""Tables as sheets of an XLSX workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from verbund.errors import UnreadableFile
from verbund.reading.sheet import Row, Sheet

#: A sheet is read into memory as a rectangle, and so is a workbook as a whole.
MOST_CELLS = 10_000_000
MOST_BYTES = 1 << 28
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"([^>]*)(?<!/)>(.*?)</c>', re.DOTALL)
_EMPTY = re.compile(rb"<v\s*/>|<v>\s*</v>")
_BLOCK = 1 << 20


def read_workbook(path: Path, place: str) -> Iterator[Sheet]:
    """The tables of a workbook, without its empty sheets.

    Raises:
        UnreadableFile: it is no workbook, too large for memory, or has cells without a value.
    """
    try:
        data = path.read_bytes()
        _inspect(data, place)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(any(cell != "" for cell in row) for row in rows):
                yield _sheet(name, f"{place}#{name}", rows)
    except (CalamineError, BadZipFile, OSError, NotImplementedError, RuntimeError) as problem:
        raise UnreadableFile(
            place,
            f"no readable workbook: {problem}",
            de="das ist keine lesbare Arbeitsmappe",
            hint="open it and save it again as .xlsx",
        ) from problem
