"""The index as a file of SQLite: full text of the names, and of the words they are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from verbund.errors import VerbundError
from verbund.search.entries import Entry, Field
from verbund.search.spelling import elided, folded, initials, words

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
#: Where a text stands, how long it is, the text, the number and the kind of the thing.
_Text = tuple[int, int, str, int, str]
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
    rows = list[_Text]()
    index.executemany(_THING, _things(entries, rows))
    vocabulary = set[str]()
    # in the order in which texts count, so that a search need not sort them
    rows.sort()
    index.executemany(_TEXT, _rows(rows))
    index.executemany(_WORDS, _words(rows, vocabulary))
    index.executemany(_WORD, enumerate(sorted(vocabulary), 1))
    index.execute("INSERT INTO grams (rowid, word) SELECT id, word FROM vocabulary ORDER BY id")


def _things(
    entries: Iterable[Entry], rows: list[_Text]
) -> Iterator[tuple[int, str, str, str, str, str]]:
    """The row of each thing; the texts that it goes by are added to ``rows``."""
    for thing, entry in enumerate(entries, 1):
        short = next((text for field, text in entry.texts if field is Field.SHORT), "")
        yield thing, entry.thing.value, entry.kind.name, entry.de, entry.en, short
        rows += ((int(f), len(folded(t)), t, thing, entry.kind.name) for f, t in _texts(entry))


def _rows(rows: Iterable[_Text]) -> Iterator[tuple[int, int, int, str, str, int, str]]:
    """The row of each text."""
    for number, (field, size, text, thing, kind) in enumerate(rows, 1):
        bare = "" if field == Field.WORDS else "".join(words(text))
        yield number, thing, field, text, bare, size, kind


def _words(rows: Iterable[_Text], vocabulary: set[str]) -> Iterator[tuple[int, str]]:
    """The words of each text; they are added to the vocabulary."""
    for number, (_, _, text, _, _) in enumerate(rows, 1):
        found = [*words(text), *elided(text)]
        vocabulary.update(found)
        yield number, " ".join(found)


def _texts(entry: Entry) -> Iterator[tuple[Field, str]]:
    yield from entry.texts
    known = {text.casefold() for _, text in entry.texts}
    for field, text in entry.texts:
        short = initials(text) if field is Field.NAME else ""
        if short and short not in known:
            known.add(short)
            yield Field.INITIALS, short
