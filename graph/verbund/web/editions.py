"""The build that is served, and the next one: a request keeps the one that it began with."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
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

    def open(self) -> None:
        """Open the latest build; what takes long is made while it is served already."""
        found = self._newer()
        if found:
            self._current = found

    async def renew(self) -> bool:
        """Open the latest build if it is not open yet; whether there was a new one.

        The old one is served until everything of the new one is ready.
        """
        found = self._newer()
        if found is None:
            return False
        try:
            with suppress(Exception):  # whoever asks for what could not be made is told
                await found.ready()
        except asyncio.CancelledError:
            self._noted(found.close())
            raise
        old, self._current = self._current, found
        if old:
            self._end_if_idle(old)
        return True

    async def watch(self) -> None:
        """Look for new builds for ever."""
        while True:
            await asyncio.sleep(_SECONDS)
            with suppress(Exception):  # a half-written build: the next look finds it whole
                await self.renew()

    async def close(self) -> None:
        """End all that is open, when it is done."""
        if self._current:
            await self._current.close()
        await asyncio.gather(*self._endings, return_exceptions=True)

    def _newer(self) -> Edition | None:
        """The latest build, if it is not the one that is served."""
        build = latest(self._catalogue)
        if build is None or (self._current and self._current.build.digest == build.digest):
            return None
        found = Edition(self._catalogue, build, self._bounds)
        found.writing = self._noted(self._written(found))
        return found

    async def _written(self, edition: Edition) -> None:
        with ThreadPoolExecutor(1) as thread:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(thread, edition.prepare)

    def _end_if_idle(self, edition: Edition) -> None:
        if edition is not self._current and edition.users == 0:
            self._noted(edition.close())

    def _noted(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Work that is waited for before the end."""
        task = asyncio.ensure_future(work)
        self._endings.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Forget it; who waits for what it makes is told of its trouble, nobody else."""
        self._endings.discard(task)
        if not task.cancelled():
            task.exception()
