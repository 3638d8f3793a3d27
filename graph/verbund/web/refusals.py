"""What the server does not do, in the words and numbers of HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verbund.errors import (
    InvalidQuery,
    QueryStopped,
    RefusedQuery,
    UnknownName,
    UnknownThing,
    UnknownValue,
    VerbundError,
)


class Refusal(VerbundError):
    """A request that is not answered as it was meant; ``code`` is its HTTP status."""

    def __init__(
        self, code: int, message: str, *, hint: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.code = code
        self.headers = dict(headers or {})


class Busy(Refusal):
    """Too many wait already, or take long."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(
            503,
            message,
            hint=f"try again in {seconds} seconds",
            headers={"Retry-After": str(seconds)},
        )


class NotAcceptable(Refusal):
    """Nothing that is here has a form that was asked for."""

    def __init__(self, offers: Sequence[str]) -> None:
        super().__init__(
            406,
            "nothing here has a form that Accept allows",
            hint=f"to be had: {', '.join(dict.fromkeys(offers))}",
            headers={"Vary": "Accept"},
        )


class NotAllowed(Refusal):
    """The method does not exist here."""

    def __init__(self, method: str, allowed: Sequence[str]) -> None:
        super().__init__(
            405,
            f"{method[:20]} is not done here",
            hint=f"to be had: {', '.join(allowed)}",
            headers={"Allow": ", ".join(allowed)},
        )


#: what the errors of other parts are in HTTP; a query that passes its limits is the asker's fault
_CODES: tuple[tuple[type[VerbundError], int], ...] = (
    (UnknownThing, 404),
    (UnknownName, 400),
    (InvalidQuery, 400),
    (RefusedQuery, 403),
    (UnknownValue, 400),
    (QueryStopped, 422),
)


def refusal(problem: VerbundError) -> Refusal:
    """A problem of any part as what is said of it over HTTP."""
    if isinstance(problem, Refusal):
        return problem
    code = next((code for kind, code in _CODES if isinstance(problem, kind)), 500)
    hint = "" if "--" in problem.hint else problem.hint  # options are for the command line
    return Refusal(code, str(problem), hint=hint)


def not_here(path: str) -> Refusal:
    """The refusal for a path at which nothing stands."""
    return Refusal(404, f"nothing stands at /{path[:200]}")


def gone(path: str) -> Refusal:
    """The refusal for a path at which something stood once; it says neither what nor why."""
    return Refusal(410, f"what stood at /{path[:200]} has been removed")
