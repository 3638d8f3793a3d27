"""Worker processes for queries, a bounded line in front of them, and no longer wait than promised.

A query holds one process until it is answered or stopped; the process that is stopped is replaced.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from verbund.queries.documents import Wanted
from verbund.queries.limits import Limits
from verbund.queries.worker import Worker
from verbund.web.refusals import Busy

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the queries of strangers may use: each of them, and all of them together."""

    limits: Limits = field(default_factory=lambda: Limits(10.0, 512 * _MEGABYTE))
    rows: int = 100_000
    size: int = 64 * _MEGABYTE
    workers: int = 2
    waiting: int = 16
    patience: float = 5.0


class Pool:
    """Answers queries on the store of a folder in a few processes; made inside an event loop."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self.bounds = bounds
        self.waiting = 0
        self._idle = asyncio.LifoQueue[Worker]()
        self._threads = ThreadPoolExecutor(bounds.workers, "query")
        for _ in range(bounds.workers):
            self._idle.put_nowait(Worker(folder, bounds.limits, yielding=True))

    @property
    def at_work(self) -> int:
        """How many processes answer a query now."""
        return self.bounds.workers - self._idle.qsize()

    async def document(self, sparql: str, wanted: Wanted) -> bytes:
        """The answer to a query as a document.

        Raises:
            Busy: too many wait already, or it took too long until a process was free.
            VerbundError: what the query itself does wrong.
        """
        worker = await self._worker()
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, worker.document, sparql, wanted)
        finally:
            self._idle.put_nowait(worker)

    async def close(self) -> None:
        """End all processes, each when its query is done."""
        for _ in range(self.bounds.workers):
            worker = await self._idle.get()
            worker.close()
        self._threads.shutdown(wait=False)

    async def _worker(self) -> Worker:
        if self._idle.empty() and self.waiting >= self.bounds.waiting:
            raise Busy(self._later())
        self.waiting += 1
        try:
            async with asyncio.timeout(self.bounds.patience):
                return await self._idle.get()
        except TimeoutError:
            raise Busy(self._later()) from None
        finally:
            self.waiting -= 1

    def _later(self) -> int:
        """After how many seconds it may be worth to try again."""
        return max(1, round(self.bounds.limits.seconds / 2))
