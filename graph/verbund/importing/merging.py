"""Several rows about one thing become one, and statements where sources say different things.

A row names the sources that say all that it says. So what another source adds or says otherwise
becomes a row of ``statements``; only a source that says the very same is added to the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbund.importing.checking import Schema
from verbund.importing.entry import Entry
from verbund.importing.ids import digest
from verbund.importing.staging import Said

LIST = " | "
#: Remarks of keepers and classes of ours: nothing that sources dispute about.
_OURS = ("note", "quote", "type", "source")
_SECOND_NAMES = {"name": "alternateName", "label": "altLabel"}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """A row of ours, and the statements that could not be part of it."""

    row: Row
    statements: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the rows of one table."""

    schema: Schema
    table: str

    def merge(self, row: Mapping[str, str] | None, sayings: Sequence[Said]) -> Merged:
        """A row that may be there already, and what files say of the same thing."""
        if row is None and len(sayings) == 1:
            return Merged({**sayings[0].cells, "source": sayings[0].source})
        merged, statements = dict(row or {}), list[Entry]()
        for said in sayings:
            sources = set(_parts(merged.get("source", "")))
            if not merged or sources == {said.source}:
                statements += self._absorb(merged, said)
            elif self._says_all(merged, said.cells):
                merged["source"] = LIST.join([*_parts(merged["source"]), said.source])
            else:
                statements += self._differences(merged, said)
        known = {entry.cells["id"]: entry for entry in statements}
        return Merged(merged, tuple(known[name] for name in sorted(known)))

    def _absorb(self, row: Row, said: Said) -> Iterator[Entry]:
        """Add to a row what its own source says besides."""
        row["source"] = said.source
        for name, text in said.cells.items():
            term, at, language = name.partition("@")
            held = row.get(name, "")
            if not held or held == text:
                row[name] = text
            elif term in _SECOND_NAMES:
                other = f"{_SECOND_NAMES[term]}{at}{language}"
                row[other] = _union(row.get(other, ""), text)
            elif term == "type" or self.schema.column(self.table, name).many:
                row[name] = _union(held, text)
            else:
                yield from self._contest(row, name, Said(said.source, {name: text}))

    def _differences(self, row: Row, said: Said) -> Iterator[Entry]:
        """Statements for what another source says, as far as the row does not say it."""
        for name, text in said.cells.items():
            term = name.partition("@")[0]
            if term in _OURS or self.schema.column(self.table, name).is_subject:
                continue
            held = row.get(name, "")
            if held == text or set(_parts(text)) <= set(_parts(held)):
                continue
            if held and self.schema.is_single(self.table, name):
                yield from self._contest(row, name, Said(said.source, {name: text}))
            else:
                yield self._statement(row["id"], name, text, said.source)

    def _contest(self, row: Row, name: str, said: Said) -> Iterator[Entry]:
        """A value against that of the row: both become statements, the cell is left empty."""
        sources = row["source"]
        yield self._statement(row["id"], name, row.pop(name), sources)
        yield self._statement(row["id"], name, said.cells[name], said.source)

    def _statement(self, thing: str, name: str, text: str, source: str) -> Entry:
        kind = self.schema.kind(self.table)
        about = f"{kind.base.removeprefix(self.schema.context.base)}{thing}"
        own = f"{thing}.{name.replace('@', '.')}.{digest(about, name, text, source)}"
        return Entry.of("statements", id=own, about=about, property=name, value=text, source=source)

    def _says_all(self, row: Row, cells: Mapping[str, str]) -> bool:
        theirs = {name: text for name, text in cells.items() if name.partition("@")[0] not in _OURS}
        ours = {name: text for name, text in row.items() if name.partition("@")[0] not in _OURS}
        return theirs == {name: text for name, text in ours.items() if text}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _union(held: str, text: str) -> str:
    return LIST.join(dict.fromkeys([*_parts(held), *_parts(text)]))
