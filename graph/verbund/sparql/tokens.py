"""SPARQL cut into its tokens, as section 19.8 of the specification defines them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from verbund.errors import InvalidQuery


class Kind(Enum):
    """What a token is."""

    SPACE = "space"
    COMMENT = "comment"
    STRING = "string"
    IRI = "iri"
    BLANK = "blank"
    NAME = "name"
    VARIABLE = "variable"
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


class Token(NamedTuple):
    """A piece of a query and where it starts."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next token starts."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """A keyword in capitals; empty for every other token."""
        return self.text.upper() if self.kind is Kind.WORD else ""

    @property
    def matters(self) -> bool:
        """Whether it is more than white space or a comment."""
        return self.kind is not Kind.SPACE and self.kind is not Kind.COMMENT


#: Words that only updates have.
_CHANGING = "ADD CLEAR COPY CREATE DATA DEFAULT DELETE DROP INSERT INTO MOVE TO USING WITH"
CHANGING = frozenset(_CHANGING.split())
#: Words by which a query leaves the graph that it is asked of.
LEAVING = frozenset({"FROM", "LOAD", "SERVICE"})
_FORMS = "ASK CONSTRUCT DESCRIBE SELECT"
_CLAUSES = """
    A ALL AS ASC BASE BIND BY DESC DISTINCT EXISTS FALSE FILTER GRAPH GROUP HAVING IN LATERAL LIMIT
    MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SEPARATOR SILENT TRUE UNDEF UNION VALUES
    VERSION WHERE"""
_FUNCTIONS = """
    ABS ADJUST AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR
    GROUP_CONCAT HASLANG HASLANGDIR HOURS IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI
    LANG LANGDIR LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW OBJECT PREDICATE RAND REGEX REPLACE
    ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS
    STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE TZ UCASE URI UUID
    YEAR"""
#: Every keyword and function of the language.
WORDS = frozenset({*CHANGING, *LEAVING, *_FORMS.split(), *_CLAUSES.split(), *_FUNCTIONS.split()})

# In names, everything beyond ASCII is let through here and looked at afterwards: this compiles in
# a tenth of the time, and few queries have any.
_LETTER = r"[^\x00-@\[-`{-\x7f]"
_START = r"[^\x00-@\[-^`{-\x7f]"
_CHAR = r"[^\x00-,./:-@\[-^`{-\x7f]"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_DOTTED = rf"(?:\.*{_CHAR})*"
_LOCAL = rf"(?:[0-9:]|{_START}|{_ESCAPE})(?:\.*(?:{_CHAR}|:|{_ESCAPE}))*"
_BEYOND = re.compile("[^\x00-\x7f]")
_PATTERNS = {
    Kind.SPACE: r"[ \t\r\n]+",
    Kind.COMMENT: r"#[^\r\n]*",
    Kind.STRING: (
        r'"""(?:"{0,2}(?:[^"\\]|\\[tbnrfuU\\"\']))*+"""|'
        r"'''(?:'{0,2}(?:[^'\\]|\\[tbnrfuU\\\"']))*+'''|"
        r'"(?:[^"\\\r\n]|\\[tbnrfuU\\"\'])*+"|'
        r"'(?:[^'\\\r\n]|\\[tbnrfuU\\\"'])*+'"
    ),
    Kind.IRI: r'<[^\x00-\x20<>"{}|^`\\]*>',
    Kind.BLANK: rf"_:(?:[0-9]|{_START}){_DOTTED}",
    Kind.NAME: rf"(?:{_LETTER}{_DOTTED})?:(?:{_LOCAL})?",
    Kind.VARIABLE: rf"[?$](?:(?!-){_CHAR})+",
    Kind.LANGUAGE: r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    Kind.NUMBER: r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+",
    Kind.WORD: f"(?i:{'|'.join(sorted(WORDS, reverse=True))})",
    Kind.SIGN: r"\^\^|\|\||&&|!=|<=|>=|\{\||\|\}|<<|>>|[{}()\[\].,;*/|^?+!=<>\-]",
}
_ORDER = tuple(_PATTERNS)
_NAMED = frozenset({Kind.BLANK, Kind.NAME, Kind.VARIABLE})
#: What PN_CHARS has beyond ASCII.
_RANGES = (
    (0xB7, 0xB7), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D),
    (0x203F, 0x2040), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF),
    (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
)  # fmt: skip


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens of a query from a place on; their texts, joined, are the query again.

    >>> [token.text for token in tokens("ASK { ?s ex:p 'SERVICE' } # done") if token.matters]
    ['ASK', '{', '?s', 'ex:p', "'SERVICE'", '}']

    Raises:
        InvalidQuery: a place is no token.
    """
    match = _token().match
    while start < len(text):
        found = match(text, start)
        if not found or not found.lastindex:
            raise _no_token(text, start)
        token = Token(_ORDER[found.lastindex - 1], found[0], start)
        if token.kind in _NAMED and not token.text.isascii():
            _check(text, token)
        yield token
        start = token.end


@cache
def _token() -> re.Pattern[str]:
    """Any token; this takes long to compile, and questions that were read before do without."""
    return re.compile("|".join(f"({pattern})" for pattern in _PATTERNS.values()), re.DOTALL)


def place(text: str, start: int) -> str:
    """A position as people count: ``line 3, column 7``."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return f"line {line}, column {column}"


def _check(text: str, token: Token) -> None:
    for found in _BEYOND.finditer(token.text):
        if not any(first <= ord(found[0]) <= last for first, last in _RANGES):
            raise _no_token(text, token.start + found.start())


def _no_token(text: str, start: int) -> InvalidQuery:
    return InvalidQuery(
        f"{place(text, start)}: {text[start : start + 12]!r} is no SPARQL",
        hint="look for a missing quote or a misspelt keyword there",
    )
