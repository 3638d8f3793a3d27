"""The times of the steps of a run, taken one after the other."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

Answer = TypeVar("Answer")
Rows = list[list[str]]


class Over(BaseException):
    """The time that something was given is over; no handler of a library catches it."""


@dataclass(slots=True)
class Laps:
    """Seconds by the name of the step; those of single questions by theirs.

    ``apart`` are steps that are no part of the run; ``over`` are steps of which a part was stopped
    at its bound, so that they would have taken longer.
    ``busy`` is the time of the processors, by step: what counts on a machine that is shared.
    """

    steps: dict[str, float] = field(default_factory=dict)
    questions: dict[str, float] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)
    over: list[str] = field(default_factory=list)
    busy: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, most: float = 0.0) -> Iterator[None]:
        """Time what happens inside; it is left once it takes more than ``most`` (0: no bound).

        The bound is one of processor time.
        """
        begun, busy = perf_counter(), process_time()
        try:
            with _bound(most):
                yield
        except Over:
            self.over.append(name)
        self.steps[name] = self.steps.get(name, 0.0) + perf_counter() - begun
        self.busy[name] = self.busy.get(name, 0.0) + process_time() - busy

    def ask(
        self, folder: Path, rows: Callable[[str], Rows], rounds: int, most: float = 0.0
    ) -> dict[str, Rows]:
        """The rows of each question; the first round counts as a step, the medians are kept.

        A question that takes more than a second is not asked again; one that was stopped at its
        bound has no rows.
        """
        texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.rq"))}
        first = dict[str, tuple[float, Rows]]()
        for name, text in texts.items():
            with self.step("questions", most):
                first[name] = timed(partial(rows, text))
        for name, text in texts.items():
            once = first[name][0] if name in first else most
            again = range(rounds - 1 if once < 1 else 0)
            self.questions[name] = median([once, *(timed(partial(rows, text))[0] for _ in again)])
        return {name: found for name, (_, found) in first.items()}

    def save(self, path: Path) -> None:
        """Keep the times as JSON."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Laps:
        """The times that were kept."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


@contextmanager
def _bound(most: float) -> Iterator[None]:
    """Raise ``Over`` in what happens inside, once it takes so many seconds."""

    def ring(*_: object) -> None:
        raise Over

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def timed(call: Callable[[], Answer]) -> tuple[float, Answer]:
    """The seconds that a call takes, and its answer."""
    begun = perf_counter()
    answer = call()
    return perf_counter() - begun, answer


def keep(path: Path, found: object) -> None:
    """Write what a side found, to be compared."""
    path.write_text(json.dumps(found, ensure_ascii=False, sort_keys=True), encoding="utf-8")
