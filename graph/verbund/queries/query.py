"""A query that is safe and ready to run, and its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from verbund.errors import InvalidQuery
from verbund.model import Statement, Table, Term
from verbund.queries.binding import limited, with_prefixes
from verbund.queries.engine import Engine
from verbund.queries.escapes import decoded
from verbund.queries.header import Header
from verbund.sparql.guard import Form, checked
from verbund.sparql.tokens import LEAVING, WORDS

_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)

Answer = Table | bool | tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A gap of a question that was filled with things.

    ``choices`` gives a query for all that it could be, ``other`` the question with one of them.
    """

    label: str
    terms: tuple[Term, ...]
    choices: Callable[[], str] = field(compare=False)
    other: Callable[[Term], str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """The name of a question, and what its gaps were filled with, as it was typed."""

    name: str
    given: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL without gaps; a question's has a header, a sentence, and what its gaps were.

    ``shift`` is how many characters stand before what a person wrote, on the first line, and
    ``unlimited`` is what it was before it was limited.
    """

    sparql: str
    form: Form
    header: Header | None = None
    sentence: str = ""
    shift: int = 0
    unlimited: str = ""
    filled: tuple[Filled, ...] = ()
    call: Call | None = None

    @classmethod
    def own(cls, text: str) -> Self:
        """A query that someone wrote; known prefixes may be used without being declared.

        Raises:
            RefusedQuery: it would change something, call another server or read another graph.
            InvalidQuery: it is no SPARQL query.
        """
        sparql = decoded(text.removeprefix("\ufeff"))
        whole = with_prefixes(sparql)
        return cls(whole, checked(sparql), shift=len(whole) - len(sparql))

    def limited(self, rows: int | None) -> Self:
        """The same for at most so many rows."""
        if rows is None or self.form is not Form.SELECT:
            return self
        text = limited(self.sparql, rows)
        return replace(self, sparql=text, unlimited=self.unlimited or self.sparql, call=None)

    def asked(self, engine: Engine) -> Answer:
        """The rows of a SELECT, yes or no for an ASK, else statements.

        Raises:
            InvalidQuery: the engine cannot read it; the message says where.
        """
        try:
            return self._answer(engine)
        except InvalidQuery as problem:
            raise self.located(problem) from problem

    def _answer(self, engine: Engine) -> Answer:
        match self.form:
            case Form.SELECT:
                return engine.select(self.sparql)
            case Form.ASK:
                return engine.ask(self.sparql)
            case _:
                return engine.construct(self.sparql)

    def located(self, problem: InvalidQuery) -> InvalidQuery:
        """The engine's complaint in one line, with the place as the person counts it."""
        found = _PLACE.search(str(problem))
        if not found:
            return problem
        line, column, wanted = int(found[1]), int(found[2]), found[3]
        text = self.unlimited or self.sparql
        lines = text.split("\n")
        end = len(lines[line - 1]) + 1
        is_beyond = column > end  # in the limit that was added
        rest = lines[line - 1][column - 1 :]
        column = (end if is_beyond else column) - (self.shift if line == 1 else 0)
        whole = text.count("{") == text.count("}")
        if not rest and whole and text.rstrip().endswith("}"):
            return InvalidQuery(
                f"line {line}: a pattern is not complete",
                hint="each has three parts, such as ?thing rdfs:label ?name",
            )
        braces = "" if whole else "each { needs its }"
        if is_beyond:
            return InvalidQuery(f"line {line}, column {column}: the query ends early", hint=braces)
        return InvalidQuery(
            f"line {line}, column {column}: the query cannot go on with "
            + (repr(rest[:20]) if rest else "the end of the line"),
            hint=_expected(wanted) or braces,
        )


def _expected(wanted: str) -> str:
    """What the engine could go on with, in words."""
    said = re.search(r"\bThe [A-Z][^,.\[\]]+", wanted)
    if said:
        return said[0]
    if '"?"' in wanted:
        return "a variable, a name or a value is missing here"
    words = sorted((WORDS - LEAVING - {"LATERAL"}) & set(re.findall("[A-Z]+", wanted)))
    return f"possible here: {', '.join(words)}" if words else ""
