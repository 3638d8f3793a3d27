"""Answers as whole documents, never larger than someone is ready to take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from verbund.errors import AnswerTooLarge, InvalidQuery
from verbund.formats import RdfFormat, TableFormat
from verbund.model import Dataset, Iri
from verbund.queries.results import write_answer, write_table
from verbund.sparql.guard import Form
from verbund.store import Store, writing
from verbund.vocab import PREFIXES

_FORMATS = {form.label: form for form in (*TableFormat, *RdfFormat)}
_LESS = "ask for less: with LIMIT and OFFSET it comes in parts"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of query it is, how the answer is written, and how much of it at most.

    Without a ``dataset`` the query sees the public graph and every named one.
    """

    form: Form
    written: TableFormat | RdfFormat
    rows: int
    size: int
    dataset: Dataset | None = None

    def packed(self) -> tuple[Any, ...]:
        """The same in plain types."""
        seen = self.dataset and (
            [graph.value for graph in self.dataset.default],
            [graph.value for graph in self.dataset.named],
        )
        return self.form.value, self.written.label, self.rows, self.size, seen

    @classmethod
    def unpacked(cls, *values: Any) -> Self:
        """What plain types say."""
        form, label, rows, size, seen = values
        dataset = seen and Dataset(tuple(map(Iri, seen[0])), tuple(map(Iri, seen[1])))
        return cls(Form(form), _FORMATS[label], rows, size, dataset)


def document(store: Store, sparql: str, wanted: Wanted) -> bytes:
    """The answer of a store to a query, as it is wanted.

    Raises:
        AnswerTooLarge: it has more rows or bytes than are wanted.
        InvalidQuery: the format is not for this form of query.
    """
    seen = store.within(wanted.dataset) if wanted.dataset else store
    match wanted.form, wanted.written:
        case (Form.SELECT, TableFormat() as form):
            table = seen.select(sparql)
            _check(len(table), wanted.rows, "rows")
            return _joined(write_table(table, form), wanted.size)
        case (Form.ASK, TableFormat() as form):
            return write_answer(seen.ask(sparql), form).encode()
        case (Form.CONSTRUCT | Form.DESCRIBE, RdfFormat() as form):
            found = seen.construct(sparql)
            _check(len(found), wanted.rows, "statements")
            return _joined([writing.statements(found, form, PREFIXES)], wanted.size)
    raise InvalidQuery(f"{wanted.written.label} is not for {wanted.form.value}")


def _joined(pieces: Iterable[str | bytes], most: int) -> bytes:
    found, size = list[bytes](), 0
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        size += len(data)
        _check(size, most, "bytes")
        found.append(data)
    return b"".join(found)


def _check(size: int, most: int, what: str) -> None:
    if size > most:
        raise AnswerTooLarge(f"the answer has more than {most:,} {what}", hint=_LESS)
