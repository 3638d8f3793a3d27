"""Repairs of a cell's text that a check can name in its header."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Final

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_BREAK = re.compile(r"\s*</?(?:br|p|div|li|tr|td|ul|ol)\b[^<>]*>\s*", re.I)
_BLANKS = re.compile(r"[ \t\xa0]+")
_SCRAMBLED = re.compile(
    r"(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]+)+|\u00ef\u00bb\u00bf"
)
_ADDRESS = re.compile(
    r"[\w.%+-]+(?:@|\(at\)|\[at\])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
    r"|(?<![\w/.:-])(?:\+\d{2}|0\d{2,4})[ /()-][\d /()-]{5,}\d(?![\w-])"
)
_OMITTED = "[…]"
_THOUSANDS = re.compile(r"(-?\d{1,3})\.(\d{3})")


def plain_text(cell: str) -> str:
    """A text without tags and character references of HTML.

    >>> plain_text("Wasser &amp; Land<br/>H<sub>2</sub>O &lt; 3")
    'Wasser & Land H2O < 3'
    """
    text = unescape(_TAG.sub("", _BREAK.sub(" ", cell))).replace("\u00ad", "")
    return _BLANKS.sub(" ", text).strip()


def unscrambled(cell: str) -> str:
    """A text whose UTF-8 was once read as Windows-1252, as it was; what is none stays.

    >>> unscrambled("GrÃ¼ne DÃ¶rfer â€“ grün")
    'Grüne Dörfer – grün'
    """
    return _SCRAMBLED.sub(lambda found: _reread(found[0]), cell)


def without_addresses(cell: str) -> str:
    """A text with the mark of omission where e-mail addresses and telephone numbers stood.

    >>> without_addresses("Fragen an erika@uni.example (03641 94 00 00)")
    'Fragen an […] ([…])'
    """
    return _ADDRESS.sub(_OMITTED, cell)


def without_thousands(cell: str) -> str:
    """A number whose point separates thousands, without it; others stay.

    >>> without_thousands("1.200"), without_thousands("1.25")
    ('1200', '1.25')
    """
    return _THOUSANDS.sub(r"\1\2", cell) if _THOUSANDS.fullmatch(cell.strip()) else cell


def _reread(text: str) -> str:
    try:
        return b"".join(map(_byte, text)).decode("utf-8").removeprefix("\ufeff")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _byte(character: str) -> bytes:
    """The byte that was read as this character; five bytes of Windows-1252 stand for nothing."""
    code = ord(character)
    return bytes([code]) if 0x80 <= code < 0xA0 else character.encode("cp1252")


#: By the name that the header of a check gives in ``repair``; what cannot be mended comes back.
REPAIRS: Final[Mapping[str, Callable[[str], str]]] = {
    "no-addresses": without_addresses,
    "plain-text": plain_text,
    "unscrambled": unscrambled,
    "thousands": without_thousands,
}
