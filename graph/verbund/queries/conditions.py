"""The conditions of a query taken apart: what FILTER and HAVING ask for, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verbund.queries.elements import Element, Part, matching, said, significant
from verbund.queries.patterns import Where
from verbund.sparql.tokens import Kind, Token

_COMPARING = frozenset({"=", "!=", "<", ">", "<=", ">="})
_LAST = frozenset({"ORDER", "LIMIT", "OFFSET", "VALUES"})


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands behind the patterns of a query, in the order in which it works."""

    group: str
    having: tuple[str, ...]
    offset: str
    limit: str
    values: str


def apart(whole: Where) -> Where:
    """The same, each condition that filters join by && as a filter of its own."""
    return replace(whole, elements=tuple(one for e in whole.elements for one in _filters(e)))


def ending(whole: Where) -> Ending:
    """The parts of what stands behind the patterns.

    >>> ending(Where("", (), "GROUP BY ?a HAVING (COUNT(*) > 2 && ?a = 1) LIMIT 3")).having
    ('COUNT(*) > 2', '?a = 1')
    """
    parts: dict[str, list[Token]] = {}
    name = ""
    found = significant(whole.ending)
    number = 0
    while number < len(found):
        token = found[number]
        if token.word in {"GROUP", "HAVING", *_LAST}:
            name = token.word
        end = matching(found, number) if token.text in "({" else number
        parts.setdefault(name, []).extend(found[number : end + 1])
        number = end + 1
    given = {name: said(part) for name, part in parts.items()}
    having = given.get("HAVING", "")[len("HAVING") :].strip()
    return Ending(
        given.get("GROUP", ""),
        tuple(conjuncts(having)) if having else (),
        given.get("OFFSET", ""),
        given.get("LIMIT", ""),
        given.get("VALUES", ""),
    )


def conjuncts(text: str) -> Iterator[str]:
    """The conditions that must all hold.

    >>> list(conjuncts("(?a > 1 && (?b = 2 || ?c))"))
    ['?a > 1', '?b = 2 || ?c']
    """
    found = significant(text)
    while found and found[0].text == "(" and matching(found, 0) == len(found) - 1:
        found = found[1:-1]
    pieces = list(_split(found, "&&"))
    if len(pieces) == 1 or _is_cut(found, "||"):
        yield said(found)
        return
    for piece in pieces:
        yield from conjuncts(said(piece))


def compared(condition: str) -> tuple[str, str] | None:
    """What is compared with a value that does not change, and that value.

    >>> compared("YEAR(?end) >= 2030"), compared("?a < ?b")
    (('YEAR(?end)', '2030'), None)
    """
    found = significant(condition)
    if _is_cut(found, "||") or _is_cut(found, "&&"):
        return None
    for sign in _COMPARING:
        sides = list(_split(found, sign))
        if len(sides) == 2 and _is_constant(sides[0]) != _is_constant(sides[1]):
            first, second = sides if _is_constant(sides[1]) else reversed(sides)
            return said(first), said(second)
    return None


def meant(whole: Where, name: str) -> str:
    """What the SELECT calls by a name; the name itself where it calls nothing so."""
    found = significant(whole.head)
    for number, token in enumerate(found):
        if token.text == "(":
            inner = found[number + 1 : matching(found, number)]
            if len(inner) > 2 and inner[-1].text == name and inner[-2].word == "AS":
                return said(inner[:-2])
    return name


def constants(element: Element) -> tuple[str, tuple[str, ...]]:
    """The variable of a list of values, or of a BIND, and what it may be if that is constant."""
    found = significant(element.text)
    if element.part is Part.VALUES and element.terms:
        inner = found[3:-1]
    elif element.part is Part.BIND and len(found) > 4 and found[-3].word == "AS":
        inner = found[2:-3]
    else:
        return "", ()
    given = tuple(_terms(inner))
    name = element.terms[0] if element.part is Part.VALUES else found[-2].text
    return (name, given) if element.part is Part.VALUES or len(given) == 1 else ("", ())


def _terms(found: Sequence[Token]) -> Iterator[str]:
    """The constants in a list, a text with its language or datatype; none if there is more."""
    kept: list[list[Token]] = []
    for token in found:
        if (
            token.kind is Kind.LANGUAGE
            or token.text == "^^"
            or (kept and kept[-1][-1].text == "^^")
        ):
            kept[-1].append(token)
        elif token.kind in (Kind.IRI, Kind.NAME, Kind.STRING, Kind.NUMBER):
            kept.append([token])
        else:
            return
    yield from map(said, kept)


def _filters(element: Element) -> Iterator[Element]:
    found = significant(element.text)
    whole = element.part is Part.FILTER and len(found) > 1 and found[1].text == "("
    pieces = list(conjuncts(said(found[1:]))) if whole else []
    if len(pieces) < 2:
        yield element
    for piece in pieces if len(pieces) > 1 else ():
        yield Element(Part.FILTER, f"FILTER({piece})")


def _split(found: Sequence[Token], sign: str) -> Iterator[list[Token]]:
    """The tokens between signs that stand in no bracket."""
    piece: list[Token] = []
    number = 0
    while number < len(found):
        token = found[number]
        end = matching(found, number) if token.text in ("(", "{", "[") else number
        if token.text == sign:
            yield piece
            piece = []
        else:
            piece = [*piece, *found[number : end + 1]]
        number = end + 1
    yield piece


def _is_constant(found: Sequence[Token]) -> bool:
    """Whether tokens are a value that does not change."""
    return not any(token.kind is Kind.VARIABLE or token.text == "*" for token in found)


def _is_cut(found: Sequence[Token], sign: str) -> bool:
    """Whether a sign stands in no bracket."""
    return len(list(_split(found, sign))) > 1
