"""The FROM clauses of a query, taken out of its text: which graphs it asks to see.

They name graphs that are here and nothing else: the engine never reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from verbund.errors import InvalidQuery
from verbund.model import Dataset, Iri
from verbund.sparql.tokens import Kind, Token, place, tokens
from verbund.vocab import PREFIXES


def parted(text: str) -> tuple[str, Dataset | None]:
    """A query with blanks where its FROM clauses stood, and their graphs; None if it has none.

    >>> query, seen = parted("ASK FROM <http://e/a> FROM NAMED <http://e/b> { ?s ?p ?o }")
    >>> seen.default[0].value, seen.named[0].value, " ".join(query.split())
    ('http://e/a', 'http://e/b', 'ASK { ?s ?p ?o }')

    Raises:
        InvalidQuery: a FROM clause names no graph.
    """
    found = [token for token in tokens(text) if token.matters]
    names = _Names(text)
    default, named, spans = list[Iri](), list[Iri](), list[tuple[int, int]]()
    at = 0
    while at < len(found) and found[at].text != "{":
        names.learn(found[at : at + 3])
        if found[at].word == "FROM":
            second = found[at + 1] if at + 1 < len(found) else None
            is_named = second is not None and second.word == "NAMED"
            last = at + 1 + is_named
            graph = names.meant(found[last] if last < len(found) else None, found[at])
            (named if is_named else default).append(graph)
            spans.append((found[at].start, found[last].end))
            at = last
        at += 1
    if not spans:
        return text, None
    return "".join(_blanked(text, spans)), Dataset(tuple(default), tuple(named))


class _Names:
    """What IRIs and names of a prologue stand for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._base = ""
        self._prefixes = dict(PREFIXES)

    def learn(self, found: list[Token]) -> None:
        """Take note of a declaration, if these tokens are one."""
        if len(found) > 1 and found[0].word == "BASE" and found[1].kind is Kind.IRI:
            self._base = urljoin(self._base, found[1].text[1:-1])
        if len(found) == 3 and found[0].word == "PREFIX" and found[2].kind is Kind.IRI:
            name = found[1].text.partition(":")[0]
            self._prefixes[name] = urljoin(self._base, found[2].text[1:-1])

    def meant(self, token: Token | None, clause: Token) -> Iri:
        """The graph that a token names."""
        said = ""
        if token and token.kind is Kind.IRI:
            said = urljoin(self._base, token.text[1:-1])
        elif token and token.kind is Kind.NAME:
            prefix, _, local = token.text.partition(":")
            said = self._prefixes.get(prefix, "") + local
        try:
            return Iri(said)
        except ValueError as problem:
            where = place(self._text, clause.start)
            raise InvalidQuery(f"{where}: FROM names no graph") from problem


def _blanked(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """The text with blanks in place of spans; lines stay lines, so that places stay right."""
    last = 0
    for start, end in spans:
        yield text[last:start]
        yield "".join(sign if sign == "\n" else " " for sign in text[start:end])
        last = end
    yield text[last:]
