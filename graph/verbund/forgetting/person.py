"""A person removed everywhere: from the tables, the kept sources, former releases and builds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.forgetting.loose import plain_texts, read
from verbund.forgetting.past import rewritten
from verbund.forgetting.spelling import Spelling, surnames
from verbund.forgetting.traces import Traces, traced
from verbund.model import Iri
from verbund.removals import FILE, Removal, Removals, named
from verbund.store import Store
from verbund.vocab import RDF, SCHEMA


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done: rows that went, files that changed; and what is left to a person's eyes."""

    rows: int
    files: tuple[str, ...]
    by_hand: tuple[str, ...]


def forget(catalogue: Catalogue, store: Store, person: Iri, reason: str, day: date) -> Forgotten:
    """Remove a person from all files of a catalogue; all are written, or none.

    Builds are thrown away, since they and their journals hold what was; a build makes them anew.

    Raises:
        VerbundError: this is no person, or a file cannot be written.
    """
    names, identifiers = _known(store, person)
    name = Spelling.of(names)
    removals = Removals.of(catalogue)
    found = traced(catalogue, person, name)
    files = found.after | rewritten(catalogue, store, found.gone, name)
    removals.make_key()
    marks = frozenset(map(removals.mark, (*names, *identifiers)))
    entry = Removal(person, day, reason, marks)
    files[catalogue.root / FILE] = removals.written(entry)
    _put(files)
    for place in (catalogue.builds, *catalogue.root.glob(".*.part")):
        _throw_away(place)
    return Forgotten(
        found.rows,
        tuple(sorted(path.relative_to(catalogue.root).as_posix() for path in files)),
        tuple(_left(catalogue, found, names)),
    )


def _known(store: Store, person: Iri) -> tuple[list[str], list[str]]:
    """The names and the identifiers of a person."""
    about = list(store.about(person))
    if not any(
        one.predicate.value == RDF.type and str(one.object) == SCHEMA.Person for one in about
    ):
        raise VerbundError(
            f"{person} is no person", hint="only people are forgotten; other rows are deleted"
        )
    return named(about)


def _left(catalogue: Catalogue, found: Traces, names: list[str]) -> list[str]:
    """What is left to a person: files that we do not write, and the last name standing alone."""
    last, left = surnames(names), list(found.by_hand)
    for path in plain_texts(catalogue):
        lines = read(path).splitlines()
        left += [
            f"{catalogue.name(path)}, line {number}: the last name stands there; is it this person?"
            for number, line in enumerate(lines, start=1)
            if last.search(line)
        ]
    return left


def _throw_away(builds: Path) -> None:
    try:
        shutil.rmtree(builds)
    except FileNotFoundError:
        pass
    except OSError as problem:
        raise VerbundError(
            f"{builds} cannot be removed: {problem}",
            hint="remove it by hand: it still holds what was forgotten everywhere else",
        ) from problem


def _put(files: Mapping[Path, bytes]) -> None:
    """Write all files beside their places first, then move them in."""
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in files}
    try:
        for path, content in files.items():
            parts[path].write_bytes(content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as problem:
        raise VerbundError(f"nobody was forgotten: {problem}") from problem
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
