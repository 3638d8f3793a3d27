"""All exports of a catalogue, written to a folder whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from verbund.errors import UnknownFormat, VerbundError
from verbund.export.jsonld import jsonld
from verbund.export.manifest import entry, manifest, recorded
from verbund.export.material import Material, Output
from verbund.export.rdf import nquads
from verbund.export.tables import tables
from verbund.export.turtle import turtle

#: The parts of a release. A new one is a new module and a line here.
EXPORTERS: Final[Mapping[str, Callable[[Material], Iterator[Output]]]] = {
    "turtle": lambda material: iter((turtle(material),)),
    "nquads": lambda material: iter((nquads(material),)),
    "jsonld": lambda material: iter((jsonld(material),)),
    "tables": tables,
}


def release(material: Material, folder: Path, parts: Iterable[str] = ()) -> tuple[Output, ...]:
    """Write some parts of a release, or all, and the manifest; returns what was written.

    Files that an earlier release wrote and this one no longer has are removed; no others are.

    Raises:
        UnknownFormat: there is no such part.
        VerbundError: the folder cannot be written to; it stays as it was.
    """
    wanted = tuple(dict.fromkeys(parts)) or tuple(EXPORTERS)
    for part in wanted:
        if part not in EXPORTERS:
            raise UnknownFormat(part, EXPORTERS)
    made = {part: tuple(map(material.counted, EXPORTERS[part](material))) for part in wanted}
    old = recorded(folder)
    new = {output.path: entry(part, output) for part in wanted for output in made[part]}
    stale = [path for path, one in old.items() if one.get("part") in wanted and path not in new]
    kept = {p: one for p, one in old.items() if p not in stale and (folder / p).is_file()}
    outputs = [output for part in wanted for output in made[part]]
    outputs.append(manifest(material, {**kept, **new}.values()))
    try:
        _put(outputs, folder)
        _remove(folder, stale)
    except OSError as problem:
        raise VerbundError(
            f"{folder} cannot be written to: {problem}", hint="name another folder with --out DIR"
        ) from problem
    return tuple(outputs)


def _put(outputs: Iterable[Output], folder: Path) -> None:
    """Write files beside the folder, and move them in only when all are there."""
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for output in outputs:
            place = beside / output.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(output.data)
        for output in outputs:
            target = folder / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            (beside / output.path).replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _remove(folder: Path, stale: Iterable[str]) -> None:
    """Remove files that a former release wrote, if they are inside the folder."""
    for path in stale:
        place = PurePosixPath(path)
        if not place.is_absolute() and ".." not in place.parts:
            (folder / place).unlink(missing_ok=True)
