"""Which catalogue is meant where none or a folder is named, and where its builds go."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

from verbund.catalogue import Catalogue, find


def catalogue(named: Path | None) -> Catalogue:
    """The catalogue that was named, else the nearest one, else the installed one."""
    found = Catalogue.at(named) if named else find(Path.cwd())
    if found.builds.is_dir() or _is_ours_to_fill(found):
        return found
    return Catalogue.at(found.root, builds=_cache() / _key(found.root))


def _is_ours_to_fill(found: Catalogue) -> bool:
    """Whether builds may go inside: not where it cannot be written, nor into the package."""
    return os.access(found.root, os.W_OK) and not found.is_installed


def _cache() -> Path:
    """Where programs keep what can be made again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verbund"


def _key(root: Path) -> str:
    return f"{root.name}-{crc32(os.fsencode(root)):08x}"
