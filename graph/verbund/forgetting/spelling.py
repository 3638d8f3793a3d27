"""A person's name in running text and in addresses, in the ways in which it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.entities import codepoint2name
from typing import Final
from urllib.parse import quote

#: What stands in the place of a name, in text and in an address.
BLANK: Final = "[entfernt]"
_IN_ADDRESS: Final = "entfernt"
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"|]+")
_PAIRS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_GAP: Final = r"(?:\s|&nbsp;|&#160;)+"
_SIGN: Final = r"(?:[-_.+/]|%20)+"
_NEVER: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Finds a person's names in text, and as parts of addresses."""

    printed: re.Pattern[str]
    addressed: re.Pattern[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Spelling:
        """Finds names as "Erika Beispiel", "Beispiel, Erika", "E. Beispiel" and "Beispiel, E.".

        >>> find = Spelling.of(["Erika Müller"])
        >>> find.without("Dr. Erika  MUELLER und Müller, E. (Jena)")
        'Dr. [entfernt] und [entfernt] (Jena)'
        >>> find.without("https://e.org/dr-erika-mueller/")
        'https://e.org/dr-entfernt/'
        """
        words = [re.split(r"[\s,]+", name.strip(" ,")) for name in names if name.strip(" ,")]
        printed = sorted({way for name in words for way in _printed(name)}, key=_longest_first)
        addressed = sorted({way for name in words for way in _addressed(name)}, key=_longest_first)
        return cls(_any_of(printed, r"\w"), _any_of(addressed, "[A-Za-z0-9]"))

    def without(self, text: str) -> str:
        """The text without the names."""
        whole = _ADDRESS.sub(lambda found: self.addressed.sub(_IN_ADDRESS, found[0]), text)
        return self.printed.sub(BLANK, whole)

    def is_in(self, text: str) -> bool:
        """Whether one of the names stands there."""
        return self.without(text) != text


def surnames(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the last names alone."""
    last = {re.escape(name.split()[-1]) for name in names if name.split()}
    return _any_of(sorted(last), r"\w")


def _any_of(ways: Iterable[str], letter: str) -> re.Pattern[str]:
    found = "|".join(ways)
    return re.compile(rf"(?<!{letter})(?:{found})(?!{letter})") if found else _NEVER


def _longest_first(way: str) -> tuple[int, str]:
    return -len(way), way


def _printed(words: list[str]) -> Iterator[str]:
    *given, last = words
    if not given:
        yield re.escape(last)
        return
    family, first = _spelt(last), _GAP.join(map(_spelt, given))
    parts = [part for word in given for part in word.split("-") if part]
    initials = r"\s*".join(rf"{_spelt(part[0])}\." for part in parts)
    yield rf"(?i:{first}{_GAP}{family})"
    yield rf"(?i:{family},\s*{first})"
    yield rf"(?i:{initials}\s*{family})"
    yield rf"(?i:{family},?\s+{initials})"


def _addressed(words: list[str]) -> Iterator[str]:
    """The name as a part of an address, either way round; one word alone says too little."""
    *given, last = words
    for order in ([*given, last], [last, *given]) if given else ():
        parts = [part for word in order for part in re.split(r"[-.’']", word) if part]
        yield f"(?i:{_SIGN.join(map(_spelt, parts))})"


def _spelt(word: str) -> str:
    """A word in whichever spelling: with and without umlauts and accents, escaped, in old bytes."""
    return "".join(map(_letter, unicodedata.normalize("NFC", word)))


def _letter(letter: str) -> str:
    if letter == "-":
        return "[-\u2010\u2011 ]"
    if letter.isascii():
        return re.escape(letter)
    plain = unicodedata.normalize("NFD", letter)
    ways = {letter, plain, plain[0], _PAIRS.get(letter.lower(), letter), quote(letter)}
    ways |= {f"&{codepoint2name[ord(letter)]};"} if ord(letter) in codepoint2name else set()
    ways |= {chr(0xDC00 + ord(letter))} if ord(letter) <= 0xFF else set()
    return f"(?:{'|'.join(map(re.escape, sorted(ways, key=_longest_first)))})"
