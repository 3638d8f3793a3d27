"""Values put into a question as whole terms, by its tokens; never by formatting text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from verbund.errors import InvalidQuery
from verbund.model import Term
from verbund.queries.terms import list_written
from verbund.sparql.tokens import Kind, Token, tokens
from verbund.vocab import PREFIXES


def parameters(text: str) -> frozenset[str]:
    """The names of the ``$names`` of a question.

    >>> sorted(parameters("SELECT ?x { ?x ex:p $topic, '$this' }  # $that"))
    ['topic']
    """
    return frozenset(token.text[1:] for token in tokens(text) if _is_parameter(token))


def bound(text: str, values: Mapping[str, Sequence[Term]]) -> str:
    """A question with each ``$name`` replaced by its terms; by UNDEF where it has none.

    >>> from verbund.model import Literal
    >>> bound("SELECT ?x { ?x ex:in $year }", {"year": [Literal("2020")]})
    'SELECT ?x { ?x ex:in "2020" }'
    """
    return "".join(
        list_written(values[token.text[1:]])
        if _is_parameter(token) and token.text[1:] in values
        else token.text
        for token in tokens(text)
    )


def pieces(text: str) -> tuple[str, ...]:
    """A question cut at its gaps: text and the name of a gap by turns, text first and last.

    >>> pieces("SELECT ?x { ?x ex:in $year }")
    ('SELECT ?x { ?x ex:in ', 'year', ' }')
    """
    found = [""]
    for token in tokens(text):
        if _is_parameter(token):
            found += [token.text[1:], ""]
        else:
            found[-1] += token.text
    return tuple(found)


def limited(text: str, rows: int) -> str:
    """A query that gives at most so many rows.

    >>> limited("SELECT ?x { ?x ex:p ?y } ORDER BY ?x", 3)
    'SELECT ?x { ?x ex:p ?y } ORDER BY ?x LIMIT 3'
    >>> limited("SELECT ?x { ?x ex:p ?y } LIMIT 2 OFFSET 8", 3)
    'SELECT ?x { ?x ex:p ?y } LIMIT 2 OFFSET 8'
    """
    outside = [token for token in _outermost(text) if token.matters]
    for before, token in pairwise(outside):
        if before.word == "LIMIT" and token.kind is Kind.NUMBER:
            least = min(rows, int(token.text))
            return f"{text[: token.start]}{least}{text[token.end :]}"
    end = next((token.start for token in outside if token.word == "VALUES"), None)
    if end is not None:
        return f"{text[:end]}LIMIT {rows} {text[end:]}"
    last = max((token.end for token in tokens(text) if token.matters), default=0)
    return f"{text[:last]} LIMIT {rows}{text[last:]}"


def with_prefixes(text: str) -> str:
    """A query that declares the known prefixes it uses, on its first line.

    >>> with_prefixes("ASK { ?x skos:broader ?y }")
    'PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ASK { ?x skos:broader ?y }'

    Raises:
        InvalidQuery: a prefix is neither declared nor known.
    """
    declared, used = set[str](), set[str]()
    before = ""
    for token in tokens(text):
        if token.kind is Kind.NAME:
            (declared if before == "PREFIX" else used).add(token.text.partition(":")[0])
        before = token.word if token.matters else before
    missing = sorted(used - declared)
    for name in missing:
        if name not in PREFIXES:
            raise InvalidQuery(
                f"the prefix {name}: is not declared",
                hint=f"begin with PREFIX {name}: <…>; known without: {', '.join(PREFIXES)}",
            )
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + text


def _is_parameter(token: Token) -> bool:
    return token.kind is Kind.VARIABLE and token.text.startswith("$")


def _outermost(text: str) -> Iterator[Token]:
    """The tokens that stand in no braces."""
    depth = 0
    for token in tokens(text):
        depth -= token.text == "}"
        if depth == 0 and token.text != "}":
            yield token
        depth += token.text == "{"
