"""What OAI-PMH offers: each thing with a page as a record, and what is left of those that are gone.

Where there are releases, a thing is offered from its first release on and remembered for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from verbund.export import Material
from verbund.export.dialects import cerif
from verbund.model import Iri
from verbund.releasing.dating import digests, is_same
from verbund.releasing.history import moments
from verbund.removals import Removals
from verbund.site.kinds import KINDS
from verbund.web.edition import Edition


@dataclass(frozen=True, slots=True)
class Record:
    """A thing by its path, the day of its last change, the sets it is in, and whether it is gone.

    ``entity`` is the set of its CERIF form; empty if it has none.
    """

    path: str
    day: date
    entity: str
    is_gone: bool = False

    @property
    def sets(self) -> tuple[str, ...]:
        """Its kind, and the set of OpenAIRE."""
        return tuple(filter(None, (self.path.partition("/")[0], self.entity)))


@dataclass(frozen=True, slots=True)
class Records:
    """All records in the order of kinds and paths; whether what goes is remembered for ever."""

    by_path: Mapping[str, Record]
    is_lasting: bool

    @classmethod
    def of(cls, edition: Edition) -> Records:
        """Those of an edition."""
        base, entities = edition.settings.base.value, cerif.sets(edition.material)
        known = moments(edition.catalogue)
        days = dict(_there(edition, bool(known)))
        gone = dict(_gone(edition))
        found = [
            Record(path, day, entities.get(f"{base}{path.partition('/')[0]}/", ""), path in gone)
            for path, day in sorted({**days, **gone}.items())
        ]
        kinds = list(KINDS)
        found.sort(key=lambda one: kinds.index(one.path.partition("/")[0]))
        return cls({one.path: one for one in found}, bool(known))

    @property
    def earliest(self) -> date:
        """The day of the record that did not change for the longest time."""
        return min((one.day for one in self.by_path.values()), default=date(1970, 1, 1))

    def wanted(self, days: tuple[str, str], name: str, *, only_entities: bool) -> list[Record]:
        """The records of a set, or of all if it has no name, that changed between two days."""
        first, last = days
        return [
            one
            for one in self.by_path.values()
            if (not name or name in one.sets)
            and (one.entity or not only_entities)
            and first <= one.day.isoformat() <= last
        ]


def _there(edition: Edition, has_releases: bool) -> Iterator[tuple[str, date]]:
    """The things that are here, each with the day of its last change as far as it is known."""
    base, today = edition.settings.base.value, _day(edition)
    known = moments(edition.catalogue) if has_releases else {}
    hashes = digests(edition.store) if has_releases else {}
    for entries in edition.contents.entries.values():
        for entry in entries:
            moment = known.get(base + entry.path)
            if moment and is_same(moment, hashes.get(base + entry.path)):
                yield entry.path, moment.modified
            elif moment or not has_releases:
                yield entry.path, today


def _gone(edition: Edition) -> Iterator[tuple[str, date]]:
    """What a release had, or a person's wish removed, each with the day on which it went."""
    base, here = edition.settings.base.value, _paths(edition)
    for iri, moment in moments(edition.catalogue).items():
        path = iri.removeprefix(base)
        if path.partition("/")[0] in KINDS and path not in here:
            yield path, moment.modified if moment.removed else _day(edition)
    for removal in Removals.of(edition.catalogue).entries:
        path = removal.thing.value.removeprefix(base)
        if path.partition("/")[0] in KINDS:
            yield path, removal.day


def _paths(edition: Edition) -> set[str]:
    return {one.path for entries in edition.contents.entries.values() for one in entries}


def _day(edition: Edition) -> date:
    """The day of the build."""
    return datetime.fromtimestamp(edition.made, UTC).date()
