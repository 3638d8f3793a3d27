"""Refused rows, written so that they can be corrected and imported again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, count, zip_longest
from pathlib import Path
from typing import Any, TextIO

from verbund.importing.entry import ForeignRow, ForeignTable
from verbund.importing.ids import named
from verbund.reading.cells import guarded

#: The column that we add; its presence says that a file is one of ours.
REASON = "refused because"


def as_it_was(text: str) -> str:
    """A cell of a file of rejects without the mark that keeps it from being a formula.

    >>> as_it_was("'=1+1"), as_it_was("'tis")
    ('=1+1', "'tis")
    """
    bare = text[1:]
    return bare if text[:1] == "'" and guarded(bare) == text else text


def refused_for(table: ForeignTable, why: str) -> bool:
    """Whether a table is a file of rejects with a row that was refused for a reason."""
    if REASON not in table.columns:
        return False
    place = table.columns.index(REASON)
    return any(why in row.cells[place] for row in table.rows if row.cells[place:])


@dataclass(slots=True)
class Rejects:
    """Files of rejects, one for each foreign table; each appears whole at the end or not at all."""

    folder: Path
    _open: dict[str, _Open] = field(default_factory=dict)

    def write(self, table: ForeignTable, row: ForeignRow, reason: str) -> None:
        """Keep a row and why it was refused."""
        if table.place not in self._open:
            self._open[table.place] = self._begin(table)
        self._open[table.place].writer.writerow([reason, *_cells(table.columns, row)])

    def finish(self) -> tuple[Path, ...]:
        """Put the files in their places."""
        for one in self._open.values():
            one.stream.close()
        paths = [one.part.replace(one.part.with_name(f"{one.name}.csv")) for one in self._all()]
        self._open.clear()
        return tuple(sorted(paths))

    def drop(self) -> None:
        """Leave nothing unfinished behind."""
        for one in self._all():
            one.stream.close()
            one.part.unlink(missing_ok=True)

    def _all(self) -> list[_Open]:
        return list(self._open.values())

    def _begin(self, table: ForeignTable) -> _Open:
        self.folder.mkdir(parents=True, exist_ok=True)
        taken = {one.name for one in self._all()}
        wanted = named(table.name)
        others = (f"{wanted}-{number}" for number in count(2))
        name = next(one for one in chain([wanted], others) if one not in taken)
        part = self.folder / f".{name}.part"
        stream = part.open("w", encoding="utf-8", newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([REASON, *(name for name in table.columns if name != REASON)])
        return _Open(name, part, stream, writer)


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    part: Path
    stream: TextIO
    writer: Any


def _cells(columns: Sequence[str], row: ForeignRow) -> list[str]:
    """The cells under the columns, all of them: what is too much stands at the end."""
    clean = [cell.encode("utf-8", "replace").decode().replace("\0", "") for cell in row.cells]
    kept = [
        guarded(cell)
        for name, cell in zip_longest(columns, clean)
        if name != REASON and cell is not None
    ]
    width = len([name for name in columns if name != REASON])
    return kept + [""] * (width - len(kept))
