"""Pages that need answers: made by threads of their own, which ask the processes of a pool."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from verbund.model import Statement, Table
from verbund.queries.engine import Engine
from verbund.queries.worker import Worker
from verbund.web.pool import Pool
from verbund.web.refusals import Busy

_THREADS = 4

Answer = TypeVar("Answer")


class Through:
    """An engine for threads beside the event loop: asks a pool, and waits for the answer."""

    def __init__(self, pool: Pool, loop: asyncio.AbstractEventLoop) -> None:
        self._pool = pool
        self._loop = loop
        self.busy: Busy | None = None

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        return self._asked(lambda worker: worker.select(sparql))

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        return self._asked(lambda worker: worker.ask(sparql))

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements of a CONSTRUCT or DESCRIBE query."""
        return self._asked(lambda worker: worker.construct(sparql))

    def _asked(self, ask: Callable[[Worker], Answer]) -> Answer:
        answer = self._pool.answer(ask)
        try:
            return asyncio.run_coroutine_threadsafe(answer, self._loop).result()
        except Busy as busy:
            self.busy = busy
            raise


class Asking:
    """Makes pages from answers, a few at a time."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._threads = ThreadPoolExecutor(_THREADS, "asking")
        self._waiting = 0

    async def made(self, make: Callable[[Engine], str]) -> str:
        """A page that is made from the answers of an engine.

        Raises:
            Busy: too many wait already. What a page would say of that is not kept.
        """
        if self._waiting >= _THREADS + self._pool.bounds.waiting:
            raise Busy("too many questions are waiting", round(self._pool.bounds.patience))
        loop = asyncio.get_running_loop()
        engine = Through(self._pool, loop)
        self._waiting += 1
        try:
            page = await loop.run_in_executor(self._threads, make, engine)
        finally:
            self._waiting -= 1
        if engine.busy:
            raise engine.busy
        return page

    def close(self) -> None:
        """End the threads when their pages are made."""
        self._threads.shutdown(wait=False)
