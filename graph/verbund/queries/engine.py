"""What a question is asked of."""

from __future__ import annotations

from typing import Protocol

from verbund.model import Statement, Table


class Engine(Protocol):
    """Anything that answers SPARQL: the store here, a worker that holds it, an endpoint."""

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        ...

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        ...

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements of a CONSTRUCT or DESCRIBE query."""
        ...
