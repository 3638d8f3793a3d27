"""Organisations that may be one: by names, town, web address, identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from verbund.identity.blocking import Blocks
from verbund.identity.likeness import Likeness, Weights, compare
from verbund.identity.names import Name, initials, read_name

#: From here on a pair is worth the look of a person.
LEAST = 0.7
_MOST_NAMES = 16
_SAME_TOWN, _OTHER_TOWN, _SAME_PAGE = 0.08, -0.2, 0.12
_SAME_COUNTRY, _OTHER_COUNTRY = 0.02, -0.35
_SURE = 0.99
#: Registers whose ids differ only if the bodies do.
_DECISIVE = ("https://ror.org/", "http://www.wikidata.org/entity/")


@dataclass(frozen=True)
class Organisation:
    """What is known of a body; towns are folded names or ids, countries are ISO 3166 codes."""

    iri: str
    label: str
    names: tuple[str, ...]
    towns: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    @cached_property
    def read(self) -> tuple[Name, ...]:
        """Its names, taken apart; those in other alphabets, or of one letter, tell nothing."""
        read = map(read_name, self.names[:_MOST_NAMES])
        return tuple(dict.fromkeys(name for name in read if len(name.joined) > 1))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What a partner shares with it: words and their ends, letters, acronyms, ids."""
        found = {f"={one}" for one in (*self.identifiers, *self.hosts)}
        for name in self.read:
            found.update(name.words)
            found.update(f"{word[:5]}…" for word in name.words if len(word) > 6)
            found |= {f"{name.joined[:8]}_", f"{name.letters[:8]}_"}
            found.add(f"{name.acronym or initials(name.text)}.")
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Match:
    """Two organisations that may be one, how sure, and why."""

    one: Organisation
    other: Organisation
    score: float
    reasons: tuple[str, ...]


def judge(one: Organisation, other: Organisation, weights: Weights) -> Match | None:
    """What speaks for two being one; None where something decisive speaks against it."""
    if one.iri in other.kin or other.iri in one.kin or one.iri == other.iri:
        return None
    if shared := sorted(one.identifiers & other.identifiers):
        return Match(one, other, _SURE, (f"same identifier {shared[0]}",))
    if _differ(one.identifiers, other.identifiers):
        return None
    best = _best(one.read, other.read, weights)
    place = _place(one, other)
    score, reasons = best.score + place.score, [best.reason, *filter(None, [place.reason])]
    if one.hosts & other.hosts:
        score, reasons = score + _SAME_PAGE, [*reasons, "same web address"]
    return Match(one, other, round(max(0.0, min(score, _SURE)), 4), tuple(reasons))


def matches(
    ours: Sequence[Organisation], theirs: Sequence[Organisation], *, least: float = LEAST
) -> Iterator[Match]:
    """The likeliest partners of each of ours among theirs; those far behind the first are not told.

    The same sequence twice asks for doubles within it; each pair is then told once.
    """
    weights = Weights.of(name for one in (*ours, *theirs) for name in one.read)
    blocks = Blocks.of(one.keys for one in theirs)
    inside = ours is theirs
    for place, one in enumerate(ours):
        near = (theirs[n] for n in blocks.partners(one.keys) if not inside or n > place)
        found = [match for other in near if (match := judge(one, other, weights))]
        yield from _foremost(found, least)


def _foremost(found: Iterable[Match], least: float) -> list[Match]:
    good = sorted((m for m in found if m.score >= least), key=lambda m: (-m.score, m.other.iri))
    return [match for match in good[:3] if match.score >= good[0].score - 0.1]


def _best(ones: Sequence[Name], others: Sequence[Name], weights: Weights) -> Likeness:
    best = Likeness(0.0, "")
    for one in ones:
        for other in others:
            found = compare(one, other, weights)
            if found.score > best.score:
                best = found
                if best.score == 1.0:
                    return best
    return best


def _place(one: Organisation, other: Organisation) -> Likeness:
    """What their places say; a town of the same name in another country is another one."""
    if one.countries and other.countries and not one.countries & other.countries:
        return Likeness(_OTHER_COUNTRY, "another country")
    if one.towns & other.towns:
        return Likeness(_SAME_TOWN, "same town")
    if one.towns and other.towns:
        return Likeness(_OTHER_TOWN, "another town")
    if one.countries & other.countries:
        return Likeness(_SAME_COUNTRY, "same country")
    return Likeness(0.0, "")


def _differ(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one register knows the two under different ids."""
    for start in _DECISIVE:
        mine = {one for one in ones if one.startswith(start)}
        theirs = {one for one in others if one.startswith(start)}
        if mine and theirs and not mine & theirs:
            return True
    return False
