"""Where entries wait until all files are read: on disk, so that memory stays small."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from verbund.importing.entry import Entry

_BATCH = 10_000
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_TABLE = "CREATE TABLE entry (name TEXT, key TEXT, source TEXT, cells TEXT)"
_ORDER = "SELECT key, source, cells FROM entry WHERE name = ? ORDER BY key, rowid"
_ONE = "SELECT key, source, cells FROM entry WHERE name = ? AND key = ? ORDER BY rowid"


@dataclass(frozen=True, slots=True)
class Said:
    """The cells of an entry, and the source that says so."""

    source: str
    cells: Mapping[str, str]


@dataclass(slots=True)
class Staging:
    """Entries by table and key, in the order in which they came."""

    _base: sqlite3.Connection
    _batch: list[tuple[str, str, str, str]] = field(default_factory=list)
    _last: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    _columns: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, key: str, source: str, entry: Entry) -> None:
        """Keep an entry; one that says again what the last of its table said is not kept."""
        cells = _ENCODE(entry.cells)
        row = (entry.table, key, source, cells)
        if self._last.get(entry.table) == row:
            return
        self._last[entry.table] = row
        self._columns.setdefault(entry.table, {}).update(dict.fromkeys(entry.cells))
        self._batch.append(row)
        if len(self._batch) >= _BATCH:
            self._flush()

    def tables(self) -> tuple[str, ...]:
        """The tables that something is kept for."""
        self._flush()
        self._base.execute("CREATE INDEX IF NOT EXISTS by_key ON entry (name, key)")
        found = self._base.execute("SELECT DISTINCT name FROM entry ORDER BY name")
        return tuple(name for (name,) in found)

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of all entries of a table, in the order in which they came."""
        return tuple(self._columns.get(table, ()))

    def of(self, table: str, key: str) -> tuple[Said, ...]:
        """What was said under one key."""
        return _sayings(self._base.execute(_ONE, (table, key)))

    def by_key(self, table: str) -> Iterator[tuple[str, tuple[Said, ...]]]:
        """All that was said in a table, key by key."""
        rows = self._base.execute(_ORDER, (table,))
        for key, group in groupby(rows, key=itemgetter(0)):
            yield key, _sayings(group)

    def _flush(self) -> None:
        self._base.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", self._batch)
        self._batch.clear()


@contextmanager
def staging() -> Iterator[Staging]:
    """An empty place for entries, gone at the end."""
    with closing(sqlite3.connect("", isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute(_TABLE)
        base.execute("BEGIN")
        yield Staging(base)


def _sayings(rows: Iterable[tuple[str, str, str]]) -> tuple[Said, ...]:
    """What rows of one key say; what a source says twice counts once."""
    return tuple(Said(source, json.loads(cells)) for _, source, cells in dict.fromkeys(rows))
