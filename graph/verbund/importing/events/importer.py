"""Rows about events become events, talks, places, organisers and speakers of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verbund.countries import country_named
from verbund.importing.delimited import read_delimited
from verbund.importing.entry import Cells, Entry, ForeignRow, ForeignTable, Mapper, Refused
from verbund.importing.events.calendar import rows_of_calendar
from verbund.importing.events.happening import COLUMNS, LIST
from verbund.importing.events.kinds import kind_of_event
from verbund.importing.events.schedule import is_schedule, rows_of_schedule
from verbund.importing.events.schemaorg import rows_of_json, rows_of_page
from verbund.importing.given import Given
from verbund.importing.ids import digest, slug
from verbund.importing.organisations import kind_of, type_of
from verbund.importing.people import read_name
from verbund.importing.pipeline import Job, Known, Origin
from verbund.importing.places import Gazetteer
from verbund.importing.texts import day, plain, web_address
from verbund.importing.whole import whole_bytes, whole_text

_ORIGIN = Origin()


@dataclass(slots=True)
class Events:
    """Events of web pages, schedules and calendars; rejects of them come as CSV."""

    job: Job
    known: Known
    origin: Origin = _ORIGIN
    _gazetteer: Gazetteer = field(default_factory=Gazetteer)

    def tables(self, files: Sequence[Given]) -> Iterator[tuple[Given, ForeignTable]]:
        """One table for each file."""
        self.known.watch("events")
        for given in files:
            if given.suffix == ".csv":
                yield given, read_delimited(given.path, given.place, given.name)
            else:
                yield given, ForeignTable(given.name, given.place, COLUMNS, _rows(given))

    def mapper(self, table: ForeignTable) -> Mapper | None:
        """What the columns mean; they are our own."""
        if not {"id", "name"} <= set(table.columns):
            return None
        return Mapper(frozenset(COLUMNS), frozenset(), self._entries)

    def _entries(self, cells: Cells) -> Iterator[Entry]:
        name = plain(cells.get("name", ""))
        if not name:
            raise Refused("name: the event has no name")
        times = {
            column: day(cells[column], column)
            for column in ("startDate", "endDate")
            if column in cells
        }
        if times.get("endDate", "9") < times.get("startDate", ""):
            raise Refused("endDate: the event ends before it starts")
        if "partOf" in cells:
            yield from self._talk(cells, name, times)
        else:
            yield from self._event(cells, name, times)

    def _event(self, cells: Cells, name: str, times: dict[str, str]) -> Iterator[Entry]:
        event = _event_id(cells.get("id", name))
        country, town = country_named(cells.get("country", "")), cells.get("town", "")
        yield from self._gazetteer.entries(country, town)
        yield Entry.of(
            "events",
            _title(cells, name),
            ("note@en", cells.get("note", "")),
            id=event,
            kind=kind_of_event(name),
            **times,
            location=self._gazetteer.id(country, town),
            venue=cells.get("venue", ""),
            attendanceMode=cells.get("mode", ""),
            url=web_address(cells.get("url", "")),
        )
        for organiser in filter(None, cells.get("organisers", "").split(LIST)):
            yield from _organiser(event, plain(organiser))
        yield from _speakers(event, cells)

    def _talk(self, cells: Cells, name: str, times: dict[str, str]) -> Iterator[Entry]:
        event = _event_id(cells["partOf"])
        if not self.known.has("events", event):
            raise Refused("partOf: the event that it belongs to could not be taken")
        talk = f"talk-{digest(cells.get('id', name))}"
        start = times.get("startDate", "")
        yield Entry.of("talks", _title(cells, name), id=talk, event=event, startDate=start)
        yield from _speakers(event, cells, talk=talk)


def _rows(given: Given) -> Iterator[ForeignRow]:
    """The rows of a file, read by what is in it."""
    if given.suffix in (".ics", ".ical"):
        return rows_of_calendar(whole_bytes(given), given.place)
    text = whole_text(given)
    if is_schedule(text):
        return rows_of_schedule(text, given.place)
    if text.lstrip().startswith(("{", "[")):
        return rows_of_json(text)
    return rows_of_page(text)


def _event_id(text: str) -> str:
    return f"event-{digest(text)}"


def _title(cells: Cells, name: str) -> tuple[str, str]:
    german = cells.get("language", "").lower().startswith("de")
    return ("name@de" if german else "name", name)


def _organiser(event: str, name: str) -> Iterator[Entry]:
    organisation, kind = slug(name), kind_of(name)
    if not organisation:
        return
    yield Entry.of("organisations", id=organisation, name=name, kind=kind, type=type_of(kind))
    yield Entry.of(
        "event-organisers",
        id=f"{event}.{organisation}",
        event=event,
        organisation=organisation,
        role="organiser",
    )


def _speakers(event: str, cells: Cells, *, talk: str = "") -> Iterator[Entry]:
    """People get an id of this event alone: the same name elsewhere may be someone else."""
    for printed in filter(None, cells.get("speakers", "").split(LIST)):
        person = read_name(plain(printed))
        if not person.name:
            continue
        own = f"p-{digest(event, person.name)}"
        yield Entry.of("people", id=own, name=person.name, honorificPrefix=person.titles)
        yield Entry.of(
            "speakers",
            id=f"{talk or event}.{own}",
            event=event,
            talk=talk,
            person=own,
            role="speaker",
            affiliationAsPrinted=person.affiliation,
            status="announced",
        )
