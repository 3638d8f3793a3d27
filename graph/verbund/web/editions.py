"""The build that is served, and the next one: a request keeps the one that it began with."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property

from verbund.assembly import Build, latest
from verbund.catalogue import Catalogue
from verbund.model import Iri
from verbund.settings import Settings
from verbund.store import Store
from verbund.web.pool import Bounds, Pool

#: How often is looked whether there is a new build.
_SECONDS = 1.0


class Edition:
    """One build, opened for questions; it is closed when nobody uses it any more."""

    def __init__(self, catalogue: Catalogue, build: Build, bounds: Bounds) -> None:
        self.catalogue = Catalogue.at(catalogue.root, builds=catalogue.builds)
        self.build = build
        self.store: Store = build.store()
        self.pool = Pool(build.folder / "store", bounds)
        self.users = 0

    @property
    def settings(self) -> Settings:
        """What the catalogue says of itself."""
        return self.catalogue.settings

    @cached_property
    def graphs(self) -> tuple[Iri, ...]:
        """The named graphs."""
        return self.store.graphs()


class Editions:
    """What is served: the current edition, and older ones that are still in use."""

    def __init__(self, catalogue: Catalogue, bounds: Bounds) -> None:
        self._catalogue = catalogue
        self._bounds = bounds
        self._current: Edition | None = None
        self._endings = set[asyncio.Task[None]]()

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
            await self._current.pool.close()
        await asyncio.gather(*self._endings)

    def _end_if_idle(self, edition: Edition) -> None:
        if edition is not self._current and edition.users == 0:
            task = asyncio.ensure_future(edition.pool.close())
            self._endings.add(task)
            task.add_done_callback(self._endings.discard)
