"""Refused rows, written so that they can be corrected and imported again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from verbund.importing.entry import ForeignRow, ForeignTable
from verbund.importing.ids import named
from verbund.importing.tables import harmless

#: The column that we add; its presence says that a file is one of ours.
REASON = "refused because"


def as_it_was(text: str) -> str:
    """A cell of a file of rejects without the mark that keeps it from being a formula.

    >>> as_it_was("'=1+1"), as_it_was("'tis")
    ('=1+1', "'tis")
    """
    bare = text[1:]
    return bare if text[:1] == "'" and harmless(bare) == text else text


@dataclass(slots=True)
class Rejects:
    """Files of rejects, one for each foreign table; each appears whole at the end or not at all."""

    folder: Path
    _open: dict[str, tuple[TextIO, Any]] = field(default_factory=dict)

    def write(self, table: ForeignTable, row: ForeignRow, reason: str) -> None:
        """Keep a row and why it was refused."""
        columns = [name for name in table.columns if name != REASON]
        if table.name not in self._open:
            self.folder.mkdir(parents=True, exist_ok=True)
            stream = self._unfinished(table.name).open("w", encoding="utf-8", newline="")
            self._open[table.name] = (stream, csv.writer(stream, lineterminator="\n"))
            self._open[table.name][1].writerow([REASON, *columns])
        kept = self._cells(table.columns, row)
        self._open[table.name][1].writerow([reason, *kept])

    def finish(self) -> tuple[Path, ...]:
        """Put the files in their places."""
        paths = []
        for name, (stream, _) in sorted(self._open.items()):
            stream.close()
            paths.append(self._unfinished(name).replace(self.folder / f"{named(name)}.csv"))
        self._open.clear()
        return tuple(paths)

    def drop(self) -> None:
        """Leave nothing behind."""
        for name, (stream, _) in self._open.items():
            stream.close()
            self._unfinished(name).unlink(missing_ok=True)

    def _unfinished(self, name: str) -> Path:
        return self.folder / f".{named(name)}.part"

    @staticmethod
    def _cells(columns: Sequence[str], row: ForeignRow) -> list[str]:
        """The cells under the columns, all of them: what is too much stands at the end."""
        clean = [cell.encode("utf-8", "replace").decode().replace("\0", "") for cell in row.cells]
        names = [*columns, *[""] * len(clean)]
        kept = [harmless(cell) for name, cell in zip(names, clean, strict=False) if name != REASON]
        return kept + [""] * (len([name for name in columns if name != REASON]) - len(kept))
