"""All exports of a catalogue, written to a folder whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from verbund.errors import UnknownFormat, VerbundError
from verbund.export.catalog import catalogs
from verbund.export.dialects import DIALECTS, databus, losses, outputs
from verbund.export.jsonld import jsonld
from verbund.export.manifest import Entry, manifest, recorded
from verbund.export.material import Material, Output
from verbund.export.packages import packaged
from verbund.export.rdf import gzip, nquads, rdfxml, trig
from verbund.export.sitemap import sitemaps
from verbund.export.turtle import turtle
from verbund.export.void import voids

#: The parts of a release. A new one is a new module and a line here.
EXPORTERS: Final[Mapping[str, Callable[[Material], Iterable[Output]]]] = {
    "turtle": lambda material: (turtle(material),),
    "nquads": lambda material: (nquads(material),),
    "gzip": lambda material: (gzip(material),),
    "trig": lambda material: (trig(material),),
    "rdfxml": lambda material: (rdfxml(material),),
    "jsonld": lambda material: (jsonld(material),),
    "tables": packaged,
    **{name: partial(outputs, name) for name in DIALECTS},
}

#: The parts that describe the others, written last.
DESCRIBERS: Final[Mapping[str, Callable[[Material, Iterable[Entry]], Iterable[Output]]]] = {
    "catalog": catalogs,
    "void": voids,
    "sitemap": sitemaps,
    "databus": databus,
    "losses": losses,
}
PARTS: Final = (*EXPORTERS, *DESCRIBERS)


def release(material: Material, folder: Path, parts: Iterable[str] = ()) -> tuple[Entry, ...]:
    """Write some parts of a release, or all, and the manifest; returns what was written.

    Files that an earlier release wrote and this one no longer has are removed; no others are.

    Raises:
        UnknownFormat: there is no such part.
        VerbundError: the folder cannot be written to; it stays as it was.
    """
    wanted = tuple(dict.fromkeys(parts)) or PARTS
    for part in wanted:
        if part not in PARTS:
            raise UnknownFormat(part, PARTS)
    try:
        with _beside(folder) as place:
            old = recorded(folder)
            made = list(_data(place, material, wanted))
            kept = [e for e in old.values() if e.part not in wanted and (folder / e.path).is_file()]
            again = {*wanted, *(entry.part for entry in kept)} & DESCRIBERS.keys()
            kept = [entry for entry in kept if entry.part not in again]
            made += _descriptions(place, material, again, [*kept, *made])
            made.append(_write(place, "manifest", manifest(material, [*kept, *made])))
            _move(place, folder, made)
            _remove(folder, old.keys() - {entry.path for entry in (*kept, *made)})
    except OSError as problem:
        raise VerbundError(
            f"{folder} cannot be written to: {problem}",
            hint="name another folder with --output DIR",
        ) from problem
    return tuple(made)


def _data(place: Path, material: Material, wanted: Iterable[str]) -> Iterator[Entry]:
    """Write the parts that hold data."""
    for part in wanted:
        for output in EXPORTERS[part](material) if part in EXPORTERS else ():
            yield _write(place, part, output)


def _descriptions(
    place: Path, material: Material, wanted: Container[str], data: Collection[Entry]
) -> Iterator[Entry]:
    """Write the parts that describe the data; they are written anew whenever data are."""
    for part in (part for part in DESCRIBERS if part in wanted):
        for output in DESCRIBERS[part](material, data):
            yield _write(place, part, output)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new folder beside another, for as long as it is needed."""
    place = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _write(folder: Path, part: str, output: Output) -> Entry:
    """Write one file, and say what has become of it."""
    path = folder / output.path
    path.parent.mkdir(parents=True, exist_ok=True)
    size, lines, found = 0, 0, sha256()
    with path.open("wb") as stream:
        for chunk in output.chunks:
            stream.write(chunk)
            found.update(chunk)
            size += len(chunk)
            lines += chunk.count(b"\n")
    count = lines if output.count is None else output.count
    return Entry(output.path, part, output.media_type, size, found.hexdigest(), count, output.unit)


def _move(place: Path, folder: Path, entries: Iterable[Entry]) -> None:
    """Move files to where they belong, once all of them are there; the manifest is the last."""
    for entry in entries:
        target = folder / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        (place / entry.path).replace(target)


def _remove(folder: Path, stale: Iterable[str]) -> None:
    """Remove what a former release wrote, if it is inside the folder."""
    for name in stale:
        path = PurePosixPath(name)
        if not path.is_absolute() and ".." not in path.parts:
            (folder / path).unlink(missing_ok=True)
