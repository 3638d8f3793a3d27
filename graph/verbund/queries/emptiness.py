"""Why a query has no rows: the first pattern or condition that leaves none, and what is near.

Each sentence rests on a query that was asked; where none can be, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from verbund.errors import InvalidQuery
from verbund.queries.conditions import apart, compared, conjuncts, constants, ending, meant
from verbund.queries.elements import NIL, Element, NotUnderstood, Part, triple
from verbund.queries.engine import Engine
from verbund.queries.occurring import MANY, VALUE, Occurring, is_variable, shortened
from verbund.queries.patterns import Where, variables, where
from verbund.queries.sheet import Reader
from verbund.queries.wording import sentence
from verbund.sparql.tokens import tokens

_TAKING = frozenset(
    {Part.TRIPLE, Part.FILTER, Part.GROUP, Part.VALUES, Part.MINUS, Part.GRAPH, Part.BIND}
)
#: Constants of one list that are looked at.
_LISTED = 3

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
        self._occurring = Occurring(engine, reader)
        self._say = partial(sentence, reader.language)
        self._still = still

    def reasons(self, given: Where) -> Iterator[Reason]:
        whole = apart(given)
        number = self._first(whole)
        if number is None:
            yield from self._ended(whole)
            return
        elements, last = whole.elements[:number], whole.elements[number - 1]
        behind = whole.ask(elements)
        if last.part is Part.FILTER:
            yield Reason(self._say("none left", what=shortened(last.text)), behind)
            yield from self._filtered(whole, elements[:-1], last)
        elif last.part is Part.MINUS:
            yield Reason(self._say("taken away", what=shortened(last.text)), behind)
            yield from self._left(whole, elements[:-1])
        elif number > 1 and self._engine.ask(whole.ask((last,))):
            said = self._occurring.said(whole, last)
            yield Reason(self._say("not together", what=said), behind)
            yield from self._relaxed(whole, elements)
        elif last.part is Part.GROUP:
            yield from self._grouped(whole, last)
        else:
            said = self._occurring.said(whole, last)
            yield Reason(self._say("no match", what=said), whole.ask((last,)))
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

    def _ended(self, whole: Where) -> Iterator[Reason]:
        """What leaves no row although the patterns match: HAVING, OFFSET, LIMIT or a list."""
        end = ending(whole)
        behind = whole.ask(whole.elements)
        for number, condition in enumerate(end.having, 1):
            if self._engine.ask(whole.grouped(end.group, end.having[:number])):
                continue
            said = f"HAVING ({shortened(condition)})"
            yield Reason(self._say("no group", what=said), behind)
            yield from self._having(whole, end.group, condition)
            return
        for said in (end.limit if end.limit.endswith(" 0") else "", end.offset, end.values):
            if said:
                yield Reason(self._say("no row", what=shortened(said)), behind)
                return

    def _having(self, whole: Where, group: str, condition: str) -> Iterator[Reason]:
        """What values the groups have of what a condition looks at."""
        found = compared(condition)
        name = found[0] if found else next(iter(variables(condition)), "")
        expression = meant(whole, name)
        if not name or not self._still():
            return
        with suppress(InvalidQuery):  # what belongs to each match has no one value for a group
            behind = whole.values(expression, group, MANY)
            values = self._occurring.values(behind)
            yield Reason(self._occurring.range(name, values, condition), behind)
        unseen = whole.grouped(group, (f"{name} = {name}",))
        if expression != name and not self._engine.ask(unseen):
            yield Reason(self._say("unseen", what=name, meant=expression), unseen)

    def _grouped(self, whole: Where, last: Element) -> Iterator[Reason]:
        """What leaves none in a group, or in each part of a UNION."""
        branches = whole.branches(last)
        if len(branches) > 1:
            yield Reason(self._say("no part"), whole.ask((last,)))
        for branch in branches:
            yield from self.reasons(branch)

    def _relaxed(self, whole: Where, elements: tuple[Element, ...]) -> Iterator[Reason]:
        """What occurs in the place of a constant; else which pattern is one too many."""
        said = False
        for reason in self._in_place(whole, elements):
            said = True
            yield reason
        if not said:
            yield from self._superfluous(whole, elements)
            yield from self._unused(whole, elements[-1])

    def _in_place(self, whole: Where, elements: tuple[Element, ...]) -> Iterator[Reason]:
        for constant in filter(lambda _: self._still(), _constants(elements)):
            opened = tuple(_opened(e, constant) for e in elements)
            yield from self._nearest(whole, (constant,), whole.select(VALUE, opened, MANY))
        for element in filter(lambda _: self._still(), elements):
            variable, given = constants(element)
            if variable:
                behind = whole.select(variable, _without(elements, element), MANY)
                yield from self._nearest(whole, given[:_LISTED], behind)

    def _nearest(self, whole: Where, given: tuple[str, ...], behind: str) -> Iterator[Reason]:
        found = self._occurring.values(behind)
        for constant in given if found else ():
            yield Reason(self._occurring.nearest(whole, constant, found), behind)

    def _superfluous(self, whole: Where, elements: tuple[Element, ...]) -> Iterator[Reason]:
        for element in reversed(elements[:-1]):
            if not self._still():
                return
            behind = whole.ask(_without(elements, element))
            if element.part in _TAKING and self._engine.ask(behind):
                said = self._occurring.said(whole, element)
                yield Reason(self._say("superfluous", what=said), behind)
                return

    def _unused(self, whole: Where, last: Element) -> Iterator[Reason]:
        """That a property has no value at all, and which ones are near."""
        if last.part is not Part.TRIPLE or not _is_given(last.terms[2]) or not self._still():
            return
        bare = triple(("?thing", last.terms[1], "?value"), last.graph)
        behind = whole.ask((bare,))
        if not self._engine.ask(behind):
            yield Reason(self._say("no match", what=self._occurring.said(whole, bare)), behind)
            yield from self._in_place(whole, (bare,))

    def _filtered(
        self, whole: Where, before: tuple[Element, ...], last: Element
    ) -> Iterator[Reason]:
        """What there is before a filter, of what it looks at."""
        words = [token.word for token in tokens(last.text)]
        if "EXISTS" in words:
            if "NOT" in words:
                yield from self._left(whole, before)
            else:
                inner = whole.inside(last).elements
                yield from self.reasons(replace(whole, elements=(*before, *inner), ending=""))
            return
        found = compared(next(conjuncts(last.text.removeprefix("FILTER"))))
        if found and not is_variable(found[0]) and self._still():
            behind = whole.values(found[0], "", MANY, before)
            values = self._occurring.values(behind)
            if values:
                yield Reason(self._occurring.range(found[0], values, last.text), behind)
                return
        for variable in variables(last.text):
            if self._still() and any(variable in variables(one.text) for one in before):
                yield from self._valued(whole, before, variable, last)

    def _valued(
        self, whole: Where, before: tuple[Element, ...], variable: str, last: Element
    ) -> Iterator[Reason]:
        """The values that a variable has before a filter; if none, why an OPTIONAL gives none."""
        behind = whole.select(variable, before, MANY)
        found = self._occurring.values(behind)
        yield Reason(self._occurring.range(variable, found, last.text), behind)
        for one in before if not found else ():
            if one.part is Part.OPTIONAL and variable in variables(one.text):
                others = _without(before, one)
                inner = whole.inside(one).elements
                yield from self.reasons(replace(whole, elements=(*others, *inner), ending=""))

    def _left(self, whole: Where, before: tuple[Element, ...]) -> Iterator[Reason]:
        """What there would be without what takes everything away."""
        variable = next((name for one in before for name in variables(one.text)), "")
        if variable and self._still():
            behind = whole.select(variable, before, MANY)
            found = self._occurring.values(behind)
            if found:
                is_whole = len(found) < MANY
                count = len(found) if is_whole else self._say("many", count=MANY)
                names = self._occurring.names(found)
                said = self._say("left", count=count, what=variable, names=names)
                yield Reason(said, behind)


def _constants(elements: tuple[Element, ...]) -> list[str]:
    """The constants of the triples, those of the last first; classes and properties at the end."""
    found: list[str] = []
    kinds: list[str] = []
    for element in reversed(elements):
        if element.part is Part.TRIPLE:
            subject, path, value = element.terms
            ends = [end for end in (value, subject, element.graph) if _is_given(end)]
            (kinds if path in ("a", "rdf:type") else found).extend(ends)
    if len(elements) == 1 and elements[0].part is Part.TRIPLE:
        path = elements[0].terms[1]
        is_name = len(list(tokens(path))) == 1 and path not in ("a", "rdf:type")
        kinds += [path] if is_name and not is_variable(path) else []
    return list(dict.fromkeys([*found, *kinds]))


def _opened(element: Element, constant: str) -> Element:
    """A pattern with a variable in the place of a constant."""
    if element.part is not Part.TRIPLE or constant not in (*element.terms, element.graph):
        return element
    *terms, graph = (VALUE if one == constant else one for one in (*element.terms, element.graph))
    return triple(tuple(terms), graph)


def _is_given(term: str) -> bool:
    """Whether a term was chosen by who asks: no variable, no end of a list."""
    return bool(term) and term != NIL and not is_variable(term)


def _without(elements: tuple[Element, ...], left: Element) -> tuple[Element, ...]:
    return tuple(one for one in elements if one is not left)
