"""What is wrong with a catalogue, and where: one value for reader, shapes and checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad it is: an error stops the build, a warning wants work, a notice wants a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one rule.

    ``file`` is named from the catalogue's folder on; ``row`` counts as a spreadsheet does, the
    header being row 1, and is 0 where the fault belongs to the file as a whole. The message is
    written in German and in English; ``fix`` is empty where no repair is known.
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

    @property
    def place(self) -> str:
        """Where it is, in words.

        >>> Finding("data/projects.csv", 3, "name@de", "", "x", Severity.ERROR, "", "").place
        'data/projects.csv, row 3, column name@de'
        """
        parts = [self.file]
        parts += [f"row {self.row}"] if self.row else []
        parts += [f"column {self.column}"] if self.column else []
        return ", ".join(parts)

    def message(self, language: str) -> str:
        """The message in German for ``de``, else in English."""
        return self.de if language == "de" else self.en

    @property
    def order(self) -> tuple[int | str, ...]:
        """The place in a report: worst first, then by file and row, in the end by the words."""
        place = (self.severity.rank, self.file, self.row, self.column)
        return (*place, self.rule, self.value, self.en, self.de, self.fix)
