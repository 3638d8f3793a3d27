"""Files of a catalogue that are no tables of its own, and what they say without a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.forgetting.spelling import Spelling
from verbund.forgetting.texts import text_of
from verbund.mending.tables import Cell, TableText
from verbund.model import Iri

#: What names a person by IRIs of its own syntax, and is not rewritten.
_STATEMENTS = frozenset({".ttl", ".jsonld"})
_SEALED = frozenset({".xlsx", ".pdf"})


def read(path: Path) -> str:
    """The text of a file with its line ends; bytes that are no UTF-8 come back as they were."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def plain_texts(catalogue: Catalogue) -> Iterator[Path]:
    """The files in data/ that are text: tables, and what was kept of pages, calendars, JSON."""
    for path in catalogue.files("data"):
        if path.suffix not in _STATEMENTS and not _is_sealed(path):
            yield path


def loosened(path: Path, gone: Collection[str], base: str, name: Spelling) -> tuple[str, int]:
    """A text without a name; of a table, rows that name what is ``gone`` go, and are counted."""
    text = read(path)
    if path.suffix != ".csv":
        return name.without(text), 0
    table, rows, cells = TableText(text), set[int](), dict[Cell, str]()
    ids = {form for iri in gone for form in _ids(iri, base)}
    for row, found in table.records():
        if any(cell.text in ids for cell in found.values()):
            rows.add(row)
        else:
            cells |= {c: new for c in found.values() if (new := name.without(c.text)) != c.text}
    return table.changed(cells, rows), len(rows)


def left_to_eyes(catalogue: Catalogue, person: Iri, name: Spelling) -> Iterator[str]:
    """Files that are not rewritten and speak of the person, or may do so."""
    for path in (one for part in ("data", "ontology", "queries") for one in catalogue.files(part)):
        told = catalogue.name(path)
        if path.suffix == ".xlsx":
            yield f"{told}: a workbook: look for {person.local} and the name"
        elif path.is_relative_to(catalogue.root / "data") and path.suffix not in _STATEMENTS:
            if _is_sealed(path) and _may_say(path, name):
                yield f"{told}: take the name out"
        elif person.local in (text := read(path)) or name.is_in(text):
            yield f"{told}: take out what it says of {person.local}"


def _ids(iri: str, base: str) -> Iterator[str]:
    """An IRI in full, as a path, and with its kind as a prefix."""
    local = iri.removeprefix(base)
    yield from (iri, local, local.replace("/", ":", 1))


def _is_sealed(path: Path) -> bool:
    """Whether a file is no plain text."""
    return path.suffix in _SEALED or b"\0" in path.read_bytes()


def _may_say(path: Path, name: Spelling) -> bool:
    """Whether a file that is no plain text has the name in it; a damaged one may."""
    try:
        return name.is_in(text_of(path) or "")
    except UnreadableFile:
        return True
