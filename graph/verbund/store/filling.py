"""Files of N-Quads into a store on disk, by threads that the engine keeps busy without Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

import pyoxigraph as ox

#: The engine takes some ten times the room of the lines that it loads at a time; more is no faster.
_BLOCK = 4_000_000
_THREADS = 2


class Filling:
    """Loads files in the order in which they come; the caller does something else meanwhile."""

    def __init__(self, store: ox.Store) -> None:
        self._store: ox.Store | None = store
        self._is_stopped = False
        self._paths = SimpleQueue[Path | None]()
        self._spent: list[Path] = []
        self._blocks = blocks(iter(self._paths.get, None))
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(_THREADS)
        self._work = [self._pool.submit(self._load) for _ in range(_THREADS)]

    def add(self, path: Path, *, is_kept: bool = True) -> None:
        """Load a file some time; unless it is kept, it is removed when all is done."""
        self._paths.put(path)
        if not is_kept:
            self._spent.append(path)

    def finish(self) -> None:
        """Wait until all files are loaded; what went wrong with one of them is raised."""
        self._paths.put(None)
        for work in self._work:
            work.result()
        self.stop()

    def stop(self) -> None:
        """Begin no further block, and wait for those under way."""
        self._is_stopped = True
        self._paths.put(None)
        self._pool.shutdown()
        self._store = None
        for path in self._spent:
            path.unlink(missing_ok=True)

    def _load(self) -> None:
        store = self._store
        while store is not None and not self._is_stopped and (block := self._next()):
            store.bulk_load(block, ox.RdfFormat.N_QUADS, lenient=True)

    def _next(self) -> bytes:
        with self._lock:
            return next(self._blocks, b"")


def blocks(paths: Iterable[Path]) -> Iterator[bytes]:
    """The lines of files, many at a time, whichever file they come from."""
    kept, size = list[bytes](), 0
    for path in paths:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK - size) + stream.readline():
                kept.append(block)
                size += len(block)
                if size >= _BLOCK:
                    yield b"".join(kept)
                    kept, size = [], 0
    if kept:
        yield b"".join(kept)
