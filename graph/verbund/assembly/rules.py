"""Rules looked at before they run: what they read, and that they say the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile

from verbund.errors import InvalidQuery
from verbund.sparql.tokens import Kind, place, tokens
from verbund.vocab import RDF

_PREFIX = re.compile(r"(?i)\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>")
_WORD = re.compile(
    r"""#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>\s]*>|[\w.-]*:[\w.-]*|[?$]\w+|\w+|\S"""
)
_IRI = re.compile(r"<([^<>\s]*)>|([\w.-]*):([\w-](?:[\w.-]*[\w-])?)")
_SUBJECT, _PROPERTY, _OBJECT = range(3)
_ENDS, _LISTS = frozenset("{}."), {";": _PROPERTY, ",": _OBJECT}
_UNCLEAR = "![]\\"
_CHANCE = frozenset({"BNODE", "NOW", "RAND", "STRUUID", "UUID"})


def check_rule(rule: str) -> None:
    """Make sure that a rule says the same each time, of nodes that have a name.

    Raises:
        InvalidQuery: it asks the clock or chance, or makes a nameless node.
    """
    found = [token for token in tokens(rule) if token.matters]
    for token in found:
        if token.word in _CHANCE:
            raise InvalidQuery(
                f"{place(rule, token.start)}: {token.word} would give something else each time"
            )
    template = takewhile(
        lambda one: one.text != "}", dropwhile(lambda one: one.word != "CONSTRUCT", found)
    )
    for token in template:
        if token.kind is Kind.BLANK or token.text in ("[", "("):
            raise InvalidQuery(f"{place(rule, token.start)}: this node would have no name")


def read_by(rule: str) -> frozenset[str] | None:
    """The properties that a rule reads or writes, and more; None if it may be any.

    >>> sorted(read_by("PREFIX s: <https://s/> CONSTRUCT { ?a s:b ?c } WHERE { ?a s:d/s:e ?c }"))
    ['https://s/b', 'https://s/d', 'https://s/e']
    >>> read_by("CONSTRUCT { ?a <https://s/b> ?c } WHERE { ?a ?any ?c }")
    """
    prefixes = dict(_PREFIX.findall(rule))
    words = [one for one in _WORD.findall(_PREFIX.sub("", rule)) if one[0] not in "#\"'"]
    if _may_be_any(words):
        return None
    names = {RDF.type} if "a" in words else set[str]()
    for word in words:
        for whole, prefix, local in _IRI.findall(word):
            names.add(whole or prefixes.get(prefix, "") + local)
    return frozenset(names)


def together(several: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The properties that any of several rules reads; None if they may be any."""
    found = set[str]()
    for one in several:
        if one is None:
            return None
        found |= one
    return frozenset(found)


def _may_be_any(words: Iterable[str]) -> bool:
    """Whether something else than a name may stand for a property, or a name is not whole."""
    place = _SUBJECT
    for word in _outside_brackets(words):
        if word[0] in _UNCLEAR or word.upper() == "BASE":
            return True
        if word in _ENDS or (word.isalpha() and word != "a"):
            place = _SUBJECT
        elif word in _LISTS:
            place = _LISTS[word]
        elif place == _PROPERTY and word[0] in "?$(":
            return True
        elif word[0] not in "()":
            place = min(place + 1, _OBJECT)
    return False


def _outside_brackets(words: Iterable[str]) -> Iterator[str]:
    """The words that stand outside of round brackets; a pattern inside is unclear."""
    depth = 0
    for word in words:
        depth -= word == ")"
        if not depth:
            yield word
        elif word in ("{", "}"):
            yield _UNCLEAR
        depth += word == "("
