"""A call that ends in time, whatever the other side does."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class Late(Exception):
    """The time is over and the call is not."""


def within(call: Callable[[], T], seconds: float) -> T:
    """What a call gives, or raises, within so many seconds.

    A call that is late is left to itself: nobody waits for it, not even the end of the process.

    Raises:
        Late: there is nothing yet.
    """
    done: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((call(), None))
        except BaseException as problem:
            done.put((None, problem))

    Thread(target=run, daemon=True).start()
    try:
        found, problem = done.get(timeout=max(seconds, 0.001))
    except Empty:
        raise Late from None
    if problem is not None:
        raise problem
    return found  # type: ignore[return-value]
