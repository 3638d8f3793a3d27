"""What an import did: rows read, taken and refused, columns unknown or left, tables changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap

from verbund.errors import UnreadableFile
from verbund.importing.entry import ForeignTable, Mapper
from verbund.importing.tables import Change

_MOST_SHOWN, _WIDTH = 20, 80
_FEW, _SHORT = 4, 40


def counted(number: int, what: str) -> str:
    """A number of things in words.

    >>> counted(1, "row"), counted(2000, "row")
    ('1 row', '2,000 rows')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _wrapped(text: str) -> list[str]:
    """A long list on lines that fit a terminal."""
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False)


def told(changes: Mapping[str, Change]) -> Iterator[str]:
    """What became of our tables, in words."""
    for name, change in sorted(changes.items()):
        yield f"data/{name}.csv: {counted(change.new, 'new row')}, {change.changed:,} changed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was refused: where it stands, and why."""

    place: str
    row: int
    reason: str


@dataclass(slots=True)
class FileReport:
    """What became of one foreign table."""

    place: str
    read: int = 0
    taken: int = 0
    refused: int = 0
    unknown: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    above: int = 0

    @classmethod
    def of(cls, table: ForeignTable, columns: tuple[str, ...], mapper: Mapper) -> FileReport:
        """The report of a table that is about to be read."""
        left = tuple(name for name in columns if name in mapper.left)
        unknown = mapper.unknown(columns)
        return cls(table.place, unknown=unknown, left=left, above=table.above)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not read: a table by its columns, or things of other kinds than those asked for."""

    place: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        if not self.columns:
            return "not read, nothing in it is of this kind"
        names = ", ".join(repr(name[:_SHORT]) for name in self.columns[:_FEW])
        more = "" if len(self.columns) <= _FEW else " …"
        return f"not read, no part of this kind: {names}{more}"


@dataclass(slots=True)
class Report:
    """What became of all files; only the first refusals are kept, all are counted."""

    files: list[FileReport] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    first: list[Refusal] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    changes: Mapping[str, Change] = field(default_factory=dict)
    rejects: tuple[Path, ...] = ()

    @property
    def read(self) -> int:
        """Rows read."""
        return sum(file.read for file in self.files)

    @property
    def taken(self) -> int:
        """Rows that are in our tables now."""
        return sum(file.taken for file in self.files)

    @property
    def refused(self) -> int:
        """Rows that are in a file of rejects."""
        return sum(file.refused for file in self.files)

    def look(self) -> None:
        """Complain if no file was of the kind.

        Raises:
            UnreadableFile: there is none.
        """
        if self.skipped and not self.files:
            first = self.skipped[0]
            table = f"for a table of another kind: verbund import --suggest {first.place}"
            other = "docs/importing.md tells what each kind reads"
            raise UnreadableFile(first.place, str(first), hint=table if first.columns else other)

    def refuse(self, file: FileReport, row: int, reason: str) -> None:
        """Note down a row that was refused."""
        file.refused += 1
        if len(self.first) < _MOST_SHOWN:
            self.first.append(Refusal(file.place, row, reason))

    def lines(self) -> Iterator[str]:
        """The report in words."""
        for file in self.files:
            became = f"{file.taken:,} taken, {file.refused:,} refused"
            yield f"{file.place}: {counted(file.read, 'row')} read, {became}"
            if file.above:
                yield f"  {counted(file.above, 'row')} above the column names left out"
            if not file.read:
                yield "  nothing in it can be read as this kind"
            if file.unknown:
                yield from _wrapped(f"unknown columns, not read: {', '.join(file.unknown)}")
                yield "  to take them in, too: verbund import table, with a mapping from --suggest"
            if file.left:
                left = ", ".join(file.left)
                yield from _wrapped(f"known columns that our tables have no place for: {left}")
        yield from (f"{one.place}: {one}" for one in self.skipped)
        yield from (f"{one.place}, row {one.row}: refused: {one.reason}" for one in self.first)
        if self.refused > len(self.first):
            yield f"… and {self.refused - len(self.first):,} more refused"
        for path in self.rejects:
            yield f"refused rows are in {path}: correct them there, and import that file"
        yield from told(self.changes)
