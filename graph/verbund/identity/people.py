"""People that may be one: never by name alone, always with a tie or an identifier they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA, Indel

from verbund.identity.names import folded

_ORCID = "https://orcid.org/"
_PARTICLES = frozenset(
    re.findall(r"\w+", "von van vom zu zur zum der den de di da del la le und und")
)
_TITLES = re.compile(
    r"\b(?:univ|apl|jun|hon|junior)?\.?-?prof(?:essor(?:in)?)?\b\.?(?:in\b)?|\bpd\b|\bpriv\.?-?doz\.?"
    r"|\bdr(?:in)?\b\.?(?:-ing\.?)?|\b(?:rer|nat|phil|pol|oec|agr|jur|med|habil|ing|em)\.(?=\s|\Z)|\bh\.\s?c\."
    r"|\bdipl\.?-?\w*\.?|\b[mb]\.\s?(?:sc|a|eng)\b\.?|\bmba\b|\b(?:herr|frau)\b"
)
_WORD = re.compile(r"[a-z]+")
_SAME, _INITIAL, _SLIP = 0.75, 0.62, 0.6
#: Shorter family names may differ by one letter and be two.
_SHORT, _ALIKE = 4, 0.85
_ONE_TIE, _MORE_TIES = 0.1, 0.06
_SURE = 0.99


@dataclass(frozen=True)
class Person:
    """What is known of a person: names, what ties (by IRI, with its label), identifiers."""

    iri: str
    names: tuple[str, ...]
    ties: Mapping[str, str]
    identifiers: frozenset[str] = frozenset()

    @cached_property
    def read(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Given names and family name of each name."""
        return tuple(dict.fromkeys(map(read_person, self.names)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people that may be one, how sure, and why."""

    one: Person
    other: Person
    score: float
    reasons: tuple[str, ...]


def read_person(name: str) -> tuple[tuple[str, ...], str]:
    """The given names (or their initials) and the family name, without titles and particles.

    >>> read_person("Prof. Dr. Carl-Friedrich von der Müllerin")
    (('carl', 'friedrich'), 'muellerin')
    >>> read_person("Müller-Groß, A.")
    (('a',), 'mueller-gross')
    """
    bare = _TITLES.sub(" ", folded(name))
    family, comma, given = bare.partition(",")
    words = [word for word in _WORD.findall(f"{given} {family}") if word not in _PARTICLES]
    if comma and given.strip():
        own = [word for word in _WORD.findall(family) if word not in _PARTICLES]
        return tuple(_WORD.findall(given)), "-".join(own)
    double = re.search(r"([a-z]+)-([a-z]+)\s*\Z", family)
    if double and len(words) > 2:
        return tuple(words[:-2]), "-".join(words[-2:])
    return tuple(words[:-1]), words[-1] if words else ""


def pairs(found: Sequence[Person]) -> Iterator[Pair]:
    """The pairs that share a family name, or nearly, and something besides the name."""
    blocks = defaultdict[str, list[int]](list)
    for place, person in enumerate(found):
        for given, family in person.read:
            ends = {f"{family[:4]}", f"…{family[-4:]}"}
            for key in {*ends, *family.split("-"), f"{' '.join(given[:1])} {family[:1]}"}:
                blocks[key].append(place)
        for own in person.identifiers:
            blocks[own].append(place)
    near = {
        (one, other)
        for places in blocks.values()
        for n, one in enumerate(places)
        for other in places[n + 1 :]
        if one != other
    }
    for one, other in sorted(near):
        if pair := judge(found[one], found[other]):
            yield pair


def judge(one: Person, other: Person) -> Pair | None:
    """What speaks for two people being one; None where it is the name alone, or nothing."""
    if shared := sorted(one.identifiers & other.identifiers):
        return Pair(one, other, _SURE, (f"same identifier {shared[0]}",))
    if _orcids(one) and _orcids(other):
        return None
    named, reason = max((_named(a, b) for a in one.read for b in other.read), default=(0.0, ""))
    ties = sorted(set(one.ties) & set(other.ties))
    if not named or not ties:
        return None
    score = named + _ONE_TIE + _MORE_TIES * min(len(ties) - 1, 2)
    common = "both with " + ", ".join(repr(one.ties[tie]) for tie in ties[:3])
    return Pair(one, other, round(min(score, _SURE), 2), (reason, common))


def _orcids(one: Person) -> set[str]:
    return {own for own in one.identifiers if own.startswith(_ORCID)}


def _named(
    one: tuple[tuple[str, ...], str], other: tuple[tuple[str, ...], str]
) -> tuple[float, str]:
    """How well two names fit one person; 0 if they do not."""
    (given, family), (others, name) = one, other
    if not (family and name and given and others):
        return 0.0, ""
    has_same_given = set(map(_dotless, given)) == set(map(_dotless, others))
    if _dotless(family) == _dotless(name):
        if has_same_given:
            return _SAME, "same name"
        if _fit(given, others):
            return _INITIAL, "same family name, initials or given names that fit"
    elif has_same_given and len(given[0]) > 1:
        if _is_slip(family, name):
            return _SLIP, "names alike but for a slip"
        if "-" in family + name and set(family.split("-")) & set(name.split("-")):
            return _SLIP, "one family name is a part of the other"
    return 0.0, ""


def _dotless(word: str) -> str:
    """A word as where umlauts lose their dots, so that Mueller is Muller.

    >>> _dotless("mueller"), _dotless("mueller-gross")
    ('muller', 'mullergross')
    """
    return re.sub("(?<=[aou])e|-", "", word)


def _is_slip(one: str, other: str) -> bool:
    """Whether two family names differ by a letter or two only."""
    if min(len(one), len(other)) <= _SHORT:
        return False
    return OSA.distance(one, other) == 1 or Indel.normalized_similarity(one, other) >= _ALIKE


def _fit(given: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the first given names are one, or one is the initial of the other."""
    first, second = sorted((given[0], others[0]), key=len)
    return first == second or (len(first) == 1 and second.startswith(first))
