"""A query that is safe and ready to run, and its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from verbund.model import Statement, Table
from verbund.queries.binding import limited, with_prefixes
from verbund.queries.engine import Engine
from verbund.queries.escapes import decoded
from verbund.queries.guard import Form, checked
from verbund.queries.header import Header

Answer = Table | bool | tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL without gaps; a question's has a header and a sentence."""

    sparql: str
    form: Form
    header: Header | None = None
    sentence: str = ""

    @classmethod
    def own(cls, text: str) -> Self:
        """A query that someone wrote; known prefixes may be used without being declared.

        Raises:
            RefusedQuery: it would change something, call another server or read another graph.
            InvalidQuery: it is no SPARQL query.
        """
        sparql = decoded(text.removeprefix("\ufeff"))
        return cls(with_prefixes(sparql), checked(sparql))

    def limited(self, rows: int | None) -> Self:
        """The same for at most so many rows."""
        if rows is None or self.form is not Form.SELECT:
            return self
        return replace(self, sparql=limited(self.sparql, rows))

    def asked(self, engine: Engine) -> Answer:
        """The rows of a SELECT, yes or no for an ASK, else statements."""
        match self.form:
            case Form.SELECT:
                return engine.select(self.sparql)
            case Form.ASK:
                return engine.ask(self.sparql)
            case _:
                return engine.construct(self.sparql)
