"""Writing a new catalogue into a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError

_EXAMPLE = Path(__file__).parent / "catalogue"


def start(folder: Path, like: Catalogue, *, examples: bool = True) -> Catalogue:
    """A new catalogue with the rules and questions of another, and tables with one row each.

    Without ``examples`` the tables have their headers alone.

    The folder appears whole or not at all.

    Raises:
        VerbundError: the folder exists and is not empty, or cannot be written.
    """
    unfinished = folder.absolute().with_name(f".{folder.absolute().name}.part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VerbundError(f"{folder} is not empty", hint="name a new folder")
        _remove(unfinished)
        for part in ("ontology", "queries"):
            shutil.copytree(like.root / part, unfinished / part)
        shutil.copytree(_EXAMPLE / "data", unfinished / "data")
        if not examples:
            _clear(unfinished / "data")
        _move(unfinished, folder)
    except OSError as problem:
        _remove(unfinished)
        reason = problem.strerror or str(problem)
        raise VerbundError(f"{folder} cannot be written: {reason}") from problem
    return Catalogue.at(folder)


def _clear(data: Path) -> None:
    """Leave nothing but the header in each table."""
    for path in data.glob("*.csv"):
        header = path.read_text(encoding="utf-8").splitlines(keepends=True)[0]
        path.write_text(header, encoding="utf-8", newline="")


def _move(unfinished: Path, folder: Path) -> None:
    """Put a folder in its place; into a folder that is there already, part by part."""
    if not folder.exists():
        unfinished.replace(folder)
        return
    for part in sorted(unfinished.iterdir()):
        part.replace(folder / part.name)
    unfinished.rmdir()


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
