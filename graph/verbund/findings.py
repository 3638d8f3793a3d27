"""What is wrong with a catalogue, and where: one value for reader, shapes and checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from hashlib import sha256
from typing import Any, Self

_SEPARATOR = "|"
#: The rule about files in another encoding: what it is now is the value, what it should be the fix.
ENCODING = "wrong-encoding"


class Severity(Enum):
    """How bad it is: an error stops the build, a warning wants work, a notice wants a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Certainty(Enum):
    """How sure it is that something is wrong: a hint may well be right as it stands."""

    CERTAIN = "certain"
    LIKELY = "likely"
    HINT = "hint"


@dataclass(frozen=True, order=True, slots=True)
class Change:
    """A repair as data: in this cell, this text becomes that one.

    In row 1 it is the header's; in row 0 it is the encoding of the whole file.
    """

    file: str
    row: int
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one rule.

    ``file`` is named from the catalogue's folder on; ``row`` counts as a spreadsheet does, the
    header being row 1, and is 0 where the fault belongs to the file as a whole. The message is
    written in German and in English; ``fix`` is empty where no repair is known, else what shall
    stand in the place of ``wrong``, a part of the value, or of all of it.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    severity: Severity
    de: str
    en: str
    fix: str = ""
    wrong: str = ""
    certainty: Certainty = Certainty.CERTAIN

    @property
    def repair(self) -> Change | None:
        """The change of a cell that would put it right, where one is known."""
        if self.rule == ENCODING:
            return Change(self.file, 0, "", self.value, self.fix)
        if not (self.fix and self.row and self.column):
            return None
        old = self.value if self.row > 1 else self.column
        new = _replaced(old, self.wrong or old, self.fix)
        return Change(self.file, self.row, self.column, old, new) if new != old else None

    @property
    def id(self) -> str:
        """A short name, the same as long as the cell stays as it is."""
        told = "\n".join((self.rule, self.file, str(self.row), self.column, self.value))
        return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:7]

    def noted(self) -> dict[str, str | int]:
        """Its fields as JSON can hold them."""
        words = {"severity": self.severity.value, "certainty": self.certainty.value}
        return {**asdict(self), **words}

    @classmethod
    def of(cls, noted: Mapping[str, Any]) -> Self:
        """The finding that was noted down.

        Raises:
            KeyError, TypeError, ValueError: that is no finding.
        """
        severity, certainty = Severity(noted["severity"]), Certainty(noted["certainty"])
        return cls(**{**noted, "severity": severity, "certainty": certainty})

    @property
    def place(self) -> str:
        """Where it is, in words.

        >>> Finding("data/projects.csv", 3, "name@de", "", "x", Severity.ERROR, "", "").place
        'data/projects.csv, row 3, column name@de'
        """
        parts = [self.file]
        parts += [f"row {self.row}"] if self.row else []
        parts += [f"column {' '.join(self.column.split())}"] if self.column else []
        return ", ".join(parts)

    def message(self, language: str) -> str:
        """The message in German for ``de``, else in English."""
        return self.de if language == "de" else self.en

    @property
    def order(self) -> tuple[int | str, ...]:
        """The place in a report: worst first, then by file and row, in the end by the words."""
        place = (self.severity.rank, self.file, self.row, self.column)
        return (*place, self.rule, self.value, self.en, self.de, self.fix)


def _replaced(cell: str, part: str, new: str) -> str:
    """A cell with one of its values replaced, or a piece of its text.

    >>> _replaced("oslo | bergn", "bergn", "bergen"), _replaced("a b", "b", "c")
    ('oslo | bergen', 'a c')
    """
    values = cell.split(_SEPARATOR)
    if part not in [value.strip() for value in values]:
        return cell.replace(part, new)
    mended = (value.replace(part, new) if value.strip() == part else value for value in values)
    return _SEPARATOR.join(mended)
