"""What ties two things, and who says so: statements, things between, and what both share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from verbund.model import Iri
from verbund.provenance import Locator, Place, Said, Source, why
from verbund.things.describing import Describer
from verbund.things.model import LANGUAGES, Relation, Thing, Value, Words

_NOWHERE = Place("", 0)


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that is said of the two: who says it, where it is written, and what others say.

    Nobody says what a rule has derived. ``node`` is the thing between, such as a participation.
    ``names`` are those of the things that others say, such as another role.
    """

    words: Words
    node: Iri | None
    sources: tuple[Source, ...] = ()
    place: Place = _NOWHERE
    otherwise: tuple[Said, ...] = ()
    names: Mapping[Iri, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties two things directly, or by a third one that both have to do with: ``via``."""

    via: Iri | None
    words: Words
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Ties:
    """Finds what ties two things."""

    describer: Describer
    locator: Locator

    def between(self, one: Iri, other: Iri) -> tuple[Bond, ...]:
        """What ties them directly, then what both share, by name.

        Raises:
            UnknownThing: the graph says nothing about one of them.
        """
        first, second = self.describer.thing(one), self.describer.thing(other)
        direct = tuple(self._direct(first, other))
        bonds = [Bond(None, dict.fromkeys(LANGUAGES, ""), direct)] if direct else []
        return (*bonds, *self._shared(first, second))

    def _direct(self, thing: Thing, other: Iri) -> Iterator[Tie]:
        for relation in thing.relations:
            for value in relation.values:
                if value.term == other:
                    yield self._tie(thing, relation, value)

    def _shared(self, first: Thing, second: Thing) -> Iterator[Bond]:
        mine, theirs = _by_third(first), _by_third(second)
        for third in sorted(mine.keys() & theirs.keys(), key=lambda iri: _name(mine[iri])):
            if third not in (first.iri, second.iri):
                ends = _ends((first, mine[third]), (second, theirs[third]))
                ties = (self._end(thing, value) for thing, value in ends)
                words = {key: mine[third][0].named(key) for key in LANGUAGES}
                yield Bond(third, words, tuple(ties))

    def _end(self, thing: Thing, value: Value) -> Tie:
        """What one of the two has to do with the third."""
        behind = {key: value.behind(key) for key in LANGUAGES}
        name = {key: thing.short or thing.words[key] for key in LANGUAGES}
        words = {key: f"{name[key]} – {behind[key]}".rstrip(" –") for key in LANGUAGES}
        return self._said_of_node(words, value, thing.sources)

    def _tie(self, thing: Thing, relation: Relation, value: Value) -> Tie:
        words = {key: f"{relation.headings[key]}: {value.told(key)}" for key in LANGUAGES}
        if value.node:
            return self._said_of_node(words, value, thing.sources)
        is_backward = relation.name.startswith("^")
        means = Iri(relation.name.removeprefix("^"))
        ends = (thing.iri, value.term)
        subject, wanted = reversed(ends) if is_backward else ends
        if not isinstance(subject, Iri):
            return Tie(words, None)
        said = why(self.describer.engine, self.locator, subject, means)
        otherwise = tuple(one for one in said if not one.is_shown)
        for one in said:
            if one.value == wanted:
                names = self._names(otherwise)
                return Tie(words, None, one.sources, one.place, otherwise, names)
        return Tie(words, None)

    def _said_of_node(self, words: Words, value: Value, known: tuple[Source, ...]) -> Tie:
        """Who says anything of a thing between, and in which row it stands."""
        if value.node is None:
            return Tie(words, None)
        said = why(self.describer.engine, self.locator, value.node)
        shown = [source for one in said if one.is_shown for source in one.sources]
        # a graph elsewhere may lack those of the sources, but still name them
        shown = shown or [source for source in known if Iri(source.iri) in value.sources]
        place = min(self.locator.rows(value.node.value), default=_NOWHERE)
        otherwise = tuple(one for one in said if not one.is_shown)
        names = self._names(otherwise)
        return Tie(words, value.node, _once(shown), place, otherwise, names)

    def _names(self, otherwise: Iterable[Said]) -> Mapping[Iri, Words]:
        """What the things are called that others say."""
        things = {one.value for one in otherwise if isinstance(one.value, Iri)}
        return {thing.iri: thing.words for thing in self.describer.things(sorted(things))}


def _by_third(thing: Thing) -> dict[Iri, list[Value]]:
    """What a thing leads to by things between."""
    found = defaultdict[Iri, list[Value]](list)
    for relation in thing.relations:
        for value in relation.values:
            if value.node and value.thing and value.thing != value.node:
                found[value.thing].append(value)
    return found


def _ends(*ends: tuple[Thing, list[Value]]) -> list[tuple[Thing, Value]]:
    """What each of two things has to do with a third; once where one thing between ties all."""
    (first, mine), (_, theirs) = ends
    common = {value.node for value in mine} & {value.node for value in theirs}
    if common:
        return [(first, value) for value in mine if value.node in common]
    return [(thing, value) for thing, found in ends for value in found]


def _name(values: Iterable[Value]) -> str:
    return next(value.words["de"].casefold() for value in values)


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, with its words if it has any."""
    found: dict[str, Source] = {}
    for source in sources:
        if source.iri not in found or source.quote:
            found[source.iri] = source
    return tuple(sorted(found.values()))
