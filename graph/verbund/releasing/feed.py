"""The feed of changes for machines: a linked data event stream of pages that never change.

The terms are those of LDES (https://w3id.org/ldes#) and TREE (https://w3id.org/tree#): each member
is a thing as a release has it, or an as:Delete for one that is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.releasing.history import FOLDER, Moment, Release
from verbund.settings import Settings
from verbund.store import Store, writing
from verbund.vocab import DCTERMS, PREFIXES, RDF, XSD

LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
ACTIVITY = "https://www.w3.org/ns/activitystreams#"
#: Members of one page.
PAGE = 500

_TYPE = Iri(RDF.type)
FEED_PREFIXES = PREFIXES | {"ldes": LDES, "tree": TREE, "as": ACTIVITY}


def pages(settings: Settings, store: Store, changed: Mapping[str, Moment]) -> dict[str, bytes]:
    """The pages of one release, by name: its members are the things that it changed."""
    things = sorted(changed)
    starts = range(0, len(things), PAGE)
    return {
        f"feed-{number}.ttl": _page(settings, store, changed, things[start : start + PAGE], number)
        for number, start in enumerate(starts, 1)
    }


def root(settings: Settings, found: Iterable[Release]) -> bytes:
    """The stream itself, with a relation to each page of each release."""
    place, stream = _place(settings, "feed.ttl"), _stream(settings)
    statements = [
        Statement(stream, _TYPE, Iri(f"{LDES}EventStream")),
        Statement(stream, Iri(f"{LDES}timestampPath"), Iri(DCTERMS.modified)),
        Statement(stream, Iri(f"{LDES}versionOfPath"), Iri(DCTERMS.isVersionOf)),
        Statement(stream, Iri(f"{TREE}view"), place),
        Statement(place, _TYPE, Iri(f"{TREE}Node")),
    ]
    for language, title in settings.title.items():
        statements.append(Statement(stream, Iri(DCTERMS.title), Literal(title, language=language)))
    for release in found:
        for number in range(1, release.pages + 1):
            statements += _relation(settings, place, release, number)
    return writing.statements(statements, RdfFormat.TURTLE, FEED_PREFIXES)


def _relation(settings: Settings, place: Iri, release: Release, number: int) -> list[Statement]:
    relation = Iri(f"{place}#{release.version}-{number}")
    return [
        Statement(place, Iri(f"{TREE}relation"), relation),
        Statement(relation, _TYPE, Iri(f"{TREE}GreaterThanOrEqualToRelation")),
        Statement(relation, Iri(f"{TREE}path"), Iri(DCTERMS.modified)),
        Statement(relation, Iri(f"{TREE}value"), _moment(release.released.isoformat())),
        Statement(relation, Iri(f"{TREE}node"), _page_place(settings, release.version, number)),
    ]


def _page(
    settings: Settings, store: Store, changed: Mapping[str, Moment], things: list[str], number: int
) -> bytes:
    version = changed[things[0]].version
    place = _page_place(settings, version, number)
    found = [Statement(place, _TYPE, Iri(f"{TREE}Node"))]
    for thing in things:
        found += _member(settings, store, thing, changed[thing])
    return writing.statements(found, RdfFormat.TURTLE, FEED_PREFIXES)


def _member(settings: Settings, store: Store, thing: str, moment: Moment) -> Iterator[Statement]:
    """A thing as it is now, under a name for this version of it."""
    local = thing.removeprefix(settings.base.value)
    member = Iri(f"{settings.base}version/{moment.version}/{local}")
    yield Statement(_stream(settings), Iri(f"{TREE}member"), member)
    yield Statement(member, Iri(DCTERMS.isVersionOf), Iri(thing))
    yield Statement(member, Iri(DCTERMS.modified), _moment(moment.modified.isoformat()))
    if moment.removed:
        yield Statement(member, _TYPE, Iri(f"{ACTIVITY}Delete"))
        yield Statement(member, Iri(f"{ACTIVITY}object"), Iri(thing))
        return
    for one in store.about(Iri(thing)):
        yield Statement(member, one.predicate, one.object)


def _moment(day: str) -> Literal:
    return Literal(f"{day}T00:00:00Z", XSD.dateTime)


def _stream(settings: Settings) -> Iri:
    return Iri(f"{_place(settings, 'feed.ttl')}#stream")


def _page_place(settings: Settings, version: str, number: int) -> Iri:
    return _place(settings, f"{version}/feed-{number}.ttl")


def _place(settings: Settings, name: str) -> Iri:
    return Iri(f"{settings.publishing.public}{FOLDER}/{name}")
