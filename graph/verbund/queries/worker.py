"""A store in a process of its own, which a query cannot outlast and cannot outgrow.

The engine has no deadline, holds Ctrl-C off while it works, and breaks down on some queries (a
nesting of some thousand levels). So a foreign query runs in a process that the system ends: by an
alarm past the deadline, by a limit past the memory. The next query gets a new process.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import IO, Any, Self, cast

from verbund.errors import QueryStopped, VerbundError
from verbund.model import Statement, Table
from verbund.queries import documents, wire
from verbund.queries.documents import Wanted
from verbund.queries.limits import Limits, out_of_time
from verbund.store import Store

_START = "from verbund.queries.worker import serve; serve()"
_YIELDING = f"import os; os.nice(5); {_START}"
_LAST = 19
_OUT_OF_MEMORY = 77
_MEGABYTE = 1 << 20


class Worker:
    """Answers queries on the store of a folder, each within limits.

    Start it early: the process gets ready while the caller does something else.
    """

    def __init__(self, folder: Path, limits: Limits, *, yielding: bool = False) -> None:
        """With ``yielding`` the process gives way to all others that want the machine."""
        self._folder = folder
        self._limits = limits
        self._start_of = _YIELDING if yielding else _START
        self._is_last = False
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def process(self) -> int:
        """The number of the process that is at work."""
        return self._process.pid

    def worked(self) -> float:
        """How many seconds a processor has worked for it, or went by where nobody counts them."""
        try:
            counted = Path(f"/proc/{self.process}/stat").read_text().rpartition(") ")[2].split()
        except OSError:
            return monotonic()
        return (int(counted[11]) + int(counted[12])) / os.sysconf("SC_CLK_TCK")

    def withdraw(self, *, ended: bool = False) -> None:
        """Let the query at work be the last one; it gives way to everything else, or is ended."""
        self._is_last = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.process, _LAST)
        if ended:
            self._process.kill()

    def within(self, limits: Limits) -> Worker:
        """Another one for the same store, within other limits."""
        return Worker(self._folder, limits)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._answers.close()
        with suppress(BrokenPipeError):  # what was not sent yet has nobody to go to
            self._requests.close()

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        return wire.table(self._call("select", sparql))

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        return wire.answer(self._call("ask", sparql))

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements of a CONSTRUCT or DESCRIBE query."""
        return wire.statements(self._call("construct", sparql))

    def document(self, sparql: str, wanted: Wanted) -> bytes:
        """The answer to any query as a document, written in the process that found it.

        Raises:
            AnswerTooLarge: it has more rows or bytes than are wanted.
        """
        return wire.document(self._call("document", sparql, *wanted.packed()))

    def _call(self, method: str, sparql: str, *more: Any) -> Any:
        try:
            wire.send(self._requests, (method, sparql, self._limits.seconds, *more))
            return wire.receive(self._answers)
        except (EOFError, BrokenPipeError):
            status = self._process.wait()
            self.close()
            if status == -signal.SIGINT:  # Ctrl-C goes to the worker too, and may come there first
                raise KeyboardInterrupt from None
            if not self._is_last:
                self._start()
            raise self._stopped(status) from None

    def _start(self) -> None:
        words = [
            sys.executable,
            "-P",
            "-c",
            self._start_of,
            str(self._folder),
            str(self._limits.memory),
        ]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(  # noqa: S603 (our own code)
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)

    def _stopped(self, status: int) -> QueryStopped:
        """Why the process is gone, from the way it went."""
        if status == -signal.SIGALRM:
            return out_of_time(self._limits.seconds)
        if status in (_OUT_OF_MEMORY, -signal.SIGABRT):
            size = self._limits.memory // _MEGABYTE
            return QueryStopped(
                f"the query was stopped: it needed more than {size} MB of memory",
                hint="give it more with --memory, or ask for less with --limit",
            )
        return QueryStopped(
            "the engine broke down on this query",
            hint="it may be nested too deeply or repeat one thing too often",
        )


def serve() -> None:
    """Answer queries from standard input until it ends. Runs in the worker's process only."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    folder, memory = sys.argv[1:]
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        store: Store | VerbundError = Store.open(Path(folder))
    except VerbundError as problem:
        store = problem
    _limit_memory(int(memory))
    while True:
        try:
            method, sparql, seconds, *more = wire.receive(requests)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            wire.send(answers, _answer(store, method, sparql, more))
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(store: Store | VerbundError, method: str, sparql: str, more: list[Any]) -> Any:
    if isinstance(store, VerbundError):
        return wire.packed(store)
    try:
        if method == "document":
            return wire.packed(documents.document(store, sparql, Wanted.unpacked(*more)))
        return wire.packed(getattr(store, method)(sparql))
    except VerbundError as problem:
        return wire.packed(problem)


def _limit_memory(more: int) -> None:
    """Allow so many bytes beyond what the process has now."""
    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[5]) if status.exists() else 0
    limit = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
