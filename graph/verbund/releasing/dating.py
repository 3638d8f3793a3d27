"""When each thing last changed, as far as releases know.

What is said of a thing is what the public graph has about it and about what stands between it and
others, such as its participations and the sum of its grant: a document about it shows all that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from hashlib import sha256
from itertools import groupby

from verbund.catalogue import Catalogue
from verbund.export import Dates
from verbund.model import Iri
from verbund.releasing.history import Moment, moments, releases
from verbund.removals import Removals
from verbund.store import Store, writing
from verbund.things.views import VIEWS
from verbund.vocab import ORG, RDF, SCHEMA

#: Letters of a hash that are kept.
_LENGTH = 16


def dates(catalogue: Catalogue, store: Store) -> Dates:
    """When the first release was, and when each thing last changed; nothing before any release.

    What has changed since the last release, or is gone, has the day of the settings: that of the
    release to come. What was removed before keeps the day on which it was.
    """
    known = moments(catalogue)
    if not known:
        return Dates()
    now, coming = digests(store), Moment("", catalogue.settings.released)
    found = {
        thing: (one if is_same(one, now.get(thing)) else coming).modified
        for thing, one in ((thing, known.get(thing, coming)) for thing in known.keys() | now.keys())
    }
    return Dates(releases(catalogue)[0].released, found)


def gone(catalogue: Catalogue) -> frozenset[str]:
    """The IRIs of what was removed, by a person's wish or before a later release."""
    removed = {thing.value for thing in Removals.of(catalogue).things}
    return frozenset(removed | {iri for iri, one in moments(catalogue).items() if one.removed})


def is_same(moment: Moment, digest: str | None) -> bool:
    """Whether a thing is as it was then: there with the same said of it, or gone."""
    return moment.removed if digest is None else moment.digest == digest


def digests(store: Store) -> dict[str, str]:
    """For each thing in the public graph a hash of what is said of it."""
    own, parts, between = _own(store), _parts(store), _between(store)
    whole = {thing: _joined(thing, own, parts) for thing in own}
    return {thing: _joined(thing, whole, between) for thing in own}


def _own(store: Store) -> dict[str, str]:
    """A hash of what is said of each thing itself; what rules alone speak of is no thing."""
    found, derived = dict[str, str](), _derived(store)
    by_subject = groupby(writing.lines(store), key=lambda line: line.partition(b" ")[0])
    for name, group in by_subject:
        thing, lines = name[1:-1].decode(), list(group)
        if len(lines) > derived[thing]:
            found[thing] = sha256(b"\n".join(lines)).hexdigest()[:_LENGTH]
    return found


def _derived(store: Store) -> Counter[str]:
    """How many statements about each thing rules have made."""
    names = (graph for graph in store.graphs() if graph.value.endswith("/graph/derived"))
    return Counter(str(one.subject) for graph in names for one in store.statements(graph))


def _parts(store: Store) -> Mapping[str, list[str]]:
    """The sums of grants, which nobody looks at alone."""
    found = defaultdict[str, list[str]](list)
    for owner, part in store.pairs(SCHEMA.amount):
        found[owner].append(str(part))
    return found


def _between(store: Store) -> Mapping[str, list[str]]:
    """What stands between each thing and others."""
    classes = defaultdict[str, set[str]](set)
    for thing, kind in store.pairs(RDF.type):
        classes[str(kind)].add(thing)
    found = defaultdict[str, list[str]](list)
    for between, link in VIEWS:
        for node, end in store.pairs(link) if link != ORG.role else ():
            if isinstance(end, Iri) and node in classes[between]:
                found[end.value].append(node)
    return found


def _joined(thing: str, known: Mapping[str, str], near: Mapping[str, list[str]]) -> str:
    """The hash of a thing together with those of what belongs to it."""
    more = sorted(known[one] for one in set(near.get(thing, ())) if one in known)
    joined = " ".join((known[thing], *more))
    return sha256(joined.encode()).hexdigest()[:_LENGTH] if more else known[thing]
