"""The build that is served, and the next one: a request keeps the one that it began with."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

from verbund.assembly import latest
from verbund.catalogue import Catalogue
from verbund.web.edition import Edition
from verbund.web.pool import Bounds

#: How often is looked whether there is a new build.
_SECONDS = 1.0


class Editions:
    """What is served: the current edition, and older ones that are still in use."""

    def __init__(self, catalogue: Catalogue, bounds: Bounds) -> None:
        self._catalogue = catalogue
        self._bounds = bounds
        self._current: Edition | None = None
        self._endings = set[asyncio.Task[Any]]()

    @property
    def current(self) -> Edition:
        """The edition that new requests get."""
        if self._current is None:
            raise RuntimeError("nothing is open yet")
        return self._current

    @contextmanager
    def in_use(self) -> Iterator[Edition]:
        """The current edition, which stays open as long as it is used."""
        edition = self.current
        edition.users += 1
        try:
            yield edition
        finally:
            edition.users -= 1
            self._end_if_idle(edition)

    def renew(self) -> bool:
        """Open the latest build if it is not open yet; whether there was a new one."""
        build = latest(self._catalogue)
        old = self._current
        if build is None or (old and old.build.digest == build.digest):
            return False
        self._current = Edition(self._catalogue, build, self._bounds)
        self._ahead(self._current)
        if old:
            self._end_if_idle(old)
        return True

    async def watch(self) -> None:
        """Look for new builds for ever."""
        while True:
            await asyncio.sleep(_SECONDS)
            with suppress(Exception):  # a half-written build: the next look finds it whole
                self.renew()

    async def close(self) -> None:
        """End all that is open, when it is done."""
        if self._current:
            await self._current.close()
        await asyncio.gather(*self._endings)

    def _ahead(self, edition: Edition) -> None:
        """Let what takes long begin before somebody asks for it."""
        task = asyncio.ensure_future(self._written(edition))
        edition.writing = task
        self._endings.add(task)
        task.add_done_callback(self._endings.discard)

    async def _written(self, edition: Edition) -> None:
        with ThreadPoolExecutor(1) as thread:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(thread, lambda: edition.release.entries)

    def _end_if_idle(self, edition: Edition) -> None:
        if edition is not self._current and edition.users == 0:
            task = asyncio.ensure_future(edition.close())
            self._endings.add(task)
            task.add_done_callback(self._endings.discard)
