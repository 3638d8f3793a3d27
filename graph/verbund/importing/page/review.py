"""Proposals as a table that a person goes through in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.importing.delimited import read_delimited
from verbund.importing.given import Given, opened
from verbund.importing.ids import named
from verbund.importing.page.known import Known
from verbund.importing.page.proposals import Proposal, propose
from verbund.importing.page.reading import read_page
from verbund.importing.rejects import as_it_was
from verbund.reading.cells import guarded

ACCEPT = "accept"
SOURCE = "source"
_YES = frozenset({"x", "ja", "yes", "j", "y", "1", "true", "wahr"})
_COLUMNS = (ACCEPT, *(field.name for field in fields(Proposal)))


@dataclass(frozen=True, slots=True)
class Review:
    """A review file that was written, and how many proposals are in it."""

    path: Path
    proposals: int


def review(files: Sequence[Path], catalogue: Catalogue) -> tuple[Review, ...]:
    """A review file in data/review/ for each announcement page; the tables stay as they are.

    Raises:
        UnreadableFile: a page cannot be read.
    """
    known = Known.of(catalogue)
    folder = catalogue.root / "data" / "review"
    with opened(files) as pages:
        found = [(given, propose(read_page(given), known)) for given in pages]
        return tuple(
            _write(folder / f"{named(given.name)}.csv", given, proposals)
            for given, proposals in found
        )


def _write(path: Path, given: Given, proposals: Sequence[Proposal]) -> Review:
    """Write proposals with an empty column to accept them in; the file appears whole or not."""
    whole = [Proposal(SOURCE, given.origin.name, 1.0, given.sha256, known=given.source), *proposals]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, _COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for one in whole:
            writer.writerow({name: guarded(str(text)) for name, text in asdict(one).items()})
    return Review(part.replace(path), len(proposals))


def read_review(path: Path) -> tuple[Proposal, ...]:
    """The accepted proposals of a review file, and the row that names its source.

    Raises:
        UnreadableFile: it is no review file.
    """
    table = read_delimited(path, str(path), path.stem)
    if not {ACCEPT, "field", "value"} <= set(table.columns):
        raise UnreadableFile(
            path, "this is no review file", hint="`verbund import page` writes one"
        )
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
