"""Statements that are gathered one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from verbund.model import Iri, Literal, Statement, Term
from verbund.vocab import RDF, XSD


@dataclass(frozen=True, slots=True)
class Sayings:
    """A graph in the making."""

    statements: list[Statement] = field(default_factory=list)

    def of(self, thing: Iri, kinds: Iterable[str], says: Mapping[str, Iterable[Term]]) -> Iri:
        """Say of a thing what it is and what else there is to say; gives the thing."""
        add = self.statements.append
        for kind in kinds:
            add(Statement(thing, Iri(RDF.type), Iri(kind)))
        for name, values in says.items():
            for value in values:
                add(Statement(thing, Iri(name), value))
        return thing


def tagged(words: Mapping[str, str]) -> list[Term]:
    """A text in each of its languages."""
    return [Literal(text, language=language) for language, text in words.items()]


def dated(day: date | str) -> list[Term]:
    """A day."""
    return [Literal(str(day), XSD.date)]


def some(*values: Term | None) -> list[Term]:
    """Those values that there are."""
    return [value for value in values if value is not None]
