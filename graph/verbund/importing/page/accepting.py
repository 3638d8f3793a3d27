"""Accepted proposals become rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.importing.entry import Entry, Refused
from verbund.importing.ids import digest, named, slug
from verbund.importing.organisations import kind_of, type_of
from verbund.importing.page.proposals import Proposal
from verbund.importing.page.review import SOURCE, read_review
from verbund.importing.pipeline import schema_of
from verbund.importing.staging import staging
from verbund.importing.tables import Change, Tables
from verbund.importing.texts import day

_DATES = ("startDate", "endDate")


def accept(path: Path, into: Catalogue) -> Mapping[str, Change]:
    """Take what a person accepted in a review file into the tables; all of it or nothing.

    Raises:
        UnreadableFile: no event is accepted, or a value cannot stand in a table.
    """
    accepted = read_review(path)
    schema = schema_of(into)
    with staging() as entries, staging() as disputes:
        source = next((one for one in accepted if one.field == SOURCE), None)
        if source is None or not source.known:
            raise UnreadableFile(path, "the row that names the source is missing")
        try:
            for entry in _entries(accepted, source):
                schema.check(entry)
                entries.add(schema.key(entry), source.known, entry)
        except Refused as refused:
            raise UnreadableFile(path, str(refused), hint="correct the value there") from refused
        return Tables(into).merge(schema, entries, disputes)


def _entries(accepted: Sequence[Proposal], source: Proposal) -> Iterator[Entry]:
    event = next((one for one in accepted if one.field == "event"), None)
    if event is None:
        raise Refused("no event is accepted; set accept in its row to x")
    writer = _Writer(
        event.known or f"{slug(event.value)}-{digest(event.value, source.quote)}", event
    )
    name = source.known, source.value
    yield Entry.of("sources", id=name[0], type="WebPage", name=name[1], sha256=source.quote)
    yield writer.event(accepted)
    for one in accepted:
        yield from writer.entries(one)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what belongs to one event."""

    id: str
    proposal: Proposal

    def event(self, accepted: Sequence[Proposal]) -> Entry:
        """The row of the event itself, with all that has one value."""
        single = {one.field: one for one in accepted}
        times = {name: day(single[name].value, name) for name in _DATES if name in single}
        return Entry.of(
            "events",
            ("name@de", self.proposal.value),
            id=self.id,
            kind=_value(single, "kind"),
            **times,
            venue=_value(single, "venue"),
            attendanceMode=_value(single, "attendanceMode"),
            location=self._place(single.get("place")),
            project=" | ".join(one.known for one in accepted if one.field == "project"),
            quote=self.proposal.quote,
        )

    def entries(self, one: Proposal) -> Iterator[Entry]:
        """The rows of one accepted proposal besides the event's own."""
        match one.field:
            case "place" if not one.known:
                name = ("name@de", one.value)
                yield Entry.of("places", name, id=self._place(one), kind="city")
            case "organiser":
                yield from self._organiser(one)
            case "speaker":
                yield from self._speaker(one)
            case "topic":
                yield Entry.of("event-topics", event=self.id, about=one.known)

    @staticmethod
    def _place(one: Proposal | None) -> str:
        if one is None:
            return ""
        return one.known or f"town-de-{named(one.value)}"

    def _organiser(self, one: Proposal) -> Iterator[Entry]:
        own, kind = one.known or named(one.value), kind_of(one.value)
        if not one.known:
            name = ("name@de", one.value)
            yield Entry.of("organisations", name, id=own, kind=kind, type=type_of(kind))
        yield Entry.of(
            "event-organisers",
            id=f"{self.id}.{own}",
            event=self.id,
            organisation=own,
            role=one.role or "organiser",
            quote=one.quote,
        )

    def _speaker(self, one: Proposal) -> Iterator[Entry]:
        """A person of this event, unless a person of the catalogue is named under ``known``."""
        own = one.known or f"p-{digest(self.id, one.value)}"
        if not one.known:
            yield Entry.of("people", id=own, name=one.value, honorificPrefix=one.titles)
        yield Entry.of(
            "speakers",
            id=f"{self.id}.{own}",
            event=self.id,
            person=own,
            role=one.role or "speaker",
            affiliationAsPrinted=one.affiliation,
            status="announced",
            quote=one.quote,
        )


def _value(single: Mapping[str, Proposal], field: str) -> str:
    return single[field].value if field in single else ""
