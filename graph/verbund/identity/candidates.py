"""The file of candidates: proposals come in, what people decided stays as they wrote it."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbund.errors import UnreadableFile, VerbundError
from verbund.reading import LINKS, Curies, Decision, sheets
from verbund.reading.cells import guarded

PLACE = f"data/links/{LINKS}.csv"
#: SSSOM's columns; ``decision`` and ``reason`` are ours.
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "comment",
    "mapping_tool",
    "decision",
    "reason",
    "reviewer_label",
    "mapping_date",
)
#: What a person fills; a row with any of it belongs to that person.
_OURS = ("decision", "reason", "reviewer_label", "mapping_date", "predicate_modifier")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair that may be the same: whole IRIs, labels, how sure, and why in words."""

    subject: str
    subject_label: str
    predicate: str
    object: str
    object_label: str
    confidence: float
    reasons: tuple[str, ...]
    tool: str
    justification: str = "semapv:CompositeMatching"

    def row(self, curies: Curies) -> dict[str, str]:
        """The same as a row of the file, not yet decided."""
        cells = {
            "subject_id": curies.shorten(self.subject),
            "subject_label": self.subject_label,
            "predicate_id": curies.shorten(self.predicate),
            "object_id": curies.shorten(self.object),
            "object_label": self.object_label,
            "mapping_justification": self.justification,
            "confidence": f"{self.confidence:.2f}",
            "comment": "; ".join(self.reasons),
            "mapping_tool": self.tool,
            "decision": Decision.OPEN.value,
        }
        return {name: " ".join(text.split()) for name, text in cells.items()}


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of proposals: new rows, open ones told anew, pairs that are decided already."""

    new: int = 0
    renewed: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """The rows of the file, in its order."""

    curies: Curies
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = COLUMNS

    @classmethod
    def read(cls, root: Path, curies: Curies) -> Candidates:
        """The candidates of a catalogue's folder; none where there is no file yet.

        Raises:
            UnreadableFile: it is no table, or a row has too many or too few cells.
        """
        path = root / PLACE
        if not path.exists():
            return cls(curies)
        rows = list[Row]()
        sheet = next(iter(sheets(path, PLACE)))
        for number, cells in sheet.rows:
            if len(cells) != len(sheet.header):
                reason = f"the row has {len(cells)} cells, the header {len(sheet.header)}"
                raise UnreadableFile(PLACE, reason, row=number, hint="`verbund check` tells more")
            rows.append(dict(zip(sheet.header, cells, strict=True)))
        columns = dict.fromkeys((*sheet.header, *COLUMNS))
        return cls(curies, tuple(rows), tuple(columns))

    def open(self) -> tuple[Row, ...]:
        """The rows that wait for a person."""
        return tuple(row for row in self.rows if not _is_touched(row))

    def decided(self) -> dict[frozenset[str], str]:
        """The decision about each pair that a person looked at."""
        return {
            self._pair(row): row.get("decision", "").strip().lower()
            for row in self.rows
            if _is_touched(row)
        }

    def merge(self, proposals: Iterable[Proposal]) -> tuple[Candidates, Merged]:
        """The same with proposals: a touched row stays to the letter, no pair comes twice."""
        places = {self._pair(row): place for place, row in enumerate(self.rows)}
        rows, new, renewed, decided = list(self.rows), 0, 0, 0
        for one in sorted(proposals, key=_order):
            pair = frozenset((one.subject, one.object))
            place = places.get(pair)
            if place is None:
                places[pair] = len(rows)
                rows.append(one.row(self.curies))
                new += 1
            elif _is_touched(rows[place]):
                decided += 1
            else:
                rows[place] = {**rows[place], **one.row(self.curies)}
                renewed += 1
        return Candidates(self.curies, tuple(rows), self.columns), Merged(new, renewed, decided)

    def write(self, root: Path) -> Path:
        """Write the file, whole or not at all.

        Raises:
            VerbundError: the folder cannot be written.
        """
        path = root / PLACE
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8", newline="") as stream:
                _fill(csv.writer(stream, lineterminator="\n"), self.columns, self.rows)
                stream.flush()
                os.fsync(stream.fileno())
            return part.replace(path)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise VerbundError(f"{path} cannot be written: {reason}") from problem
        finally:
            with suppress(OSError):
                part.unlink()

    def _pair(self, row: Row) -> frozenset[str]:
        return frozenset(self._iri(row.get(name, "")) for name in ("subject_id", "object_id"))

    def _iri(self, text: str) -> str:
        try:
            return self.curies.expand(text.strip())
        except ValueError:
            return text


def _is_touched(row: Row) -> bool:
    """Whether a person wrote into a row."""
    words = {row.get(name, "").strip().lower() for name in _OURS}
    return bool(words - {"", Decision.OPEN.value})


def _order(one: Proposal) -> tuple[str, float, str]:
    return one.subject, -one.confidence, one.object


def _fill(writer: Any, columns: Sequence[str], rows: Iterable[Row]) -> None:
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(row.get(name, "")) for name in columns])
