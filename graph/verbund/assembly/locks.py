"""Locks on files, which the system takes from a process that dies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def lock(stream: IO[bytes]) -> None:
        """Wait until nobody else has a file locked, and lock it."""
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)

    def share(stream: IO[bytes]) -> None:
        """Nothing: files that are open are not removed here."""

    @contextmanager
    def unshared(path: Path) -> Iterator[bool]:
        """Whether nobody shares a file; here it is only believed."""
        yield True
else:
    import fcntl

    def lock(stream: IO[bytes]) -> None:
        """Wait until nobody else has a file locked, and lock it."""
        fcntl.flock(stream, fcntl.LOCK_EX)

    def share(stream: IO[bytes]) -> None:
        """Wait until nobody has a file locked alone, and lock it together with others."""
        fcntl.flock(stream, fcntl.LOCK_SH)

    @contextmanager
    def unshared(path: Path) -> Iterator[bool]:
        """Whether nobody shares a file; if so, nobody does meanwhile."""
        with path.open("rb") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
