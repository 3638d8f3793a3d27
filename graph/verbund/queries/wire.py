"""Questions and answers on their way between two processes: frames of plain values."""

from __future__ import annotations

import marshal
from typing import Any, BinaryIO

from verbund.errors import InvalidQuery, VerbundError
from verbund.model import Blank, Iri, Literal, Statement, Table, Term

_SIZE = 8
_ERRORS = {kind.__name__: kind for kind in (InvalidQuery, VerbundError)}


def send(stream: BinaryIO, value: object) -> None:
    """Write a value of plain types as one frame."""
    data = marshal.dumps(value)
    stream.write(len(data).to_bytes(_SIZE))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The value of the next frame.

    Raises:
        EOFError: the other side is gone.
    """
    size = stream.read(_SIZE)
    data = stream.read(int.from_bytes(size)) if len(size) == _SIZE else b""
    if not data:
        raise EOFError
    return marshal.loads(data)  # noqa: S302 (both ends are ours, started by ourselves)


def packed(answer: Table | bool | tuple[Statement, ...] | VerbundError) -> object:
    """An answer, or why there is none, in plain types."""
    match answer:
        case Table(columns, rows):
            return "table", columns, [tuple(map(_pack, row)) for row in rows]
        case bool():
            return "answer", answer
        case VerbundError():
            kind = type(answer).__name__
            return "error", kind if kind in _ERRORS else "VerbundError", str(answer), answer.hint
    triples = [(_pack(one.subject), _pack(one.predicate), _pack(one.object)) for one in answer]
    return "statements", triples


def unpacked(value: Any) -> Table | bool | tuple[Statement, ...]:
    """The answer of such plain types.

    Raises:
        VerbundError: the answer says that there is none, and why.
    """
    match value:
        case "table", columns, rows:
            return Table(columns, tuple(tuple(map(_unpack, row)) for row in rows))
        case "answer", bool(answer):
            return answer
        case "error", kind, message, hint:
            raise _ERRORS[kind](message, hint=hint)
    return tuple(Statement(*map(_unpack, triple)) for triple in value[1])  # type: ignore[arg-type]


def _pack(term: Term | None) -> str | tuple[str, ...] | None:
    match term:
        case None:
            return None
        case Iri():
            return term.value
        case Blank():
            return (term.value,)
    return (term.value, term.datatype, term.language)


def _unpack(value: str | tuple[str, ...] | None) -> Term | None:
    match value:
        case None:
            return None
        case str():
            return Iri(value)
        case (name,):
            return Blank(name)
    return Literal(*value)
