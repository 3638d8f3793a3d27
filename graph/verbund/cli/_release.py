"""Where a release goes, and how one would type that place here."""

from __future__ import annotations

from pathlib import Path

from verbund.catalogue import Catalogue, shipped


def home(catalogue: Catalogue) -> Path:
    """exports/ in the catalogue's own folder; but for the one that is installed, where we are."""
    here = Path.cwd()
    is_here = here.is_relative_to(catalogue.root)
    is_installed = catalogue.root == shipped().root and not is_here
    return (here if is_installed else catalogue.root) / "exports"


def near(path: Path) -> str:
    """A path as one would type it here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
