"""Rows of two files with one id, which nobody sees while one file is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from verbund.assembly.segments import Segment
from verbund.findings import Finding, Severity
from verbund.formats import TABLES
from verbund.reading import read_position, split_place


def collisions(found: Sequence[tuple[str, Segment]], base: str) -> Iterator[Finding]:
    """A finding for each row of a workbook with an id that another file has in such a table.

    ``found`` are the names of files and what they gave. Without a workbook there is none: two
    CSV files are two kinds of tables.
    """
    paths = [PurePosixPath(name) for name, _ in found]
    if not any(path.suffix.lower() == ".xlsx" for path in paths):
        return
    first = dict[tuple[str, str], tuple[str, int]]()
    for path, (_, segment) in zip(paths, found, strict=True):
        for thing, iri in segment.positions() if path.suffix.lower() in TABLES else ():
            place, row = read_position(iri, base)
            before = first.setdefault((_table(place), thing), (place, row))
            if before[0] != place and thing.startswith(base):
                yield _collision(thing.removeprefix(base), before, (place, row))


def _table(place: str) -> str:
    path, sheet = split_place(place)
    return sheet or PurePosixPath(path).stem


def _collision(name: str, first: tuple[str, int], second: tuple[str, int]) -> Finding:
    there, number = first
    return Finding(
        file=second[0],
        row=second[1],
        column="id",
        value=name,
        rule="double-id",
        severity=Severity.ERROR,
        de=f"Die Kennung {name!r} steht schon in {there}, Zeile {number}.",
        en=f"the id {name!r} stands already in {there}, row {number}; give one of them another",
    )
