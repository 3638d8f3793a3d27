"""Answers go from one process to another and are the same afterwards."""

from __future__ import annotations

import io

import pytest

from verbund.errors import InvalidQuery, QueryStopped, VerbundError
from verbund.model import Blank, Iri, Literal, Statement, Table
from verbund.queries import wire

STATEMENT = Statement(Iri("a:s"), Iri("a:p"), Literal("x", language="de"))
TABLE = Table(("a", "b"), ((Iri("a:b"), None), (Blank("b0"), Literal("7", "a:integer"))))


def _sent(value: object) -> object:
    stream = io.BytesIO()
    wire.send(stream, value)
    stream.seek(0)
    return wire.receive(stream)


def test_tables_answers_and_statements_come_through() -> None:
    assert wire.table(_sent(wire.packed(TABLE))) == TABLE
    assert wire.answer(_sent(wire.packed(True))) is True
    assert wire.statements(_sent(wire.packed((STATEMENT,)))) == (STATEMENT,)
    assert wire.statements(_sent(wire.packed(()))) == ()


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (InvalidQuery("no", hint="yes"), InvalidQuery),
        (VerbundError("no", hint="yes"), VerbundError),
        (QueryStopped("no", hint="yes"), VerbundError),
    ],
)
def test_a_problem_comes_through_with_its_hint(
    problem: VerbundError, kind: type[VerbundError]
) -> None:
    with pytest.raises(kind, match="no") as found:
        wire.table(_sent(wire.packed(problem)))
    assert (type(found.value), found.value.hint) == (kind, "yes")


def test_a_stream_that_ends_early_is_the_end() -> None:
    with pytest.raises(EOFError):
        wire.receive(io.BytesIO(b"\x00\x00"))
