"""Two releases side by side: which things are new, gone, or read otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from verbund.catalogue import Catalogue
from verbund.model import Iri, Literal, Statement
from verbund.releasing.model import Change, Comparison, Difference, How
from verbund.store import Store
from verbund.things import Describer, Relation, Thing, Value
from verbund.things.headings import CLASSES, Headings
from verbund.things.views import VIEWS
from verbund.vocab import ORG, RDF, SCHEMA

#: Classes of what is told of the things that it stands between, or belongs to.
_BETWEEN = {between for between, _ in VIEWS} | {SCHEMA.MonetaryAmount}
#: Classes whose things tell what they share with others; then come the rest.
_FIRST = (SCHEMA.ResearchProject, SCHEMA.Event, SCHEMA.Organization, SCHEMA.Person)
_UPWARD = frozenset({SCHEMA.amount})

About = Mapping[Iri, frozenset[Statement]]


@dataclass(frozen=True)
class Snapshot:
    """The public graph of one release, and how its things are described."""

    store: Store
    describer: Describer
    rules: tuple[str, ...] = ()

    @classmethod
    def of(cls, catalogue: Catalogue, store: Store) -> Snapshot:
        """With the words that a catalogue has for its terms, and its rules."""
        found = catalogue.files("ontology", ".rq")
        rules = (path.read_text(encoding="utf-8") for path in found if path.parent.name == "rules")
        return cls(store, Describer.of(catalogue, store), tuple(rules))

    @cached_property
    def derived(self) -> frozenset[Statement]:
        """What rules have made; it follows from the rest. Where a dump lacks it, they make it."""
        names = [graph for graph in self.store.graphs() if graph.value.endswith("/graph/derived")]
        found = (one for graph in names for one in self.store.statements(graph))
        made = (one for rule in self.rules if not names for one in self.store.construct(rule))
        return frozenset(
            Statement(one.subject, one.predicate, one.object) for one in (*found, *made)
        )

    @cached_property
    def public(self) -> frozenset[Statement]:
        """All that is said."""
        return frozenset(self.store.statements())

    @cached_property
    def statements(self) -> frozenset[Statement]:
        """What is said, without what follows from it."""
        return self.public - self.derived

    @cached_property
    def things(self) -> frozenset[Iri]:
        """The things that something is said of, beyond what follows from the rest."""
        return frozenset(one.subject for one in self.statements if isinstance(one.subject, Iri))

    def classes(self, thing: Iri) -> set[str]:
        """The classes of a thing."""
        return {str(one.object) for one in self.store.about(thing) if one.predicate == _TYPE}

    def described(self, things: Iterable[Iri]) -> dict[Iri, Thing]:
        """Things in words; those that are not there are left out."""
        there = (thing for thing in things if thing in self.things)
        return {thing.iri: thing for thing in self.describer.things(there)}


_TYPE = Iri(RDF.type)


def compare(old: Snapshot, new: Snapshot) -> Comparison:
    """What is other in ``new`` than in ``old``, told once, by kind of thing and name."""
    derived = old.derived | new.derived
    added = new.public - old.public - derived
    removed = old.public - new.public - derived
    touched = set(_touched(old, removed)) | set(_touched(new, added))
    before, after = old.described(sorted(touched)), new.described(sorted(touched))
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    changes = [_whole(before[iri], How.REMOVED) for iri in gone]
    changes += [_whole(after[iri], How.ADDED) for iri in come]
    told: set[Iri] = set()
    for iri in sorted(before.keys() & after.keys(), key=lambda iri: _place(after[iri])):
        found = tuple(_differences(before[iri], after[iri], derived, told))
        changes += [_changed(after[iri], found)] if found else []
    return Comparison(tuple(sorted(changes, key=_in_order)), added, removed)


def _touched(side: Snapshot, statements: Iterable[Statement]) -> Iterator[Iri]:
    """The things that statements are about; what only stands between leads to its ends."""
    waiting = {one.subject for one in statements if isinstance(one.subject, Iri)}
    seen = set(waiting)
    owners = _owners(side)
    while waiting:
        thing = waiting.pop()
        if not side.classes(thing) & _BETWEEN:
            yield thing
            continue
        near = {one.object for one in side.store.about(thing) if _leads(one)} | owners[thing]
        new = {other for other in near if isinstance(other, Iri)} - seen
        waiting |= new
        seen |= new


def _owners(side: Snapshot) -> Mapping[Iri, set[Iri]]:
    """Whose sum a sum is."""
    found: dict[Iri, set[Iri]] = defaultdict(set)
    for means in _UPWARD:
        for owner, value in side.store.pairs(means):
            if isinstance(value, Iri):
                found[value].add(Iri(owner))
    return found


def _leads(statement: Statement) -> bool:
    means = statement.predicate.value
    return means != ORG.role and any(link == means for _, link in VIEWS)


def _whole(thing: Thing, how: How) -> Change:
    return Change(thing.iri, how, thing.kind, thing.kind_words, _title(thing))


def _changed(thing: Thing, found: tuple[Difference, ...]) -> Change:
    return Change(thing.iri, How.CHANGED, thing.kind, thing.kind_words, _title(thing), found)


def _title(thing: Thing) -> Mapping[str, str]:
    return dict.fromkeys(thing.words, thing.short) if thing.short else thing.words


def _place(thing: Thing) -> tuple[int, str]:
    """Who tells first of what two things share."""
    kind = thing.kind.value if thing.kind else ""
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), thing.iri.value)


def _in_order(change: Change) -> tuple[tuple[int, str], str, str]:
    kind = change.kind.value if change.kind else ""
    known = tuple(CLASSES)
    by_kind = known.index(kind) if kind in known else len(known)
    first = _FIRST.index(kind) - len(_FIRST) if kind in _FIRST else by_kind
    return ((first, kind), change.words["de"].casefold(), change.iri.value)


def _differences(
    before: Thing, after: Thing, derived: frozenset[Statement], told: set[Iri]
) -> Iterator[Difference]:
    """What reads otherwise of one thing; what another has told is left out."""
    yield from _names(before, after)
    was = {one.name: one for one in before.relations}
    now = {one.name: one for one in after.relations}
    for name in [*now, *(name for name in was if name not in now)]:
        headings = (now.get(name) or was[name]).headings
        left = _own(was.get(name), before.iri, derived, told)
        right = _own(now.get(name), after.iri, derived, told)
        found = _difference(name, headings, left, right)
        if found:
            told.update(node for node in _nodes(found))
            yield found


def _names(before: Thing, after: Thing) -> Iterator[Difference]:
    for means, was, now in (
        (SCHEMA.name, before.words, after.words),
        (SCHEMA.description, before.description, after.description),
    ):
        other = [language for language in now if was.get(language, now[language]) != now[language]]
        if other:
            pair = (_text(now, other), _text(was, other))
            yield Difference(means, Headings({}).of(means), instead=(pair,))


def _text(words: Mapping[str, str], other: list[str]) -> Value:
    """A text; in a language in which it has stayed the same, that of the first in which not."""
    told = {language: words[language if language in other else other[0]] for language in words}
    return Value(Literal(words[other[0]], language=other[0]), told)


def _own(
    relation: Relation | None, thing: Iri, derived: frozenset[Statement], told: set[Iri]
) -> dict[object, Value]:
    """The values of a relation that this thing tells, by what they are."""
    if relation is None:
        return {}
    backward = relation.name.startswith("^")
    found: dict[object, Value] = {}
    for value in relation.values:
        if value.node:
            if value.node not in told:
                found[value.node, value.term] = value
        elif not backward and Statement(thing, Iri(relation.name), value.term) not in derived:
            found[value.term] = value
    return found


def _difference(
    name: str, headings: Mapping[str, str], was: dict[object, Value], now: dict[object, Value]
) -> Difference | None:
    added = [now[key] for key in now if key not in was]
    removed = [was[key] for key in was if key not in now]
    same = (key for key in now if key in was)
    instead = [(now[key], was[key]) for key in same if _reads(now[key]) != _reads(was[key])]
    if len(was) == len(now) == len(added) == 1 and not added[0].node:
        instead.append((added.pop(), removed.pop()))
    if added or removed or instead:
        return Difference(name, headings, tuple(added), tuple(removed), tuple(instead))
    return None


def _reads(value: Value) -> tuple[str, ...]:
    """How a value reads, apart from the name of what it leads to."""
    return tuple(detail.words["de"] for detail in value.details)


def _nodes(found: Difference) -> Iterator[Iri]:
    pairs = (value for pair in found.instead for value in pair)
    return (value.node for value in (*found.added, *found.removed, *pairs) if value.node)
