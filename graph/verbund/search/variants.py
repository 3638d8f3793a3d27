"""The words of an index that stand for a word that was given."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

from verbund.search.spelling import BEGINS_LIKE, ENDS_LIKE, allowed, distance, splits, stem

#: Words that stand for one that was given.
_WIDE = 80
#: Words with some of the same letters that are compared with one that was given.
_COMPARED = 300
_SHORT = 4
#: Letters of the parts of a compound, at least.
_ELIDED = 3

_BEGINNING = "SELECT word FROM vocabulary WHERE word >= ?1 AND word < ?1 || '{' LIMIT ?2"
_INSIDE = "SELECT word FROM grams WHERE grams MATCH ?1 LIMIT ?2"
_ALIKE = "SELECT word FROM grams WHERE grams MATCH ?1 ORDER BY rank LIMIT ?2"
_LIKE = "SELECT word FROM vocabulary WHERE word GLOB ?1 LIMIT ?2"
_KNOWN = "SELECT word FROM vocabulary WHERE word = ?1 LIMIT ?2"


class Match(IntEnum):
    """How a text matches, and what that is worth; some of the words are less than all of them."""

    WHOLE = 1000
    WORDS = 700
    BEGUN = 560
    BEGINNINGS = 520
    ELIDED = 500
    INSIDE = 480
    STEMS = 420
    SPELT = 300
    COMPOUND = 280
    MISSPELT = 240
    SOME = -400


class Vocabulary:
    """The words of an index."""

    def __init__(self, inner: sqlite3.Connection) -> None:
        self._inner = inner
        self._ways: Mapping[Match, Callable[[str], set[str]]] = {
            Match.WORDS: lambda word: set(),
            Match.BEGINNINGS: self._begun,
            Match.ELIDED: self._elided,
            Match.INSIDE: self._inside,
            Match.STEMS: lambda word: self._begun(stem(word)),
            Match.SPELT: lambda word: self._spelt(word, 1),
            Match.MISSPELT: lambda word: self._spelt(word, 2),
        }

    def condition(self, match: Match, given: Sequence[str]) -> str:
        """What full text must match; empty if the index has no such words."""
        if match is Match.COMPOUND:
            return _both(map(self._compound, given))
        apart = self._all(match, given)
        joined = self._all(match, ["".join(given)]) if len(given) > 1 else ""
        return " OR ".join(filter(None, (apart, joined)))

    def _all(self, match: Match, given: Sequence[str]) -> str:
        """Every word, or one that stands for it."""
        return _both(_any(self._known(word) | self._ways[match](word)) for word in given)

    def _compound(self, word: str) -> str:
        """A word, or the two parts of it where the index has both."""
        found = [_any(self._known(word))]
        for first, second in splits(word):
            found.append(_both((_any(self._begun(first)), _any(self._begun(stem(second))))))
        return " OR ".join(filter(None, found))

    def _known(self, word: str) -> set[str]:
        return set(self._words(_KNOWN, word))

    def _begun(self, word: str) -> set[str]:
        return set(self._words(_BEGINNING, word)) if len(word) > 1 else set()

    def _inside(self, word: str) -> set[str]:
        return set(self._words(_INSIDE, f'"{word}"')) if len(word) >= _SHORT else set()

    def _elided(self, word: str) -> set[str]:
        """The compounds that are this word, once what their hyphen stands for is put in."""
        found = set[str]()
        for cut in range(_ELIDED, len(word) - _ELIDED + 1):
            begin, end = word[:cut], word[cut:]
            found.update(self._words(_LIKE, f"{begin}{ENDS_LIKE}*{end}"))
            found.update(self._words(_LIKE, f"{end}{BEGINS_LIKE}{begin}*"))
        return found

    def _spelt(self, word: str, errors: int) -> set[str]:
        """What has at most so many typing errors, and no more than fit into so short a word."""
        most = min(errors, allowed(word))
        if not most:
            return set()
        grams = " OR ".join(f'"{word[at : at + 3]}"' for at in range(len(word) - 2))
        alike = self._words(_ALIKE, grams, _COMPARED)
        return {found for found in alike if distance(word, found, most) <= most}

    def _words(self, query: str, what: str, most: int = _WIDE) -> Iterator[str]:
        for (word,) in self._inner.execute(query, (what, most)):
            yield word


def _any(words: set[str]) -> str:
    return " OR ".join(f'"{word}"' for word in sorted(words))


def _both(conditions: Iterable[str]) -> str:
    """All of the conditions; empty if one of them cannot be met."""
    every = list(conditions)
    return " AND ".join(f"({one})" for one in every) if all(every) else ""
