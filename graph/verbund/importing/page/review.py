"""Proposals as a table that a person goes through in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from verbund.errors import UnreadableFile
from verbund.importing.delimited import read_delimited
from verbund.importing.given import Given
from verbund.importing.page.proposals import Proposal
from verbund.importing.rejects import as_it_was
from verbund.importing.tables import harmless

ACCEPT = "accept"
SOURCE = "source"
_YES = frozenset({"x", "ja", "yes", "j", "y", "1", "true", "wahr"})
_COLUMNS = (ACCEPT, *(field.name for field in fields(Proposal)))


def write_review(path: Path, given: Given, proposals: Iterable[Proposal]) -> int:
    """Write proposals with an empty column to accept them in; how many there are.

    The file appears whole or not at all.
    """
    whole = [Proposal(SOURCE, given.origin.name, 1.0, given.sha256, known=given.source), *proposals]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, _COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for one in whole:
            writer.writerow({name: harmless(str(text)) for name, text in asdict(one).items()})
    part.replace(path)
    return len(whole) - 1


def read_review(path: Path) -> tuple[Proposal, ...]:
    """The accepted proposals of a review file, and the row that names its source.

    Raises:
        UnreadableFile: it is no review file.
    """
    table = read_delimited(path, str(path), path.stem)
    if not {ACCEPT, "field", "value"} <= set(table.columns):
        raise UnreadableFile(path, "this is no review file", hint="`verbund import page` writes one")
    found = []
    for row in table.rows:
        if row.trouble:
            raise UnreadableFile(path, row.trouble, row=row.number)
        cells = dict(zip(table.columns, map(as_it_was, row.cells), strict=False))
        if cells["field"] == SOURCE or cells[ACCEPT].strip().lower() in _YES:
            found.append(_proposal(cells))
    return tuple(found)


def _proposal(cells: dict[str, str]) -> Proposal:
    names = ("field", "value", "quote", "known", "titles", "affiliation", "role")
    given = {name: cells.get(name, "").strip() for name in names}
    return Proposal(confidence=1.0, **given)
