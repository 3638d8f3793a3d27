r"""Codepoint escapes (``\u00e4``) replaced by their characters, and text made into literals.

Section 19.2 of the specification has the escapes replaced before a query is read, even inside
keywords; engines do it before, within tokens, or not at all. Without them all engines read alike.
"""

from __future__ import annotations

import re

from verbund.errors import InvalidQuery

_STRING = "|".join(
    (
        r'"""(?:"{0,2}(?:[^"\\]|\\.))*+"""',
        r"'''(?:'{0,2}(?:[^'\\]|\\.))*+'''",
        r'"(?:[^"\\\n]|\\.)*+"',
        r"'(?:[^'\\\n]|\\.)*+'",
    )
)
_CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_IRI = r'<[^\x00-\x20<>"{}|^`]*>'
_NAMED = {"\\": "\\\\", '"': '\\"', "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL = re.compile(r"[\\\"\n\r\t]")


def decoded(text: str) -> str:
    r"""A query without codepoint escapes, its lines ended by ``\n`` alone.

    >>> decoded(r'SELECT ?gr\u00f6\u00dfe { ?x ex:p "say \u0022yes\u0022" }')
    'SELECT ?größe { ?x ex:p "say \\"yes\\"" }'

    Raises:
        InvalidQuery: an escape is no character.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\\u" not in text and "\\U" not in text:
        return text
    pieces = re.compile(f"(?P<text>{_STRING})|(?P<iri>{_IRI})|#[^\n]*|{_CODEPOINT}", re.DOTALL)
    return pieces.sub(_piece, text)


def quoted(text: str) -> str:
    r"""A text as a SPARQL string.

    >>> print(quoted('"Stadt-Land-Plus"\n'))
    "\"Stadt-Land-Plus\"\n"
    """
    return f'"{_CONTROL.sub(lambda found: _NAMED[found[0]], text)}"'


def _piece(found: re.Match[str]) -> str:
    piece = found[0]
    if found["text"]:
        return re.sub(rf"{_CODEPOINT}|\\.", _in_string, piece, flags=re.DOTALL)
    if found["iri"]:
        return re.sub(_CODEPOINT, lambda inner: _outside(inner[0]), piece)
    return piece if piece.startswith("#") else _outside(piece)


def _in_string(found: re.Match[str]) -> str:
    if found[0][1] not in "uU" or len(found[0]) == 2:
        return found[0]
    character = _character(found[0])
    return _NAMED.get(character, character)


def _outside(escape: str) -> str:
    """The character if names may have it; else the escape as it was, which no token is."""
    character = _character(escape)
    return character if character.isalnum() or not character.isascii() else escape


def _character(escape: str) -> str:
    number = int(escape[2:], 16)
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        raise InvalidQuery(f"{escape} is no character")
    return chr(number)
