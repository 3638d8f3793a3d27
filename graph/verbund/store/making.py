"""A store while it is made: in memory for the rules, and filled in bulk on disk meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from verbund.formats import RdfFormat
from verbund.model import Iri, Statement
from verbund.store.embedded import Store
from verbund.store.filling import Filling, blocks
from verbund.store.room import give_back
from verbund.store.terms import quads


class NewStore(Store):
    """A store that is being made; until it is finished, it answers from memory.

    Threads write to disk what is to be there, while rules are asked. Memory holds the statements
    of the properties that are ``needed``; all of them if that is None.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(ox.Store())
        self.needed: Collection[str] | None = None
        self._disk = ox.Store(str(folder))
        self._filling = Filling(self._disk)
        self._derived = folder.with_name(f"{folder.name}-derived")
        self._parts = 0
        self._changed = dict[ox.Quad, None]()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop writing, even if it is not finished, and let go of the folder."""
        self._filling.stop()
        del self._inner, self._disk

    def load(self, data: bytes, form: RdfFormat, *, into: Iri | None = None) -> None:
        """Read a document, for memory and for disk."""
        super().load(data, form, into=into)
        Store(self._disk).load(data, form, into=into)

    def load_file(self, path: Path, *, into: Iri | None = None) -> None:
        """Read a file by its suffix, for memory and for disk."""
        super().load_file(path, into=into)
        Store(self._disk).load_file(path, into=into)

    def fill(self, paths: Iterable[Path]) -> None:
        """Put on disk what files of N-Quads say that were checked when they were written."""
        for path in paths:
            self._filling.add(path)

    def look(self, paths: Iterable[Path]) -> None:
        """Take into memory what such files say, as far as it is needed."""
        for block in blocks(paths):
            lines = block if self.needed is None else _with(self.needed, block)
            self._inner.bulk_load(lines, ox.RdfFormat.N_QUADS, lenient=True)

    def add(self, statements: Iterable[Statement]) -> None:
        """Add statements, each to its graph."""
        for quad in quads(statements):
            self._inner.add(quad)
            self._changed[quad] = None

    def remove(self, statements: Iterable[Statement]) -> None:
        """Take statements away, each from its graph."""
        for quad in quads(statements):
            self._inner.remove(quad)
            self._changed[quad] = None

    def finish(self) -> None:
        """Wait until everything is on disk, forget what memory holds, make reading fast."""
        self._filling.finish()
        for quad in self._changed:
            change = self._disk.add if quad in self._inner else self._disk.remove
            change(quad)
        self._inner = self._disk
        give_back()
        self._inner.optimize()
        self._inner.flush()

    def _put(self, new: list[ox.Triple], into: ox.NamedNode) -> None:
        lines = ox.serialize(new, format=ox.RdfFormat.N_TRIPLES) or b""
        self._parts += 1
        path = self._derived.with_name(f"{self._derived.name}-{self._parts}.nq")
        path.write_bytes(lines + lines.replace(b" .\n", f" {into} .\n".encode()))
        self._filling.add(path, is_kept=False)
        needed = lines if self.needed is None else _with(self.needed, lines)
        self._put_lines(needed, len(new), ox.DefaultGraph())


def _with(properties: Collection[str], lines: bytes) -> bytes:
    """The lines that have one of these properties.

    Raises:
        SyntaxError: a line is damaged.
    """
    wanted = {f"<{name}>".encode() for name in properties}
    kept = (line for line in lines.splitlines(keepends=True) if line.split(b" ", 2)[1] in wanted)
    try:
        return b"".join(kept)
    except IndexError as problem:
        raise SyntaxError("a line is cut short") from problem
