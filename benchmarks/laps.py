"""The times of the steps of a run, taken one after the other."""

from __future__ import annotations

import json
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


@dataclass(slots=True)
class Laps:
    """Seconds by the name of the step; those of single questions by theirs.

    ``apart`` are steps that are no part of the run.
    ``busy`` is the time of the processors in all steps: what counts on a machine that is shared.
    """

    steps: dict[str, float] = field(default_factory=dict)
    questions: dict[str, float] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)
    busy: float = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        begun, busy = perf_counter(), process_time()
        yield
        self.steps[name] = self.steps.get(name, 0.0) + perf_counter() - begun
        self.busy += process_time() - busy

    def ask(self, folder: Path, rows: Callable[[str], Rows], rounds: int) -> dict[str, Rows]:
        """The rows of each question; the first round counts as a step, the medians are kept.

        A question that takes more than a second is not asked again.
        """
        texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.rq"))}
        with self.step("questions"):
            first = {name: timed(partial(rows, text)) for name, text in texts.items()}
        for name, text in texts.items():
            once = first[name][0]
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


def timed(call: Callable[[], Answer]) -> tuple[float, Answer]:
    """The seconds that a call takes, and its answer."""
    begun = perf_counter()
    answer = call()
    return perf_counter() - begun, answer


def keep(path: Path, found: object) -> None:
    """Write what a side found, to be compared."""
    path.write_text(json.dumps(found, ensure_ascii=False, sort_keys=True), encoding="utf-8")
