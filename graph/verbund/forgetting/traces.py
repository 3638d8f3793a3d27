"""Where a person stands in the files of a catalogue, and what these files say without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.forgetting.loose import left_to_eyes, loosened, plain_texts, read
from verbund.forgetting.spelling import Spelling
from verbund.mending.tables import Cell, TableText
from verbund.model import Iri
from verbund.reading import Context
from verbund.reading.context import Kind

_SEPARATOR = " | "


@dataclass(slots=True)
class Traces:
    """The files that change and what they say then; ``by_hand`` names what a person must change."""

    after: dict[Path, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    rows: int = 0
    by_hand: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table:
    path: Path
    text: TableText
    kind: Kind


def traced(catalogue: Catalogue, person: Iri, name: Spelling) -> Traces:
    """The traces of a person: rows about them, links to them, and their name in texts."""
    path = catalogue.root / "ontology" / "context.jsonld"
    context = Context.read(path, catalogue.settings.base)
    found = Traces(gone={person.value})
    tables = list(_tables(catalogue, context))
    dropped = _dropped(tables, context, found.gone)
    for number, table in enumerate(tables):
        rows = dropped[number]
        cells = dict(_cells(table, rows, found.gone, name))
        if rows or cells:
            found.rows += len(rows)
            found.after[table.path] = table.text.changed(cells, rows).encode()
    own = {table.path for table in tables}
    for text in (one for one in plain_texts(catalogue) if one not in own):
        after, count = loosened(text, found.gone, context.base, name)
        if after != read(text):
            found.rows += count
            found.after[text] = after.encode("utf-8", "surrogateescape")
    found.by_hand += left_to_eyes(catalogue, person, name)
    return found


def _tables(catalogue: Catalogue, context: Context) -> Iterator[_Table]:
    for path in catalogue.files("data", ".csv"):
        if kind := context.kinds.get(path.stem):
            yield _Table(path, TableText(path.read_bytes().decode()), kind)


def _dropped(tables: list[_Table], context: Context, gone: set[str]) -> dict[int, set[int]]:
    """The rows that are about what is gone; with them goes what is about them."""
    dropped: dict[int, set[int]] = {number: set() for number in range(len(tables))}
    size = -1
    while size != len(gone) + sum(map(len, dropped.values())):
        size = len(gone) + sum(map(len, dropped.values()))
        for number, table in enumerate(tables):
            for row, cells in table.text.records():
                if row not in dropped[number] and _is_about(table.kind, cells, context, gone):
                    dropped[number].add(row)
                    if table.kind.has_own_ids and "id" in cells:
                        gone.add(table.kind.base + cells["id"].text)
    return dropped


def _is_about(kind: Kind, cells: Mapping[str, Cell], context: Context, gone: set[str]) -> bool:
    """Whether a row would say nothing without what is gone."""
    for name, cell in cells.items():
        column = kind.columns.get(name)
        if column and not column.many and (column.is_link or column.is_subject):
            base = kind.base if column.is_subject and not column.base else column.base
            if base + cell.text in gone:
                return True
    if "about" in cells and "property" in cells:
        said = cells["about"].text, cells["property"].text, cells["value"].text
        return context.base + said[0] in gone or _value_is_gone(context, said, gone)
    return False


def _value_is_gone(context: Context, said: tuple[str, str, str], gone: set[str]) -> bool:
    about, term, value = said
    kinds = (
        kind for kind in context.kinds.values() if (context.base + about).startswith(kind.base)
    )
    columns = (kind.columns.get(term.partition("@")[0]) for kind in kinds)
    return any(column.base + value in gone for column in columns if column and column.is_link)


def _cells(
    table: _Table, dropped: set[int], gone: set[str], name: Spelling
) -> Iterator[tuple[Cell, str]]:
    """The cells of other rows that link to what is gone or print the name, and their new text."""
    for row, cells in table.text.records():
        for heading, cell in cells.items() if row not in dropped else ():
            column = table.kind.columns.get(heading.partition("@")[0])
            text = cell.text
            if column and column.many and column.is_link:
                kept = [one for one in text.split(_SEPARATOR) if column.base + one not in gone]
                text = _SEPARATOR.join(kept)
            if not (column and (column.base or column.is_subject)):
                text = name.without(text)
            if text != cell.text:
                yield cell, text
