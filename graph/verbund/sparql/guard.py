"""Foreign SPARQL made safe to run: it may read what is here, and nothing else.

Engines do not agree with the specification on where a token ends. Oxigraph reads ``SERVICE:x {``
as a call although ``SERVICE:x`` is a name, and ``?a<?b)#>`` as a comparison although ``<?b)#>`` is
an IRI. So a query is refused if *any* way to read it calls out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import chain, pairwise

from verbund.errors import InvalidQuery, RefusedQuery
from verbund.sparql.tokens import CHANGING, LEAVING, Kind, Token, place, tokens


class Form(Enum):
    """What a query asks for, and by its value what it is called in SPARQL."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


_FORMS = frozenset(form.value for form in Form)
_PLAINLY_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_OPERANDS = frozenset(
    {Kind.BLANK, Kind.IRI, Kind.LANGUAGE, Kind.NAME, Kind.NUMBER, Kind.STRING, Kind.VARIABLE}
)
_PARENTHESES = {"(": 1, ")": -1}
_BRACKETS = {**_PARENTHESES, "{": 1, "}": -1, "[": 1, "]": -1}
_LIST_ENDS = frozenset("*{")
_END = Token(Kind.SPACE, "", 0)
_DEEPEST = 200
_ANSWERED = "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered, on the graph that is here"


def checked(text: str) -> Form:
    """The form of a query that only reads what is here.

    >>> checked("SELECT ?service { ?service a ex:SERVICE }  # no LOAD")
    <Form.SELECT: 'SELECT'>

    Raises:
        RefusedQuery: it would change something, call another server or read another graph.
        InvalidQuery: it is no SPARQL query, or nested too deeply.
    """
    found = [token for token in tokens(text) if token.matters]
    others = list(chain.from_iterable(other_readings(text, found)))
    for token in (*found, *others):
        _check_word(text, token)
    _check_names(text, found, others)
    _check_depth(text, found)
    for token in found:
        if token.word in _FORMS:
            return Form(token.word)
    raise InvalidQuery("this is no SPARQL query", hint=_ANSWERED)


def other_readings(text: str, found: list[Token]) -> Iterator[list[Token]]:
    """The tokens that an engine may see where it takes ``<`` for "less than" and we do not."""
    seen = {token.start for token in found}
    waiting = [token.start for token in _ambiguous(found)]
    while waiting:
        other = _reading(text, waiting.pop() + 1, seen)
        seen.update(token.start for token in other)
        waiting.extend(token.start for token in _ambiguous(other, inside=True))
        yield other


def _reading(text: str, start: int, seen: set[int]) -> list[Token]:
    found: list[Token] = []
    try:
        for token in tokens(text, start):
            if token.matters and token.start in seen:
                break
            if token.matters:
                found.append(token)
    except InvalidQuery:
        pass  # what we cannot read further, no engine can
    return found


def _ambiguous(found: list[Token], *, inside: bool = False) -> Iterator[Token]:
    """IRIs that stand where an expression may go on: in parentheses, after an operand."""
    parentheses = [int(inside)]
    before = None
    for token in found:
        if token.text == "{":
            parentheses.append(int(inside))
        elif token.text == "}" and len(parentheses) > 1:
            parentheses.pop()
        elif token.text in _PARENTHESES:
            parentheses[-1] += _PARENTHESES[token.text]
        elif _may_be_less_than(token, before) and (inside or parentheses[-1] > 0):
            yield token
        before = token


def _may_be_less_than(token: Token, before: Token | None) -> bool:
    is_doubtful = token.kind is Kind.IRI and not _PLAINLY_IRI.match(token.text)
    return is_doubtful and _ends_operand(before)


def _ends_operand(token: Token | None) -> bool:
    if token is None:
        return True
    return token.kind in _OPERANDS or token.text == ")" or token.word in {"TRUE", "FALSE"}


def _check_word(text: str, token: Token) -> None:
    if token.word in CHANGING:
        reason = f"{token.word} belongs to an update"
    elif token.word == "FROM":
        reason = "FROM would read another graph"
    elif token.word in LEAVING:
        reason = f"{token.word} would call another server"
    else:
        return
    raise RefusedQuery(f"{place(text, token.start)}: {reason}", hint=_ANSWERED)


def _check_names(text: str, found: list[Token], others: list[Token]) -> None:
    """Refuse names that an engine may take for a keyword and a shorter name: ``SERVICE:x {``."""
    depth, listing, before = 0, False, ""
    for token, after in pairwise([*found, _END]):
        depth += _BRACKETS.get(token.text, 0)
        listing = (listing or token.word == "DESCRIBE") and token.text not in _LIST_ENDS
        if token.kind is Kind.NAME and not listing and before != "PREFIX":
            glued = after.text == "{" and before != "GRAPH"
            if glued or (depth == 0 and after.text != "("):
                raise _misplaced(text, token)
        before = token.word
    for token in others:
        if token.kind is Kind.NAME and any(word in token.text.upper() for word in LEAVING):
            raise _misplaced(text, token)


def _check_depth(text: str, found: list[Token]) -> None:
    depth = 0
    for token in found:
        depth += _BRACKETS.get(token.text, 0)
        if depth > _DEEPEST:
            raise InvalidQuery(
                f"{place(text, token.start)}: nested more than {_DEEPEST} levels deep"
            )


def _misplaced(text: str, token: Token) -> InvalidQuery:
    return InvalidQuery(
        f"{place(text, token.start)}: a name such as {token.text!r} cannot stand here",
        hint="write a space between a keyword and a name, and after '<'",
    )
