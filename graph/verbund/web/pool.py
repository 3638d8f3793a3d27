"""Worker processes for queries: some at hand for whoever comes next, a few places for long ones.

Each query begins in a process that is at hand. Most are answered before anybody notices. One that
takes longer moves with its process to a place for long queries, gives way to all others there, and
a new process comes to hand; is there no such place, it is ended. So queries that want everything
do not stand in the way of those that want little.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from verbund.errors import QueryStopped
from verbund.queries.documents import Wanted
from verbund.queries.limits import Limits
from verbund.queries.worker import Worker
from verbund.web.refusals import Busy

_MEGABYTE = 1 << 20

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the queries of strangers may use: each of them, and all of them together.

    A query is long when a processor has worked on it for ``soon`` seconds. There are more processes
    than processors: one that has turned out to answer a long query has to be replaced first.
    """

    limits: Limits = field(default_factory=lambda: Limits(10.0, 512 * _MEGABYTE))
    rows: int = 100_000
    size: int = 64 * _MEGABYTE
    workers: int = 3
    waiting: int = 16
    patience: float = 5.0
    soon: float = 0.1
    long: int = 2


class Pool:
    """Answers queries on the store of a folder in a few processes; made inside an event loop."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self.bounds = bounds
        self.waiting = 0
        self.long = 0
        self._folder = folder
        self._idle = asyncio.LifoQueue[Worker]()
        self._hiring = set[asyncio.Task[None]]()
        self._threads = ThreadPoolExecutor(2 * bounds.workers + bounds.long, "query")
        for _ in range(bounds.workers):
            self._hire()

    @property
    def at_work(self) -> int:
        """How many processes answer a query now."""
        return self.bounds.workers - self._idle.qsize() + self.long

    async def document(self, sparql: str, wanted: Wanted) -> bytes:
        """The answer to a query as a document.

        Raises:
            Busy: as `answer` says.
            VerbundError: what the query itself does wrong.
        """
        return await self.answer(lambda worker: worker.document(sparql, wanted))

    async def answer(self, ask: Callable[[Worker], Answer]) -> Answer:
        """The answer of a process that is asked.

        Raises:
            Busy: too many wait already, it took too long until a process was free, or the query is
                long and there is no place for another one.
            VerbundError: what the query itself does wrong.
        """
        worker = await self._worker()
        loop = asyncio.get_running_loop()
        job = loop.run_in_executor(self._threads, ask, worker)
        is_free = False
        try:
            is_free = await self._is_short(worker, job)
        except asyncio.CancelledError:
            worker.withdraw(ended=True)
            job.cancel()
            raise
        finally:
            if is_free:
                self._idle.put_nowait(worker)
            else:
                self._hire()
        return await (job if is_free else self._to_its_end(worker, job))

    async def _is_short(self, worker: Worker, job: asyncio.Future[Answer]) -> bool:
        """Whether a query is done soon, and its process is as it was."""
        before = worker.worked()
        while True:
            done, _ = await asyncio.wait((job,), timeout=self.bounds.soon)
            if done:
                return not isinstance(job.exception(), QueryStopped)
            if not 0 <= worker.worked() - before < self.bounds.soon:
                return False

    async def ready(self) -> None:
        """Wait until its processes are at hand."""
        while self._hiring:
            await asyncio.wait(self._hiring)

    async def close(self) -> None:
        """End all processes; nobody asks any more."""
        await asyncio.gather(*self._hiring, return_exceptions=True)
        while not self._idle.empty():
            self._idle.get_nowait().close()
        self._threads.shutdown(wait=False)

    async def _to_its_end(self, worker: Worker, job: asyncio.Future[Answer]) -> Answer:
        """The answer to a query that is long, if there is a place for it."""
        has_place = job.done() or self.long < self.bounds.long
        worker.withdraw(ended=not has_place)
        self.long += has_place
        try:
            return await job
        except QueryStopped:
            if has_place:
                raise
            raise Busy("too many long queries are being answered", self._later()) from None
        finally:
            self.long -= has_place
            self._threads.submit(worker.close)  # until its memory is free may take a while

    def _new(self) -> Worker:
        """A process that is ready."""
        worker = Worker(self._folder, self.bounds.limits, yielding=True)
        worker.ask("ASK {}")
        return worker

    def _hire(self) -> None:
        """Get another process to hand."""
        task = asyncio.ensure_future(self._hired())
        self._hiring.add(task)
        task.add_done_callback(self._hiring.discard)

    async def _hired(self) -> None:
        loop = asyncio.get_running_loop()
        self._idle.put_nowait(await loop.run_in_executor(self._threads, self._new))

    async def _worker(self) -> Worker:
        if self._idle.empty() and self.waiting >= self.bounds.waiting:
            raise self._busy()
        self.waiting += 1
        try:
            while (found := await self._at_hand()) is None:
                if not self._hiring:
                    raise self._busy()
            return found
        finally:
            self.waiting -= 1

    async def _at_hand(self) -> Worker | None:
        """A process that is free in time; one that is coming is not late, however long it takes."""
        if self._idle.empty() and self._hiring:
            await asyncio.wait(self._hiring, return_when=asyncio.FIRST_COMPLETED)
        try:
            async with asyncio.timeout(self.bounds.patience):
                return await self._idle.get()
        except TimeoutError:
            return None

    def _busy(self) -> Busy:
        return Busy("too many queries are waiting", self._later())

    def _later(self) -> int:
        """After how many seconds it may be worth to try again."""
        return max(1, round(self.bounds.limits.seconds / 2))
