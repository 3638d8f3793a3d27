"""Writing a new catalogue into a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError

_EXAMPLE = Path(__file__).parent / "catalogue"


def start(folder: Path, like: Catalogue) -> Catalogue:
    """A new catalogue with the rules and questions of another, and tables with one row each.

    The folder appears whole or not at all.

    Raises:
        VerbundError: the folder exists and is not empty, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VerbundError(f"{folder} is not empty", hint="name a new folder")
    unfinished = folder.absolute().with_name(f".{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        for part in ("ontology", "queries"):
            shutil.copytree(like.root / part, unfinished / part)
        shutil.copytree(_EXAMPLE / "data", unfinished / "data")
        unfinished.replace(folder)
    except OSError as problem:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise VerbundError(f"{folder} cannot be written: {problem.strerror}") from problem
    return Catalogue.at(folder)
