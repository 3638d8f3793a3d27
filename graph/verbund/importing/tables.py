"""Our tables as they stand in a catalogue, and how new rows get into them: all or nothing."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile, VerbundError
from verbund.importing.checking import Schema
from verbund.importing.entry import Entry
from verbund.importing.merging import Merger
from verbund.importing.staging import Staging
from verbund.reading import sheets

_STATEMENTS = "statements"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """How many rows of a table are new, and how many say more than before."""

    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one catalogue."""

    catalogue: Catalogue

    @property
    def folder(self) -> Path:
        """Where the tables lie."""
        return self.catalogue.root / "data"

    def header(self, table: str) -> tuple[str, ...]:
        """The columns of a table; empty if there is no such file yet."""
        path = self.folder / f"{table}.csv"
        return next(sheets(path, f"data/{path.name}")).header if path.exists() else ()

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, cells without content left out.

        Raises:
            UnreadableFile: the table is broken; nothing can be added to it.
        """
        path = self.folder / f"{table}.csv"
        if not path.exists():
            return
        place = f"data/{path.name}"
        sheet = next(sheets(path, place))
        for number, cells in sheet.rows:
            if len(cells) != len(sheet.header):
                reason = f"the row has {len(cells)} cells, the header {len(sheet.header)}"
                raise UnreadableFile(place, reason, row=number, hint="`verbund check` tells more")
            yield {n: text for n, text in zip(sheet.header, cells, strict=True) if text.strip()}

    def merge(self, schema: Schema, entries: Staging, disputes: Staging) -> Mapping[str, Change]:
        """Merge what is staged into the tables; all of them are written, or none is.

        Raises:
            VerbundError: a table cannot be read or written.
        """
        unfinished = self.folder / f".import-{os.getpid()}"
        try:
            unfinished.mkdir()
            changes = {}
            for table in entries.tables():
                write = _Writer(self, Merger(schema, table), entries, disputes, unfinished)
                changes[table] = write.table()
            if disputes.tables():
                write = _Writer(self, Merger(schema, _STATEMENTS), disputes, disputes, unfinished)
                changes[_STATEMENTS] = write.table()
            for path in sorted(unfinished.iterdir()):
                path.replace(self.folder / path.name)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise VerbundError(f"{self.folder} cannot be written: {reason}") from problem
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return {name: change for name, change in changes.items() if change.new or change.changed}


@dataclass(slots=True)
class _Writer:
    """Writes one table anew."""

    tables: Tables
    merger: Merger
    entries: Staging
    disputes: Staging
    folder: Path

    def table(self) -> Change:
        """Write the table, again if rows turn out to need another column."""
        name = self.merger.table
        columns = dict.fromkeys((*self.tables.header(name), *self.entries.columns(name), "source"))
        while True:
            change, needed = self._write(list(columns))
            if needed <= columns.keys():
                return change
            columns |= dict.fromkeys(sorted(needed - columns.keys()))

    def _write(self, columns: list[str]) -> tuple[Change, set[str]]:
        known, needed, new, changed = set(columns), set[str](), 0, 0
        path = self.folder / f"{self.merger.table}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(columns)
            for row, before in self._rows():
                if not row.keys() <= known:
                    needed |= row.keys()
                new, changed = new + (before is None), changed + (before not in (None, row))
                writer.writerow([row.get(name, "") for name in columns])
            stream.flush()
            os.fsync(stream.fileno())
        return Change(new, changed), needed

    def _rows(self) -> Iterator[tuple[Row, Row | None]]:
        """Each row as it shall stand, and as it stood: the old ones first, then the new."""
        table, seen = self.merger.table, set[str]()
        for before in self.tables.rows(table):
            key = self.merger.schema.key(Entry(table, before))
            seen.add(key)
            yield self._merged(before, key), before
        for key, sayings in self.entries.by_key(table):
            if key not in seen:
                merged = self.merger.merge(None, sayings)
                self._dispute(merged.statements)
                yield merged.row, None

    def _merged(self, before: Row, key: str) -> Row:
        merged = self.merger.merge(before, self.entries.of(self.merger.table, key))
        self._dispute(merged.statements)
        return merged.row

    def _dispute(self, statements: tuple[Entry, ...]) -> None:
        for entry in statements:
            self.disputes.add(entry.cells["id"], entry.cells["source"], entry)
