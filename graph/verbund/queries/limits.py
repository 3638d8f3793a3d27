"""How much time and memory a query may take."""

from __future__ import annotations

from dataclasses import dataclass

from verbund.errors import QueryStopped


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds, and bytes of memory beyond the open store.

    >>> Limits(seconds=0)
    Traceback (most recent call last):
    ValueError: limits are greater than zero
    """

    seconds: float = 60.0
    memory: int = 1 << 30

    def __post_init__(self) -> None:
        if self.seconds <= 0 or self.memory <= 0:
            raise ValueError("limits are greater than zero")


def out_of_time(seconds: float) -> QueryStopped:
    """What is told of a query that took longer."""
    unit = "second" if seconds == 1 else "seconds"
    return QueryStopped(
        f"the query was stopped after {seconds:g} {unit}",
        hint="give it more with --timeout, or ask for less",
    )
