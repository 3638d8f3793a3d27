"""The index as a file of SQLite: full text of the names, and of the words they are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from verbund.errors import VerbundError
from verbund.search.entries import Entry, Field
from verbund.search.spelling import folded, initials, words

#: The name of the index in a build.
FILE = "search.sqlite"

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE things (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, de TEXT, en TEXT, short TEXT);
CREATE TABLE texts (id INTEGER PRIMARY KEY, thing INTEGER, field INTEGER, text TEXT, bare TEXT,
  size INTEGER, kind TEXT);
CREATE VIRTUAL TABLE folded USING fts5 (words, content = '', columnsize = 0, detail = none);
CREATE TABLE vocabulary (id INTEGER PRIMARY KEY, word TEXT UNIQUE);
CREATE VIRTUAL TABLE grams USING fts5 (word, tokenize = 'trigram',
  content = 'vocabulary', content_rowid = 'id');
"""
_FINISH = """
CREATE INDEX whole ON texts (bare);
INSERT INTO folded (folded) VALUES ('optimize');
INSERT INTO grams (grams) VALUES ('optimize');
"""
_THING = "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)"
_WORDS = "INSERT INTO folded (rowid, words) VALUES (?, ?)"
_WORD = "INSERT INTO vocabulary VALUES (?, ?)"
_TEXT = "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)"


def write(path: Path | None, entries: Iterable[Entry]) -> sqlite3.Connection:
    """Write an index to a new file, or to memory; the same entries give the same bytes.

    Raises:
        VerbundError: it cannot be written.
    """
    try:
        index = sqlite3.connect(path or ":memory:", isolation_level=None)
        index.executescript(_TABLES)
        index.execute("BEGIN")
        _fill(index, entries)
        index.execute("COMMIT")
        index.executescript(_FINISH)
    except sqlite3.Error as problem:
        raise VerbundError(f"{path or 'the index'} cannot be written: {problem}") from problem
    return index


def _fill(index: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    rows: list[tuple[int, int, str, int, str]] = []
    for thing, entry in enumerate(entries, 1):
        short = next((text for field, text in entry.texts if field is Field.SHORT), "")
        named = (thing, entry.thing.value, entry.kind.name, entry.de, entry.en, short)
        index.execute(_THING, named)
        rows += ((int(f), len(folded(t)), t, thing, entry.kind.name) for f, t in _texts(entry))
    vocabulary = set[str]()
    # in the order in which texts count, so that a search need not sort them
    for number, (field, size, text, thing, kind) in enumerate(sorted(rows), 1):
        found = words(text)
        bare = "" if field == Field.WORDS else "".join(found)
        index.execute(_TEXT, (number, thing, field, text, bare, size, kind))
        index.execute(_WORDS, (number, " ".join(found)))
        vocabulary.update(found)
    index.executemany(_WORD, enumerate(sorted(vocabulary), 1))
    index.execute("INSERT INTO grams (rowid, word) SELECT id, word FROM vocabulary ORDER BY id")


def _texts(entry: Entry) -> Iterator[tuple[Field, str]]:
    yield from entry.texts
    known = {text.casefold() for _, text in entry.texts}
    for field, text in entry.texts:
        short = initials(text) if field is Field.NAME else ""
        if short and short not in known:
            known.add(short)
            yield Field.INITIALS, short
