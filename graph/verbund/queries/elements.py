"""The elements of a group of patterns, read from its tokens.

A node in brackets is a variable, a list its members and their order, and what stands in GRAPH is
taken apart where that means the same. What is not understood is said so; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from verbund.sparql.tokens import Kind, Token, tokens
from verbund.vocab import RDF

#: Brackets, and what closes them.
OPEN = {"(": ")", "{": "}", "[": "]"}
_CLOSE = frozenset(OPEN.values())
_NAMES = frozenset({Kind.BLANK, Kind.IRI, Kind.NAME, Kind.VARIABLE})
_ENDS = frozenset({".", "{", "]", ""})
_BLOCKS = {"OPTIONAL", "MINUS", "GRAPH", "FILTER", "BIND", "VALUES"}


_FIRST, _REST = f"<{RDF.first}>", f"<{RDF.rest}>"
#: The end of a list.
NIL = f"<{RDF.nil}>"


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


#: Parts that may mean something else in a group of their own.
_WHOLE = frozenset({Part.MINUS, Part.GRAPH})


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a group: its text on one line.

    ``terms`` are the three of a triple, or the variable of a list of values; ``graph`` is the name
    of the graph that a triple is looked for in, if it is not the public one.
    """

    part: Part
    text: str
    terms: tuple[str, ...] = ()
    graph: str = ""


def triple(terms: tuple[str, ...], graph: str = "") -> Element:
    """A pattern of three terms, in a graph if one is named."""
    text = f"{' '.join(terms)} ."
    return Element(Part.TRIPLE, f"GRAPH {graph} {{ {text} }}" if graph else text, terms, graph)


def significant(text: str) -> list[Token]:
    """The tokens that are more than white space and comments."""
    return [token for token in tokens(text) if token.matters]


def said(found: Sequence[Token]) -> str:
    """Tokens as they were written, on one line, without comments."""
    pieces, end = [], found[0].start if found else 0
    for token in found:
        pieces += [" " if token.start > end else "", token.text]
        end = token.end
    return "".join(pieces)


def matching(found: Sequence[Token], begin: int) -> int:
    """Where the bracket at a place is closed."""
    depth = 0
    for number in range(begin, len(found)):
        depth += (found[number].text in OPEN) - (found[number].text in _CLOSE)
        if depth == 0:
            return number
    raise NotUnderstood


def read_elements(text: str, found: list[Token]) -> tuple[Element, ...]:
    """The elements in the tokens of a text, filters last."""
    every = list(_Reader(text, found).elements())
    filters = [one for one in every if one.part is Part.FILTER]
    return (*(one for one in every if one.part is not Part.FILTER), *filters)


class _Reader:
    """Goes through the tokens of a group."""

    def __init__(self, text: str, found: list[Token], nodes: int = 0) -> None:
        self._text = text
        self._found = found
        self._at = 0
        self.nodes = nodes
        self._inner: list[Element] = []

    def elements(self) -> Iterator[Element]:
        while self._at < len(self._found):
            token = self._found[self._at]
            if token.text == ".":
                self._at += 1
            elif token.text == "{":
                yield self._group()
            elif token.word == "GRAPH":
                yield from self._graph()
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
        """The text from a token to here."""
        return said(self._found[begin : self._at])

    def _bracket(self) -> None:
        if self._peek().text not in OPEN:
            raise NotUnderstood
        self._at = matching(self._found, self._at) + 1

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

    def _graph(self) -> Iterator[Element]:
        """What stands in a graph: each pattern by itself, or all of it where that may differ."""
        whole = self._block(Part.GRAPH)
        _, name, _, *inner, _ = significant(whole.text)
        found = _Reader(whole.text, inner, self.nodes)
        apart = [] if inner[:1] and inner[0].word == "SELECT" else list(found.elements())
        if _may_part(apart):
            self.nodes = found.nodes
            yield from (_in_graph(one, name.text) for one in apart)
        else:
            yield whole

    def _triples(self) -> Iterator[Element]:
        is_node = self._peek().text in ("[", "(")
        subject = self._term()
        yield from self._taken()
        if not (is_node and self._peek().text in _ENDS):
            yield from self._said_of(subject)

    def _said_of(self, subject: str) -> Iterator[Element]:
        """Its triples, each with those of the nodes in brackets that it has."""
        while True:
            path = self._path()
            while True:
                yield triple((subject, path, self._term()))
                yield from self._taken()
                if self._peek().text != ",":
                    break
                self._take()
            if self._peek().text != ";":
                return
            while self._peek().text == ";":
                self._take()
            if self._peek().text in _ENDS or self._peek().word in _BLOCKS:
                return

    def _node(self) -> str:
        """A variable for a node in brackets; what is said of it inside is kept for later."""
        name = self._variable()
        if self._peek().text != "]":
            inner = list(self._said_of(name))
            self._inner += inner
        if self._take().text != "]":
            raise NotUnderstood
        return name

    def _list(self) -> str:
        """A variable for a list; what it holds is kept for later."""
        members = []
        while self._peek().text != ")":
            members.append(self._term())
        self._take()
        names = [*(self._variable() for _ in members), NIL]
        for name, member, rest in zip(names, members, names[1:], strict=False):
            self._inner += [triple((name, _FIRST, member)), triple((name, _REST, rest))]
        return names[0]

    def _variable(self) -> str:
        """A name for what has none."""
        self.nodes += 1
        return f"?_{self.nodes}"

    def _taken(self) -> list[Element]:
        """The triples of nodes in brackets and of lists that were met."""
        found, self._inner = self._inner, []
        return found

    def _term(self) -> str:
        begin, token = self._at, self._take()
        if token.text == "[":
            return self._node()
        if token.text == "(":
            return self._list()
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


def _may_part(elements: Sequence[Element]) -> bool:
    """Whether what stands in one graph means the same where each part of it is asked there."""
    if not elements or any(one.part in _WHOLE or one.graph for one in elements):
        return False
    given, looked = set[str](), set[str]()
    for one in elements:
        found = significant(one.text)
        if any(token.kind is Kind.BLANK for token in found):
            return False
        names = [token.text for token in found if token.kind is Kind.VARIABLE]
        is_looking = one.part in (Part.FILTER, Part.BIND) and found[-1].text != "}"
        made = names[-1:] if one.part is Part.BIND else () if is_looking else names
        given.update(made)
        looked.update(names if is_looking else ())
    return looked <= given


def _in_graph(one: Element, graph: str) -> Element:
    """The same in a graph: a pattern, or what stands in the groups of an element."""
    if one.part is Part.TRIPLE:
        return triple(one.terms, graph)
    if one.part is Part.VALUES:
        return one
    found, pieces, end = significant(one.text), [], 0
    for number, token in enumerate(found):
        if token.text == "{" and token.start >= end:
            close = found[matching(found, number)]
            inner = one.text[token.end : close.start].strip()
            pieces.append(f"{one.text[end : token.start]}{{ GRAPH {graph} {{ {inner} }} }}")
            end = close.end
    return Element(one.part, "".join(pieces) + one.text[end:], one.terms)
