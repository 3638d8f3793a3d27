"""A question as it is asked: what its file says, read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verbund.model import Term
from verbund.queries.header import Header
from verbund.queries.terms import list_written
from verbund.sparql.guard import Form

#: How the name of a column ends that has the names of the things in another one.
LABEL = "Label"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with gaps: its name, what it says of itself, its SPARQL, its columns.

    ``pieces`` is its SPARQL without the header: text and the name of a gap by turns.
    """

    name: str
    header: Header
    sparql: str
    form: Form
    columns: tuple[str, ...]
    pieces: tuple[str, ...]

    def bound(self, values: Mapping[str, Sequence[Term]]) -> str:
        """The SPARQL with its gaps filled, without its header."""
        return "".join(
            list_written(values[piece]) if number % 2 else piece
            for number, piece in enumerate(self.pieces)
        )
