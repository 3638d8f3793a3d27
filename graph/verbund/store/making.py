"""A store while it is made: filled in bulk, then written for those who ask."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from verbund.store.embedded import Store

#: The engine takes some ten times the room of the lines that it loads at a time.
_BLOCK = 16_000_000
#: Blocks are loaded side by side; the engine is busy without Python meanwhile.
_THREADS = 2


class NewStore(Store):
    """A store that is being made; a small one stays in memory until it is finished.

    No rule asks what is derived, so that its graph is not filled before the end.
    """

    def __init__(self, inner: ox.Store, folder: Path, *, is_written: bool) -> None:
        super().__init__(inner)
        self._folder = folder
        self._is_written = is_written
        self._derived = folder.with_name(f"{folder.name}-derived.nq")

    @classmethod
    def create(cls, folder: Path, *, small: bool = False) -> Self:
        """A new, empty store in a folder."""
        return cls(ox.Store() if small else ox.Store(str(folder)), folder, is_written=not small)

    def load_files(self, paths: Iterable[Path]) -> None:
        """Read files of N-Quads that were checked when they were written, in bulk."""
        with ThreadPoolExecutor(_THREADS) as pool:
            blocks = _blocks(paths)
            while some := list(islice(blocks, _THREADS)):
                deque(pool.map(self._load, some), maxlen=0)

    def finish(self, more: Iterable[Path] = ()) -> None:
        """Write everything to disk, with what further files of N-Quads say; make reading fast."""
        beside = self._folder.with_name(f"{self._folder.name}.nq")
        if not self._is_written:
            self._inner.dump(str(beside), ox.RdfFormat.N_QUADS)
            self._inner, self._is_written = ox.Store(str(self._folder)), True
        own = [path for path in (beside, self._derived) if path.exists()]
        self.load_files([*own, *more])
        for path in own:
            path.unlink()
        self._inner.optimize()
        self._inner.flush()

    def _put(self, new: list[ox.Triple], into: ox.NamedNode) -> None:
        lines = ox.serialize(new, format=ox.RdfFormat.N_TRIPLES) or b""
        self._put_lines(lines, len(new), ox.DefaultGraph())
        with self._derived.open("ab") as stream:
            stream.write(lines.replace(b" .\n", f" {into} .\n".encode()))

    def _load(self, block: bytes) -> None:
        self._inner.bulk_load(block, ox.RdfFormat.N_QUADS, lenient=True)


def _blocks(paths: Iterable[Path]) -> Iterator[bytes]:
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
