"""Questions and answers on their way between two processes: frames of plain values."""

from __future__ import annotations

import marshal
from typing import IO, Any

from verbund.errors import AnswerTooLarge, InvalidQuery, VerbundError
from verbund.model import Blank, Iri, Literal, Statement, Table, Term

_SIZE = 8
_ERRORS = {kind.__name__: kind for kind in (AnswerTooLarge, InvalidQuery, VerbundError)}


def send(stream: IO[bytes], value: Any) -> None:
    """Write a value of plain types as one frame."""
    data = marshal.dumps(value)
    stream.write(len(data).to_bytes(_SIZE))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The value of the next frame.

    Raises:
        EOFError: the other side is gone.
    """
    size = stream.read(_SIZE)
    data = stream.read(int.from_bytes(size)) if len(size) == _SIZE else b""
    if not data:
        raise EOFError
    return marshal.loads(data)  # noqa: S302 (both ends are ours, started by ourselves)


def packed(answer: Table | bool | bytes | tuple[Statement, ...] | VerbundError) -> Any:
    """An answer, or why there is none, in plain types."""
    match answer:
        case Table(columns, rows):
            return "table", columns, [tuple(map(_pack, row)) for row in rows]
        case bool():
            return "answer", answer
        case bytes():
            return "document", answer
        case VerbundError():
            kind = type(answer).__name__
            return "error", kind if kind in _ERRORS else "VerbundError", str(answer), answer.hint
    triples = [(_pack(one.subject), _pack(one.predicate), _pack(one.object)) for one in answer]
    return "statements", triples


def table(value: Any) -> Table:
    """The table of such plain types; raises what they say went wrong."""
    _, columns, rows = _checked(value)
    return Table(columns, tuple(tuple(map(_unpack, row)) for row in rows))


def answer(value: Any) -> bool:
    """The yes or no of such plain types; raises what they say went wrong."""
    return bool(_checked(value)[1])


def document(value: Any) -> bytes:
    """The document of such plain types; raises what they say went wrong."""
    return bytes(_checked(value)[1])


def statements(value: Any) -> tuple[Statement, ...]:
    """The statements of such plain types; raises what they say went wrong."""
    return tuple(Statement(*map(_unpack, triple)) for triple in _checked(value)[1])


def _checked(value: Any) -> Any:
    if value[0] == "error":
        _, kind, message, hint = value
        raise _ERRORS[kind](message, hint=hint)
    return value


def _pack(term: Term | None) -> str | tuple[str, ...] | None:
    match term:
        case None:
            return None
        case Iri():
            return term.value
        case Blank():
            return (term.value,)
    return (term.value, term.datatype, term.language)


def _unpack(value: Any) -> Any:
    match value:
        case None:
            return None
        case str():
            return Iri(value)
        case (name,):
            return Blank(name)
    return Literal(*value)
