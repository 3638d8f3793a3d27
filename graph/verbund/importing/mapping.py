"""A TOML file that says which columns of a foreign table become which of ours."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbund.errors import UnreadableFile
from verbund.importing.entry import Cells, Entry, Mapper, Refused
from verbund.importing.pipeline import Origin
from verbund.importing.templates import EACH, Template


@dataclass(frozen=True, slots=True)
class Part:
    """One row of ours that a foreign row gives, or one for each value of its ``each`` column."""

    table: str
    cells: Mapping[str, Template]
    each: str
    separator: str

    def entries(self, cells: Cells, empty: Container[str]) -> Iterator[Entry]:
        """The entries of one foreign row; none where the first cell of ours stays empty."""
        values = _values(cells.get(self.each, ""), self.separator, empty) if self.each else [""]
        for value in values:
            given = {**cells, EACH: value} if self.each else cells
            filled = {name: template.fill(given) for name, template in self.cells.items()}
            if filled[next(iter(filled))]:
                yield Entry.of(self.table, **filled)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a mapping file says."""

    origin: Origin
    empty: frozenset[str]
    left: frozenset[str]
    parts: tuple[Part, ...]

    def mapper(self) -> Mapper:
        """The mapping as a function of rows."""
        templates = [t for part in self.parts for t in part.cells.values()]
        read = frozenset().union(*(template.columns for template in templates))
        each = frozenset(part.each for part in self.parts if part.each)
        return Mapper(read | each, self.left, self._entries)

    def _entries(self, cells: Cells) -> Iterator[Entry]:
        given = {name: text for name, text in cells.items() if text.casefold() not in self.empty}
        main = list(self.parts[0].entries(given, self.empty))
        if not main:
            wanted = next(iter(self.parts[0].cells.values())).text
            raise Refused(f"{self.parts[0].table}: {wanted} is empty")
        yield from main
        for part in self.parts[1:]:
            yield from part.entries(given, self.empty)


def read_mapping(path: Path) -> Rules:
    """The mapping of a file.

    Raises:
        UnreadableFile: it is no TOML, or lacks something; the message says what.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise UnreadableFile(
            path, f"no mapping: {problem}", hint="`verbund import --suggest FILE` writes one"
        ) from problem
    place = str(path)
    words = _table(raw, "words", place)
    parts = raw.get("entry")
    if not isinstance(parts, list) or not parts:
        raise UnreadableFile(place, "there is no [[entry]] in it", hint="each is a row of ours")
    given, reading = _table(raw, "origin", place), _table(raw, "reading", place)
    separator = str(reading.get("separator", "")) or " | "
    return Rules(
        Origin(
            str(given.get("publisher", "")), str(given.get("licence", "")), _standing(given, place)
        ),
        frozenset(str(text).casefold() for text in reading.get("empty", ())),
        frozenset(str(name) for name in reading.get("left", ())),
        tuple(_part(part, words, separator, place) for part in parts),
    )


def _part(raw: Any, words: Mapping[str, Any], separator: str, place: str) -> Part:
    table, cells = (raw.get("table"), raw.get("cells")) if isinstance(raw, dict) else ("", None)
    if not isinstance(table, str) or not isinstance(cells, dict) or not cells:
        raise UnreadableFile(place, "an [[entry]] needs table = … and [entry.cells]")
    known = {name: _words(listed, name, place) for name, listed in words.items()}
    templates = {name: Template.of(str(text), known, place) for name, text in cells.items()}
    separator = str(raw.get("separator", "")) or separator
    return Part(table, templates, str(raw.get("each", "")), separator)


def _words(raw: Any, name: str, place: str) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise UnreadableFile(place, f"[words.{name}] is no list of words")
    return {str(theirs): str(ours) for theirs, ours in raw.items()}


def _table(raw: Mapping[str, Any], name: str, place: str) -> dict[str, Any]:
    found = raw.get(name, {})
    if not isinstance(found, dict):
        raise UnreadableFile(place, f"[{name}] is no table of TOML")
    return found


def _standing(raw: Mapping[str, Any], place: str) -> int:
    found = raw.get("standing", 0)
    if not isinstance(found, int):
        raise UnreadableFile(place, "standing is a number from 1 to 4")
    return found


def _values(text: str, separator: str, empty: Container[str]) -> list[str]:
    values = (value.strip() for value in text.split(separator))
    return [value for value in values if value and value.casefold() not in empty]
