"""What a catalogue knows by name, to be found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from verbund.catalogue import Catalogue
from verbund.importing.tables import Tables

_SIGNS = re.compile(r"[^\w]+")
_COLUMNS = {
    "projects": ("acronym", "shortLabel@de", "shortLabel", "alternateName@de", "name@de"),
    "organisations": ("name@de", "name", "shortLabel@de", "alternateName@de", "altLabel@de"),
    "places": ("name@de", "name"),
    "topics": ("label@de", "label", "altLabel@de"),
}
_SHORTEST = {"projects": 4, "organisations": 3, "places": 4, "topics": 5}
_CLOSE = 0.86

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by name for each table; names without signs and case."""

    names: Mapping[str, Names]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Known:
        """What the tables of a catalogue name."""
        tables = Tables(catalogue)
        names = {table: dict(_names(tables, table)) for table in _COLUMNS}
        kinds = {row["id"]: row.get("kind", "") for row in tables.rows("places")}
        return cls(names, kinds)

    def id(self, table: str, name: str) -> str:
        """The id of a thing by its very name; empty if none has it."""
        return self.names[table].get(_bare(name), "")

    def within(self, table: str, text: str) -> Iterator[tuple[str, str]]:
        """The ids of the things that a text names, and the names."""
        padded = f" {_bare(text)} "
        found = [(name, own) for name, own in self.names[table].items() if f" {name} " in padded]
        longest = [
            (name, own)
            for name, own in found
            if not any(name != other and f" {name} " in f" {other} " for other, _ in found)
        ]
        yield from ((own, name) for name, own in longest)

    def nearly(self, table: str, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The ids of the things whose names words have with a slip of the pen, and the words."""
        for word in words:
            bare = _bare(word)
            if len(bare) < 6 or " " in bare or bare in self.names[table]:
                continue
            for name, own in self.names[table].items():
                if abs(len(name) - len(bare)) < 2 and " " not in name and _is_close(name, bare):
                    yield own, word


def _names(tables: Tables, table: str) -> Iterator[tuple[str, str]]:
    for row in tables.rows(table):
        for column in _COLUMNS[table]:
            for name in row.get(column, "").split(" | "):
                if len(name) >= _SHORTEST[table]:
                    yield _bare(name), row["id"]


def _bare(name: str) -> str:
    return " ".join(_SIGNS.split(name.casefold())).strip()


def _is_close(one: str, other: str) -> bool:
    """Whether two words differ by a slip: most letters the same, in nearly the same order."""
    if sorted(one) == sorted(other):
        return True
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _CLOSE
