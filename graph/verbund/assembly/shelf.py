"""Builds on disk: which one is current, and when it was last found to be up to date."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from verbund.assembly import locks
from verbund.catalogue import Catalogue
from verbund.store import Store

NOTE = "build.json"
CURRENT = "current"
SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build on disk; ``read`` names the files that were read anew for it.

    ``loose`` is the number of things that are referred to and that no table has.
    """

    folder: Path
    digest: str
    statements: int
    derived: int
    rows: int
    loose: int = 0
    read: tuple[str, ...] = ()
    is_new: bool = False

    def store(self) -> Store:
        """Its statements, for reading."""
        return Store.open(self.folder / "store")

    def held(self) -> IO[bytes]:
        """Keep it where it is until what is returned is closed, whatever is built meanwhile.

        Raises:
            OSError: it is gone already.
        """
        found = (self.folder / NOTE).open("rb")
        try:
            locks.share(found)
            (self.folder / NOTE).stat()  # it may have gone while the lock was waited for
        except BaseException:
            found.close()
            raise
        return found

    def note(self) -> dict[str, str | int]:
        """What is kept of it beside the store."""
        names = ("digest", "statements", "derived", "rows", "loose")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder that the builds of a catalogue stand in."""

    folder: Path

    def current(self) -> Build | None:
        """The last good build."""
        try:
            return self.find((self.folder / CURRENT).read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            return None

    def find(self, digest: str) -> Build | None:
        """The finished build of a digest, if it is still here."""
        folder = self.folder / digest
        try:
            note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
            return Build(folder, **note) if note["digest"] == digest else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def seen(self, build: Build) -> tuple[str, int]:
        """How the files looked when a build was found to be theirs, and when that was noted.

        Raises:
            OSError: nothing is noted.
        """
        path = build.folder / SEEN
        return path.read_text(encoding="utf-8"), path.stat().st_mtime_ns


def latest(catalogue: Catalogue) -> Build | None:
    """The last good build, whether or not it is up to date."""
    return Shelf(catalogue.builds).current()
