"""Why a query has no rows: the first pattern that leaves none, and what occurs there instead.

Each sentence rests on a query that was asked; where none can be, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from verbund.model import Iri, Literal, Table, Term
from verbund.queries.engine import Engine
from verbund.queries.names import near
from verbund.queries.patterns import Element, NotUnderstood, Part, Where, variables, where
from verbund.queries.sheet import Reader
from verbund.sparql.tokens import Kind, tokens
from verbund.vocab import NUMBERS, XSD

#: Values that are looked through for near ones.
_MANY = 2000
_SHOWN = 3
_VALUE = "?verbundValue"
_TAKING = frozenset({Part.TRIPLE, Part.FILTER, Part.GROUP, Part.VALUES, Part.MINUS, Part.GRAPH})
#: What may leave no row although the patterns match.
_CUTTING = re.compile(
    r"\b(?:VALUES .*|(?:HAVING|LIMIT|OFFSET) .*?(?=ORDER BY|LIMIT|OFFSET|VALUES|$))", re.I
)

Still = Callable[[], bool]


class Reason(NamedTuple):
    """A sentence, and the query that it rests on."""

    text: str
    sparql: str


def reasons(sparql: str, engine: Engine, reader: Reader, still: Still) -> Iterator[Reason]:
    """Sentences on why a query has no rows; as many as ``still`` leaves time for.

    Raises:
        VerbundError: the engine stopped a query.
    """
    with suppress(NotUnderstood):
        yield from _Doctor(engine, reader, still).reasons(where(sparql))


class _Doctor:
    """Asks for one pattern after the other."""

    def __init__(self, engine: Engine, reader: Reader, still: Still) -> None:
        self._engine = engine
        self._reader = reader
        self._still = still

    def reasons(self, whole: Where) -> Iterator[Reason]:
        number = self._first(whole)
        if number is None:
            cut = _CUTTING.search(whole.ending)
            if cut:
                said = f"the patterns match, but {_short(cut[0].strip())} leaves no row"
                yield Reason(said, whole.ask(whole.elements))
            return
        elements, last = whole.elements[:number], whole.elements[number - 1]
        behind = whole.ask(elements)
        if last.part is Part.FILTER:
            yield Reason(f"{_short(last.text)} leaves none", behind)
            yield from self._filtered(whole, elements[:-1], last)
        elif last.part is Part.MINUS:
            yield Reason(f"everything is taken away by {_short(last.text)}", behind)
        elif number > 1 and self._engine.ask(whole.ask((last,))):
            said = f"nothing matches {self._said(whole, last)} together with what is before it"
            yield Reason(said, behind)
            yield from self._relaxed(whole, elements)
        elif last.part is Part.GROUP:
            yield from self.reasons(whole.inside(last))
        else:
            yield Reason(f"nothing matches {self._said(whole, last)}", whole.ask((last,)))
            yield from self._relaxed(whole, (last,))

    def _first(self, whole: Where) -> int | None:
        """How many elements it takes until nothing is left; None if something is."""
        some, none = 0, len(whole.elements)
        if self._engine.ask(whole.ask(whole.elements)):
            return None
        while none - some > 1 and self._still():
            middle = (some + none) // 2
            if self._engine.ask(whole.ask(whole.elements[:middle])):
                some = middle
            else:
                none = middle
        if none - some > 1:
            raise NotUnderstood
        return none

    def _relaxed(self, whole: Where, elements: tuple[Element, ...]) -> Iterator[Reason]:
        """What occurs in the place of a constant; else which pattern is one too many."""
        said = False
        for constant in filter(lambda _: self._still(), _constants(elements)):
            behind = whole.select(_VALUE, tuple(_opened(e, constant) for e in elements), _MANY)
            found = self._values(behind)
            if found:
                said = True
                yield Reason(self._nearest(whole, constant, found), behind)
        for element in (one for one in elements if one.part is Part.VALUES and one.terms):
            behind = whole.select(element.terms[0], _without(elements, element), _MANY)
            found = self._values(behind)
            if found:
                said = True
                names = self._names(sorted(found, key=str)[:_SHOWN])
                yield Reason(f"values of {element.terms[0]} that do: {names}", behind)
        if not said:
            yield from self._superfluous(whole, elements)

    def _superfluous(self, whole: Where, elements: tuple[Element, ...]) -> Iterator[Reason]:
        for element in reversed(elements[:-1]):
            if not self._still():
                return
            behind = whole.ask(_without(elements, element))
            if element.part in _TAKING and self._engine.ask(behind):
                said = f"without {self._said(whole, element)} there would be some"
                yield Reason(said, behind)
                return

    def _filtered(
        self, whole: Where, before: tuple[Element, ...], last: Element
    ) -> Iterator[Reason]:
        """What values the variables of a filter have before it."""
        if any(token.word == "EXISTS" for token in tokens(last.text)):
            return
        for variable in variables(last.text):
            if self._still() and any(variable in variables(one.text) for one in before):
                behind = whole.select(variable, before, _MANY)
                yield Reason(self._range(variable, self._values(behind), last), behind)

    def _range(self, variable: str, found: list[Term], last: Element) -> str:
        """What values a variable has before a filter."""
        if not found:
            return f"{variable} has no value there"
        if len(found) < _MANY and all(map(_is_ordered, found)):
            ordered = sorted(found, key=_order)
            return f"{variable} goes from {ordered[0]} to {ordered[-1]}"
        wanted = [t.text.strip("\"'") for t in tokens(last.text) if t.kind is Kind.STRING]
        texts = {str(one): str(one) for one in found}
        close = [name for word in wanted for name in near(word, texts)]
        shown = close[:_SHOWN] or sorted(texts)[:_SHOWN]
        more = " …" if len(texts) > len(shown) else ""
        return f"values of {variable} there: {', '.join(shown)}{more}"

    def _values(self, sparql: str) -> list[Term]:
        return [cell for (cell,) in self._engine.select(sparql).rows if cell is not None]

    def _nearest(self, whole: Where, constant: str, found: list[Term]) -> str:
        """The values that are most like a constant."""
        term = self._term(whole, constant)
        names = self._labels([*found, *([term] if term else [])])
        by_name = {names[str(one)]: str(one) for one in found}
        if isinstance(term, Literal) and _is_ordered(term):
            alike = [one for one in found if _is_ordered(one)]
            close = [str(one) for one in sorted(alike, key=lambda one: _distance(one, term))]
        else:
            close = list(near(names.get(str(term), constant), by_name))
        same = [one for one in found if str(one) == str(term)]
        shown = [_exact(one) for one in same] or close[:_SHOWN]
        if shown:
            return f"nearest to {self._short(whole, constant)} there: {', '.join(shown)}"
        some = ", ".join(sorted(by_name)[:_SHOWN])
        return f"in place of {self._short(whole, constant)} there is: {some}" + (
            " …" if len(by_name) > _SHOWN else ""
        )

    def _names(self, found: Sequence[Term]) -> str:
        names = self._labels(found)
        return ", ".join(sorted(names[str(one)] for one in found))

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
        rows = self._engine.select(f"{whole.prologue}SELECT ({constant} AS {_VALUE}) {{ }}").rows
        return rows[0][0] if rows else None

    def _short(self, whole: Where, constant: str) -> str:
        term = self._term(whole, constant)
        return self._names([term]) if isinstance(term, Iri) else constant

    def _said(self, whole: Where, element: Element) -> str:
        """A pattern, its things by their names."""
        if element.part is not Part.TRIPLE:
            return _short(element.text)
        subject, path, value = element.terms
        ends = [end if _is_variable(end) else self._short(whole, end) for end in (subject, value)]
        return f"{ends[0]} {_short(path)} {ends[1]}"


def _is_variable(text: str) -> bool:
    return text.startswith(("?", "$", "_:"))


def _constants(elements: tuple[Element, ...]) -> list[str]:
    """The constants of the triples, those of the last first; classes and properties at the end."""
    found: list[str] = []
    kinds: list[str] = []
    for element in reversed(elements):
        if element.part is Part.TRIPLE:
            subject, path, value = element.terms
            ends = [end for end in (value, subject) if not _is_variable(end)]
            (kinds if path in ("a", "rdf:type") else found).extend(ends)
    if len(elements) == 1 and elements[0].part is Part.TRIPLE:
        path = elements[0].terms[1]
        is_name = len(list(tokens(path))) == 1 and path not in ("a", "rdf:type")
        kinds += [path] if is_name and not _is_variable(path) else []
    return list(dict.fromkeys([*found, *kinds]))


def _opened(element: Element, constant: str) -> Element:
    """A pattern with a variable in the place of a constant."""
    if constant not in element.terms or element.part is not Part.TRIPLE:
        return element
    terms = tuple(_VALUE if term == constant else term for term in element.terms)
    return Element(element.part, f"{' '.join(terms)} .", terms)


def _without(elements: tuple[Element, ...], left: Element) -> tuple[Element, ...]:
    return tuple(one for one in elements if one is not left)


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"


def _exact(term: Term) -> str:
    if isinstance(term, Literal):
        tail = f"@{term.language}" if term.language else f" ({Iri(term.datatype).local})"
        return f'"{term.value}"{tail}'
    return str(term)


def _is_ordered(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype in {*NUMBERS, XSD.date, XSD.dateTime}


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
