"""The patterns of a query's WHERE: read as far as it takes to ask them one by one.

What is not understood here (lists, nodes in brackets) is said so; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from verbund.sparql.tokens import Kind, Token, tokens

_OPEN = {"(": ")", "{": "}", "[": "]"}
_CLOSE = frozenset(_OPEN.values())
_NAMES = frozenset({Kind.BLANK, Kind.IRI, Kind.NAME, Kind.VARIABLE})
_BLOCKS = {"OPTIONAL", "MINUS", "GRAPH", "FILTER", "BIND", "VALUES"}


class NotUnderstood(Exception):
    """A query uses something that this reader does not know."""


class Part(Enum):
    """What an element of a group is."""

    TRIPLE = "triple"
    FILTER = "filter"
    GROUP = "group"
    OPTIONAL = "optional"
    MINUS = "minus"
    GRAPH = "graph"
    BIND = "bind"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a group: its text on one line.

    ``terms`` are the three of a triple, or the variable of a list of values.
    """

    part: Part
    text: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """The elements of a group, filters last, and the declarations before the query."""

    prologue: str
    elements: tuple[Element, ...]
    ending: str = ""

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

    def inside(self, element: Element) -> Where:
        """The group in an element that is one.

        Raises:
            NotUnderstood: the element has several groups, or none.
        """
        found = _significant(element.text)
        if found[0].text != "{" or _matching(found, 0) != len(found) - 1:
            raise NotUnderstood
        if found[1].word == "SELECT":
            return _read(self.prologue, element.text[1:-1])
        return Where(self.prologue, _elements(element.text, found[1:-1]))


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
    found = _significant(text)
    begin = _beginning(found)
    end = _matching(found, begin)
    rest = found[end + 1 :]
    elements = _elements(text, found[begin + 1 : end])
    return Where(prologue, elements, " ".join(token.text for token in rest))


def _beginning(found: list[Token]) -> int:
    """Where the WHERE begins: after the word, else at the first group of all."""
    groups = []
    number = 0
    while number < len(found):
        if found[number].text == "{":
            groups.append(number)
            if number and found[number - 1].word == "WHERE":
                return number
        number = _matching(found, number) + 1 if found[number].text in _OPEN else number + 1
    if not groups:
        raise NotUnderstood
    return groups[0]


def _significant(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.matters]


def _matching(found: list[Token], begin: int) -> int:
    """Where the bracket at a place is closed."""
    depth = 0
    for number in range(begin, len(found)):
        depth += (found[number].text in _OPEN) - (found[number].text in _CLOSE)
        if depth == 0:
            return number
    raise NotUnderstood


def _elements(text: str, found: list[Token]) -> tuple[Element, ...]:
    elements = list(_Reader(text, found).elements())
    filters = [one for one in elements if one.part is Part.FILTER]
    return (*(one for one in elements if one.part is not Part.FILTER), *filters)


class _Reader:
    """Goes through the tokens of a group."""

    def __init__(self, text: str, found: list[Token]) -> None:
        self._text = text
        self._found = found
        self._at = 0

    def elements(self) -> Iterator[Element]:
        while self._at < len(self._found):
            token = self._found[self._at]
            if token.text == ".":
                self._at += 1
            elif token.text == "{":
                yield self._group()
            elif token.word in _BLOCKS:
                yield self._block(Part[token.word])
            else:
                yield from self._triples()

    def _peek(self) -> Token:
        if self._at >= len(self._found):
            return Token(Kind.SPACE, "", 0)
        return self._found[self._at]

    def _take(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _said(self, begin: int) -> str:
        """The text from a token to here, on one line, without comments."""
        pieces, end = [], self._found[begin].start
        for token in self._found[begin : self._at]:
            pieces += [" " if token.start > end else "", token.text]
            end = token.end
        return "".join(pieces)

    def _bracket(self) -> None:
        if self._peek().text not in _OPEN:
            raise NotUnderstood
        self._at = _matching(self._found, self._at) + 1

    def _group(self) -> Element:
        begin = self._at
        self._bracket()
        while self._peek().word == "UNION":
            self._take()
            self._bracket()
        return Element(Part.GROUP, self._said(begin))

    def _block(self, part: Part) -> Element:
        """A keyword, what stands before its brackets, and these."""
        begin = self._at
        self._take()
        if part is Part.VALUES and self._peek().text == "(":
            self._bracket()
        while self._peek().text not in ("{", "("):
            if self._peek().kind not in _NAMES and not self._peek().word:
                raise NotUnderstood
            self._take()
        self._bracket()
        names = [token.text for token in self._found[begin + 1 : begin + 2]]
        is_list = part is Part.VALUES and names[0] != "("
        return Element(part, self._said(begin), tuple(names) if is_list else ())

    def _triples(self) -> Iterator[Element]:
        subject = self._term()
        while True:
            path = self._path()
            while True:
                terms = (subject, path, self._term())
                yield Element(Part.TRIPLE, f"{' '.join(terms)} .", terms)
                if self._peek().text != ",":
                    break
                self._take()
            if self._peek().text != ";":
                return
            while self._peek().text == ";":
                self._take()
            if self._peek().text in (".", "{", "") or self._peek().word in _BLOCKS:
                return

    def _term(self) -> str:
        begin, token = self._at, self._take()
        if token.text in ("+", "-"):
            token = self._take()
        if token.kind is Kind.STRING and self._peek().kind is Kind.LANGUAGE:
            self._take()
        elif token.kind is Kind.STRING and self._peek().text == "^^":
            self._at += 2
        known = {*_NAMES, Kind.STRING, Kind.NUMBER}
        if token.kind not in known and token.word not in ("TRUE", "FALSE"):
            raise NotUnderstood
        return self._said(begin)

    def _path(self) -> str:
        begin = self._at
        while True:
            while self._peek().text in ("^", "!"):
                self._take()
            if self._peek().text == "(":
                self._bracket()
            elif self._peek().kind in _NAMES or self._peek().word == "A":
                self._take()
            else:
                raise NotUnderstood
            if self._peek().text in ("*", "+", "?"):
                self._take()
            if self._peek().text not in ("/", "|"):
                return self._said(begin)
            self._take()


def steps(whole: Where) -> Iterator[tuple[str, str]]:
    """Each pattern that may leave less, with the query for what is left after it."""
    for number, element in enumerate(whole.elements, 1):
        if element.part not in (Part.OPTIONAL, Part.BIND):
            yield element.text, whole.count(whole.elements[:number])
