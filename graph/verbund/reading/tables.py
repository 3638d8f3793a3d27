"""The tables of a file: one of a CSV file, one of each sheet of an XLSX workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verbund.errors import UnreadableFile
from verbund.reading.delimited import read_text
from verbund.reading.sheet import Sheet
from verbund.reading.workbook import read_workbook


def sheets(path: Path, place: str) -> Iterator[Sheet]:
    """The tables of a file; ``place`` is how people see its path.

    Raises:
        UnreadableFile: it is no file, no text in UTF-8, no workbook, or has no header.
    """
    if not path.is_file():
        raise not_a_file(path, place)
    if path.suffix.lower() == ".xlsx":
        yield from read_workbook(path, place)
    else:
        yield read_text(path, place)


def not_a_file(path: Path, place: str) -> UnreadableFile:
    """What to say of something that has a name like a file's, and is none."""
    if path.is_dir():
        return UnreadableFile(
            place,
            "this is a folder",
            de="das ist ein Ordner; ihn umbenennen oder entfernen",
            hint="rename or remove it",
        )
    if path.is_symlink():
        return UnreadableFile(
            place,
            "this link leads nowhere",
            de="dieser Verweis führt ins Leere; die Datei dorthin legen oder ihn entfernen",
            hint="put the file in its place, or remove it",
        )
    return UnreadableFile(
        place,
        "this is no ordinary file",
        de="das ist keine gewöhnliche Datei; sie entfernen",
        hint="remove it",
    )
