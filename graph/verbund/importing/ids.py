"""Ids made from foreign numbers and names: the same text, the same id."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

#: Letters of Europe that are no letter with a mark; those of German are written out.
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"}
    | {"ð": "d", "þ": "th", "\u0131": "i"}
)
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """A text as a part of an id: small letters, digits and hyphens; empty if nothing is left.

    >>> slug("Straße & Öffentlicher Raum"), slug("Łódź"), slug("MILJØFORSK")
    ('strasse-oeffentlicher-raum', 'lodz', 'miljoforsk')
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    found = _OTHER.sub("-", plain).strip("-")
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST].rstrip('-')}-{digest(text)}"


def digest(*parts: str) -> str:
    """Eight letters that stand for texts, for ids that shall tell nothing.

    >>> digest("a", "b") == digest("ab")
    False
    """
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def named(text: str) -> str:
    """An id from a name: its slug, or a digest where no letter of it can be written so.

    >>> named("Stadt Jena"), named("Αθήνα")
    ('stadt-jena', 'x-c52df369')
    """
    return slug(text) or f"x-{digest(text)}"
