"""What OAI-PMH offers: each thing with a page as a record, and what is left of those that are gone.

Where there are releases, a thing is offered from its first release on and remembered for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from verbund.catalogue import Catalogue
from verbund.releasing.history import Moment, moments
from verbund.removals import Removals
from verbund.site.kinds import KINDS


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
class Here:
    """The paths of what is here, since when what is unchanged is so, and the day of the build."""

    paths: frozenset[str]
    unchanged: Mapping[str, date]
    day: date


@dataclass(frozen=True, slots=True)
class Records:
    """All records in the order of kinds and paths; whether what goes is remembered for ever."""

    by_path: Mapping[str, Record]
    is_lasting: bool

    @classmethod
    def of(cls, catalogue: Catalogue, here: Here, entities: Mapping[str, str]) -> Records:
        """Those of a catalogue; ``entities`` are sets of CERIF by how IRIs begin."""
        base, known = catalogue.settings.base.value, moments(catalogue)
        gone = dict(_gone(catalogue, here, known))
        days = {
            path: here.unchanged.get(base + path, here.day)
            for path in here.paths
            if not known or base + path in known
        }
        kinds = list(KINDS)
        found = [
            Record(path, day, entities.get(f"{base}{path.partition('/')[0]}/", ""), path in gone)
            for path, day in {**days, **gone}.items()
        ]
        found.sort(key=lambda one: (kinds.index(one.path.partition("/")[0]), one.path))
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


def _gone(
    catalogue: Catalogue, here: Here, known: Mapping[str, Moment]
) -> Iterator[tuple[str, date]]:
    """What a release had, or a person's wish removed, each with the day on which it went."""
    base = catalogue.settings.base.value
    days = {iri: one.modified if one.removed else here.day for iri, one in known.items()}
    for iri, day in days.items():
        path = iri.removeprefix(base)
        if path not in here.paths and path.partition("/")[0] in KINDS:
            yield path, day
    for removal in Removals.of(catalogue).entries:
        path = removal.thing.value.removeprefix(base)
        if path.partition("/")[0] in KINDS:
            yield path, removal.day
