"""What occurs where something else was asked for, in words: the nearest values, or their range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from verbund.model import Iri, Literal, Table, Term
from verbund.queries.elements import NIL, Element, Part
from verbund.queries.engine import Engine
from verbund.queries.names import near
from verbund.queries.patterns import Where, variables
from verbund.queries.sheet import Reader
from verbund.queries.wording import sentence
from verbund.sparql.tokens import Kind, tokens
from verbund.vocab import NUMBERS, XSD

#: The variable that stands in for what is looked at.
VALUE = "?verbundValue"
#: Values that are looked through for near ones.
MANY = 2000
_SHOWN = 3
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


class Occurring:
    """Says in words what values there are."""

    def __init__(self, engine: Engine, reader: Reader) -> None:
        self._engine = engine
        self._reader = reader
        self._say = partial(sentence, reader.language)

    def values(self, sparql: str) -> list[Term]:
        """The values that a query for one column gives."""
        return [cell for (cell,) in self._engine.select(sparql).rows if cell is not None]

    def nearest(self, whole: Where, constant: str, found: Sequence[Term]) -> str:
        """The values that are most like a constant."""
        term = self._term(whole, constant)
        names = self._labels([*found, *([term] if term else [])])
        by_name = {names[str(one)]: str(one) for one in found}
        if isinstance(term, Literal) and is_ordered(term):
            alike = [one for one in found if is_ordered(one)]
            close = [str(one) for one in sorted(alike, key=lambda one: _distance(one, term))]
        else:
            close = list(near(names.get(str(term), constant), by_name))
        same = [one for one in found if str(one) == str(term)]
        shown = [exact(one) for one in same] or close[:_SHOWN]
        if shown:
            return self._say("nearest", what=self.short(whole, constant), names=", ".join(shown))
        some = ", ".join(sorted(by_name)[:_SHOWN]) + (" …" if len(by_name) > _SHOWN else "")
        return self._say("in place", what=self.short(whole, constant), names=some)

    def range(self, what: str, found: Sequence[Term], condition: str) -> str:
        """What values something has before a condition."""
        if not found:
            return self._say("no value", what=what)
        if len(found) < MANY and (all(map(is_ordered, found)) or all(map(_is_day, found))):
            ordered = sorted(found, key=_order)
            if ordered[0] == ordered[-1]:
                return self._say("one value", what=what, value=ordered[0])
            return self._say("range", what=what, first=ordered[0], last=ordered[-1])
        wanted = [t.text.strip("\"'") for t in tokens(condition) if t.kind is Kind.STRING]
        texts = {name: str(one) for one, name in self._labels(found).items()}
        close = [name for word in wanted for name in near(word, texts)]
        shown = close[:_SHOWN] or sorted(texts)[:_SHOWN]
        more = " …" if len(texts) > len(shown) else ""
        return self._say("values", what=what, names=", ".join(shown) + more)

    def names(self, found: Sequence[Term]) -> str:
        """The first of some terms by their names, and whether there are more."""
        labels = self._labels(found)
        first = sorted(labels.values())[:_SHOWN]
        return ", ".join(first) + (" …" if len(labels) > len(first) else "")

    def said(self, whole: Where, element: Element) -> str:
        """A pattern, its things by their names."""
        if element.part is Part.GROUP:
            return self._group(whole, element)
        if element.part is not Part.TRIPLE:
            return shortened(element.text)
        subject, path, value = element.terms
        path = path if len(list(tokens(path))) > 1 else self._prefixed(path)
        ends = [self._end(whole, end) for end in (subject, value, element.graph)]
        said = f"{ends[0]} {shortened(path)} {ends[1]}"
        return f"{said} in GRAPH {ends[2]}" if element.graph else said

    def _end(self, whole: Where, term: str) -> str:
        if not term or is_variable(term):
            return term
        return self._prefixed(term) if term == NIL else self.short(whole, term)

    def _prefixed(self, name: str) -> str:
        """An IRI that is written out, as short as it can be said."""
        return self._reader.short(Iri(name[1:-1])) if name.startswith("<") else name

    def _group(self, whole: Where, element: Element) -> str:
        """A group in few words: a sub-query by what it gives."""
        branches = whole.branches(element)
        heads = [variables(branch.head) for branch in branches if branch.head.startswith("SELECT")]
        if len(branches) == 1 and heads and heads[0]:
            return self._say("sub-query", what=" ".join(heads[0]))
        return shortened(element.text)

    def short(self, whole: Where, constant: str) -> str:
        """A constant by the name of its thing."""
        term = self._term(whole, constant)
        return self.names([term]) if isinstance(term, Iri) else constant

    def _labels(self, found: Sequence[Term]) -> dict[str, str]:
        """What terms are called, with their ids where they have names."""
        table = Table(("x",), tuple((one,) for one in found))
        names = self._reader.names(self._engine, table)
        labels = {}
        for one in found:
            short = self._reader.short(one) if isinstance(one, Iri) else str(one)
            name = names.get(one) if isinstance(one, Iri) else None
            labels[str(one)] = f"{name} ({short})" if name else short
        return labels

    def _term(self, whole: Where, constant: str) -> Term | None:
        """The term that a constant of the query stands for, as the engine reads it."""
        if constant == "a":
            return None
        rows = self._engine.select(f"{whole.prologue}SELECT ({constant} AS {VALUE}) {{ }}").rows
        return rows[0][0] if rows else None


def is_variable(text: str) -> bool:
    """Whether a term may be anything."""
    return text.startswith(("?", "$", "_:"))


def shortened(text: str) -> str:
    """A text that fits a line or two."""
    return text if len(text) <= 100 else f"{text[:99]}…"


def exact(term: Term) -> str:
    """A term with its language or datatype."""
    if isinstance(term, Literal):
        tail = f"@{term.language}" if term.language else f" ({Iri(term.datatype).local})"
        return f'"{term.value}"{tail}'
    return str(term)


def is_ordered(term: Term) -> bool:
    """Whether a term is a number or a day."""
    return isinstance(term, Literal) and term.datatype in {*NUMBERS, XSD.date, XSD.dateTime}


def _is_day(term: Term) -> bool:
    """Whether a text is a year, a month or a day."""
    return _DAY.fullmatch(str(term)) is not None


def _order(term: Term) -> tuple[bool, Decimal, str]:
    is_number = isinstance(term, Literal) and term.datatype in NUMBERS
    return (is_number, Decimal(str(term)) if is_number else Decimal(0), str(term))


def _distance(one: Term, other: Term) -> tuple[Decimal, str]:
    """How far numbers are from each other; days by their digits."""
    digits = [
        Decimal("".join(filter(str.isdigit, str(term)[:10])))
        if not _order(term)[0]
        else _order(term)[1]
        for term in (one, other)
    ]
    return abs(digits[0] - digits[1]), str(one)
