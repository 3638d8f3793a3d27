"""Builds put on the shelf: how a new one takes its place, what is thrown away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import getpid
from pathlib import Path
from traceback import clear_frames

from verbund.assembly import locks
from verbund.assembly.shelf import CURRENT, NOTE, SEEN, Build, Shelf

_KEPT = 2


class Workbench(Shelf):
    """A shelf that builds are put on."""

    __slots__ = ()

    @property
    def segments(self) -> Path:
        """Where the segments are kept."""
        return self.folder / "segments"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else builds here meanwhile: whoever does is waited for, leftovers are removed.

        The system takes the lock from a process that dies.
        """
        self.segments.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("ab") as stream:
            locks.lock(stream)
            for left in (*self.folder.glob("*.part"), *self.segments.glob("*.part")):
                _remove(left)
            yield

    @contextmanager
    def unfinished(self, digest: str) -> Iterator[Path]:
        """A new folder for an unfinished build; it is gone afterwards."""
        folder = self.folder / f"{digest}.{getpid()}.part"
        folder.mkdir()
        try:
            yield folder
        except BaseException as problem:
            _let_go(problem)
            raise
        finally:
            _remove(folder)

    def finish(self, unfinished: Path, done: Build) -> None:
        """Make an unfinished build a finished one."""
        (unfinished / NOTE).write_text(json.dumps(done.note()), encoding="utf-8")
        _remove(done.folder)
        unfinished.rename(done.folder)

    def show(self, build: Build) -> None:
        """Make a finished build the current one; a reader sees the old one or the new one."""
        note = self.folder / f"{CURRENT}.part"
        note.write_text(build.digest, encoding="utf-8")
        note.replace(self.folder / CURRENT)

    def note(self, build: Build, looks: str) -> None:
        """Note how the files look that a build is of; where nothing can be written, nothing is."""
        note = build.folder / f"{SEEN}.part"
        with suppress(OSError):
            note.write_text(looks, encoding="utf-8")
            note.replace(build.folder / SEEN)

    def sweep(self, build: Build, segments: set[str]) -> None:
        """Remove what nobody needs: all but the newest builds and those in use, old segments."""
        builds = [path.parent for path in self.folder.glob(f"*/{NOTE}")]
        newest = sorted(builds, key=lambda path: (path == build.folder, path.stat().st_mtime))
        for folder in newest[:-_KEPT]:
            with locks.unshared(folder / NOTE) as is_free:
                if is_free:
                    _remove(folder)
        for folder in self.segments.iterdir():
            if folder.name not in segments:
                _remove(folder)


def _let_go(problem: BaseException | None) -> None:
    """Drop what an exception holds on to, so that a store closes before its files are removed."""
    while problem:
        clear_frames(problem.__traceback__)
        problem = problem.__cause__ or problem.__context__


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
