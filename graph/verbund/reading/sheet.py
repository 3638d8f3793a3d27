"""One table as it was written, whatever the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbund.errors import UnreadableFile

MOST_COLUMNS = 1000
Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows under it, each with its number as a spreadsheet counts (header: 1)."""

    name: str
    place: str
    header: tuple[str, ...]
    rows: Iterator[Row]

    def __post_init__(self) -> None:
        if not any(self.header):
            raise UnreadableFile(
                self.place,
                "there are no column names",
                de="es stehen keine Spaltennamen da; eine Tabelle beginnt mit einer Kopfzeile",
                row=1,
                hint="a table begins with a header row",
            )
        if len(self.header) > MOST_COLUMNS:
            raise UnreadableFile(
                self.place,
                f"{len(self.header):,} columns are more than a table may have",
                de=f"{len(self.header)} Spalten; eine Tabelle hat höchstens {MOST_COLUMNS}",
                row=1,
                hint=f"at most {MOST_COLUMNS}; is this really a table?",
            )
