"""How alike two names are: rare words count most, small slips little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import Indel, JaroWinkler

from verbund.identity.names import Name, initials

#: Words that are as alike as this are one word with a slip or another ending.
_SLIP = 0.92
#: Names whose letters are as alike as this are one name, however its words are parted.
_SAME_LETTERS = 0.95
#: Only words as long as this may have a slip: short ones are often acronyms.
_LONG = 5
#: Words that tell bodies of one kind in one town apart, if only one name has them.
_BRANCH = frozenset(
    re.findall(
        r"\w+",
        "kunst musik theater gestaltung sport paedagogisch verwaltung polizei tiermedizin"
        " bibliothek evangelisch katholisch juedisch verlag press international neu europa medizin"
        " privat wirtschaft",
    )
)
_TELLING = {"university": _BRANCH | {"technisch", "frei"}, "college": _BRANCH}
_TOLD_APART = 0.25
#: A name of no more than its kind and town, University of Bremen, may be said of another one, too.
_BARE, _BARE_APART = 2, 0.1
#: So many words has an acronym with its town, GKF Berlin.
_WITH_TOWN = 2
#: An acronym alone is no evidence: only with the town is a pair of this kind worth a look.
_ACRONYM, _INITIALS = 0.67, 0.62


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word tells: the rarer, the more."""

    counts: dict[str, int]
    names: int

    @classmethod
    def of(cls, names: Iterable[Name]) -> Weights:
        """The weights of the words in some names."""
        counts, size = Counter[str](), 0
        for name in names:
            counts.update(name.words)
            size += 1
        return cls(dict(counts), max(size, 2))

    def of_word(self, word: str) -> float:
        """The weight of a word, between 0 and 1."""
        return log(1 + self.names / (1 + self.counts.get(word, 0))) / log(1 + self.names)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are (0 to 1), and what speaks for it in words."""

    score: float
    reason: str


def compare(one: Name, other: Name, weights: Weights) -> Likeness:
    """How alike two names are; 0 where they are names of different kinds of things."""
    if one.joined == other.joined or (one.letters and one.letters == other.letters):
        if one.is_short and other.is_short:
            return Likeness(_ACRONYM, "same acronym")
        return Likeness(1.0, "same name")
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return Likeness(0.0, "different kinds")
    if one.is_short != other.is_short:
        return _abbreviated(*((one, other) if one.is_short else (other, one)))
    letters = Indel.normalized_similarity(one.joined, other.joined)
    apart = set(one.words) ^ set(other.words)
    is_slip = all(len(word) >= _LONG for word in apart) and _digits(*one.words) == _digits(
        *other.words
    )
    if letters >= _SAME_LETTERS and is_slip:
        return Likeness(letters, "same letters but for a slip")
    score = 0.8 * _shared(one.words, other.words, weights) + 0.2 * letters
    schools = [_TELLING[kind] for kind in sorted(one.kinds & other.kinds) if kind in _TELLING]
    if any(apart & telling for telling in schools):
        score -= _TOLD_APART
    elif schools and min(len(one.words), len(other.words)) <= _BARE and _is_part(one, other):
        score -= _BARE_APART
    return Likeness(max(score, 0.0), f"names alike: {one.text!r}, {other.text!r}")


def _is_part(one: Name, other: Name) -> bool:
    """Whether all words of the one are words of the other."""
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _abbreviated(short: Name, long: Name) -> Likeness:
    """How well an acronym stands for a name."""
    own = re.escape(short.text.strip())
    is_at_town = short.acronym in long.words and len(long.words) == _WITH_TOWN
    if is_at_town or re.search(rf"\({own}\)|\A{own}\s[-–—:]\s|[-–—,:]\s?{own}\Z", long.text):
        return Likeness(_ACRONYM, f"{short.text!r} stands in {long.text!r}")
    if len(short.acronym) > 2 and initials(long.text) == short.acronym:
        return Likeness(_INITIALS, f"{short.text!r} are the initials of {long.text!r}")
    return Likeness(0.0, "")


def _shared(one: tuple[str, ...], other: tuple[str, ...], weights: Weights) -> float:
    """The part of the weight of all words that both names have."""
    rest = list(other)
    both = 0.0
    for word, found in _pairs(one, rest):
        rest.remove(found)
        both += min(weights.of_word(word), weights.of_word(found)) if word != found else 0.0
        both += weights.of_word(word) if word == found else 0.0
    total = sum(map(weights.of_word, one)) + sum(map(weights.of_word, other))
    return 2 * both / total if total else 0.0


def _pairs(one: tuple[str, ...], rest: list[str]) -> Iterator[tuple[str, str]]:
    """Each word with the word that it is the same as, or nearly."""
    for word in one:
        if word in rest:
            yield word, word
            continue
        near = max(rest, key=lambda other: _alike(word, other), default="")
        if near and _alike(word, near) >= _SLIP:
            yield word, near


def _alike(word: str, other: str) -> float:
    if min(len(word), len(other)) < _LONG or _digits(word) != _digits(other):
        return 0.0
    return max(JaroWinkler.similarity(word, other), Indel.normalized_similarity(word, other))


def _digits(*words: str) -> list[str]:
    """The numbers in some words: Paris 7 is not Paris 11."""
    return re.findall(r"\d+", " ".join(words))
