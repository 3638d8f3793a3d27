"""The patterns of a query's WHERE: read as far as it takes to ask them one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbund.queries.elements import (
    OPEN,
    Element,
    NotUnderstood,
    Part,
    matching,
    read_elements,
    said,
    significant,
)
from verbund.sparql.tokens import Kind, Token, tokens


@dataclass(frozen=True, slots=True)
class Where:
    """The elements of a group, filters last, the declarations before the query, what is around.

    ``head`` is what stands before the group, such as SELECT and its variables, ``ending`` what
    stands behind it.
    """

    prologue: str
    elements: tuple[Element, ...]
    ending: str = ""
    head: str = ""

    def ask(self, elements: tuple[Element, ...]) -> str:
        """A query whether some of the elements match together."""
        return f"{self.prologue}ASK {{ {joined(elements)} }}"

    def count(self, elements: tuple[Element, ...]) -> str:
        """A query for how often some of the elements match together."""
        return f"{self.prologue}SELECT (COUNT(*) AS ?n) {{ {joined(elements)} }}"

    def select(self, variable: str, elements: tuple[Element, ...], limit: int) -> str:
        """A query for the values of a variable where some of the elements match."""
        group = joined(elements)
        return f"{self.prologue}SELECT DISTINCT {variable} {{ {group} }} LIMIT {limit}"

    def values(
        self, expression: str, group: str, limit: int, of: tuple[Element, ...] | None = None
    ) -> str:
        """A query for the values of an expression where the elements match, or some of them do."""
        inner = joined(self.elements if of is None else of)
        chosen = f"SELECT DISTINCT ({expression} AS ?verbundValue)"
        return f"{self.prologue}{chosen} {{ {inner} }} {group} LIMIT {limit}"

    def grouped(self, group: str, having: tuple[str, ...]) -> str:
        """A query whether some groups of the matches meet conditions."""
        conditions = " ".join(f"({one})" for one in having)
        inner = f"{self.head} {{ {joined(self.elements)} }} {group} HAVING {conditions}"
        return f"{self.prologue}ASK {{ {{ {inner} }} }}"

    def inside(self, element: Element) -> Where:
        """The group in an element that has one.

        Raises:
            NotUnderstood: the element has several groups, or none.
        """
        first, *others = self.branches(element)
        if others:
            raise NotUnderstood
        return first

    def branches(self, element: Element) -> tuple[Where, ...]:
        """The groups in an element; several where it is a UNION.

        Raises:
            NotUnderstood: the element has none.
        """
        found = significant(element.text)
        begin = next((n for n, token in enumerate(found) if token.text == "{"), None)
        if begin is None:
            raise NotUnderstood
        made = []
        while begin < len(found):
            end = matching(found, begin)
            made.append(self._group(element.text, found[begin + 1 : end]))
            begin = end + 2
        return tuple(made)

    def _group(self, text: str, found: list[Token]) -> Where:
        if found and found[0].word == "SELECT":
            return _read(self.prologue, text[found[0].start : found[-1].end])
        return Where(self.prologue, read_elements(text, found))


def where(sparql: str) -> Where:
    """The WHERE of a SELECT, CONSTRUCT or ASK query.

    >>> [one.text for one in where("ASK { ?x a ex:A ; ex:p ?y FILTER(?x > 1) }").elements]
    ['?x a ex:A .', '?x ex:p ?y .', 'FILTER(?x > 1)']

    Raises:
        NotUnderstood: there is something in it that this reader does not know.
    """
    start = next(
        (t.start for t in tokens(sparql) if t.word in ("SELECT", "CONSTRUCT", "ASK")), None
    )
    if start is None:
        raise NotUnderstood
    return _read(sparql[:start], sparql[start:])


def joined(elements: tuple[Element, ...]) -> str:
    """The elements as the inside of a group."""
    return " ".join(element.text for element in elements)


def variables(text: str) -> tuple[str, ...]:
    """The variables in a text, each once."""
    return tuple(dict.fromkeys(t.text for t in tokens(text) if t.kind is Kind.VARIABLE))


def _read(prologue: str, text: str) -> Where:
    found = significant(text)
    begin = _beginning(found)
    end = matching(found, begin)
    elements = read_elements(text, found[begin + 1 : end])
    head = [token for token in found[:begin] if token.word != "WHERE"]
    return Where(prologue, elements, said(found[end + 1 :]), said(head))


def _beginning(found: list[Token]) -> int:
    """Where the WHERE begins: after the word, else at the first group of all."""
    groups = []
    number = 0
    while number < len(found):
        if found[number].text == "{":
            groups.append(number)
            if number and found[number - 1].word == "WHERE":
                return number
        number = matching(found, number) + 1 if found[number].text in OPEN else number + 1
    if not groups:
        raise NotUnderstood
    return groups[0]


def steps(whole: Where) -> Iterator[tuple[str, str]]:
    """Each pattern that may leave less, with the query for what is left after it."""
    for number, element in enumerate(whole.elements, 1):
        if element.part not in (Part.OPTIONAL, Part.BIND):
            yield element.text, whole.count(whole.elements[:number])
