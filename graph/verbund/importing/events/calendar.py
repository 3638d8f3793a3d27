"""Events of iCalendar files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from verbund.errors import UnreadableFile
from verbund.importing.entry import ForeignRow
from verbund.importing.events.happening import Happening, in_town, may_be_body
from verbund.importing.texts import plain


def rows_of_calendar(data: bytes, place: str) -> Iterator[ForeignRow]:
    """The events of a calendar; one that cannot be read is a row with the reason.

    Raises:
        UnreadableFile: the file is no calendar.
    """
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as problem:
        raise UnreadableFile(place, f"no calendar: {problem}"[:300]) from problem
    for number, event in enumerate(found, start=1):
        try:
            yield _happening(event).row(number)
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            yield ForeignRow(number, (), f"the event cannot be read: {problem}"[:200])


def _happening(event: Any) -> Happening:
    start, name = _day(event, "DTSTART"), _text(event, "SUMMARY")
    shown = _organiser(event)
    place = _text(event, "LOCATION")
    venue, town = in_town("" if "://" in place else place)
    online = "://" in place or "online" in place.lower()
    return Happening(
        id=_text(event, "UID") or f"{name} {start}",
        name=name,
        startDate=start,
        endDate=_last_day(event) or start,
        town=town,
        venue=venue,
        mode="OnlineEventAttendanceMode" if online else "",
        url=_text(event, "URL"),
        organisers=shown if may_be_body(shown) else "",
        note=_note(event),
    )


def _organiser(event: Any) -> str:
    """The name of who sent the event, without the address."""
    organiser = event.get("ORGANIZER")
    shown = str(organiser.params.get("CN", "")) if hasattr(organiser, "params") else ""
    return plain(shown).replace("|", "/")


def _day(event: Any, name: str) -> str:
    """The day of a time; what is none is given as it stands, to be refused."""
    value = event.decoded(name) if name in event else None
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else _text(event, name)


def _last_day(event: Any) -> str:
    """The last day; a whole-day event ends with the day before its DTEND (RFC 5545, 3.6.1)."""
    value = event.decoded("DTEND") if "DTEND" in event else None
    if isinstance(value, date) and not isinstance(value, datetime):
        start = event.decoded("DTSTART")
        last = value - timedelta(days=1)
        return max(last, start).isoformat() if not isinstance(start, datetime) else last.isoformat()
    return _day(event, "DTEND")


def _note(event: Any) -> str:
    if _text(event, "STATUS").upper() == "CANCELLED":
        return "cancelled"
    return "the calendar repeats it; only the first time is here" if "RRULE" in event else ""


def _text(event: Any, name: str) -> str:
    value = event.get(name)
    return plain(str(value)) if value is not None else ""
