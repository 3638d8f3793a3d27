"""Conference schedules as frab and pretalx write them, in JSON and XML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from verbund.errors import UnreadableFile
from verbund.importing.entry import ForeignRow
from verbund.importing.events.happening import Happening, listed
from verbund.importing.texts import plain


def is_schedule(text: str) -> bool:
    """Whether a text looks like a schedule, in either form."""
    start = text[:2000]
    return '"schedule"' in start or "<schedule" in start


def rows_of_schedule(text: str, place: str) -> Iterator[ForeignRow]:
    """The conference and its talks.

    Raises:
        UnreadableFile: the text is no schedule.
    """
    try:
        found = list(_from_xml(text) if text.lstrip().startswith("<") else _from_json(text))
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as problem:
        raise UnreadableFile(place, f"no schedule: {problem}"[:300]) from problem
    for number, happening in enumerate(found, start=1):
        yield happening.row(number)


def _from_json(text: str) -> Iterator[Happening]:
    schedule = _dict(_dict(json.loads(text, strict=False)).get("schedule"))
    conference = _dict(schedule.get("conference"))
    whole = _conference({key: _str(value) for key, value in conference.items()})
    yield whole
    for day in _list(conference.get("days")):
        for room in _dict(_dict(day).get("rooms")).values():
            for one in _list(room):
                talk = _dict(one)
                people = [_dict(person) for person in _list(talk.get("persons"))]
                names = [_str(p.get("public_name") or p.get("name")) for p in people]
                cells = {key: _str(value) for key, value in talk.items()}
                yield _talk(whole, cells, names, _str(_dict(day).get("date")))


def _from_xml(text: str) -> Iterator[Happening]:
    root: Element = fromstring(text.encode(), forbid_dtd=True)
    conference = root.find("conference")
    if root.tag != "schedule" or conference is None:
        raise ValueError("there is no conference in it")
    whole = _conference(_children(conference))
    yield whole
    for day in root.iter("day"):
        for talk in day.iter("event"):
            names = [plain(person.text or "") for person in talk.iter("person")]
            cells = {**talk.attrib, **_children(talk)}
            yield _talk(whole, cells, names, day.get("date", ""))


def _conference(cells: dict[str, str]) -> Happening:
    name = plain(cells.get("title", ""))
    if not name:
        raise ValueError("the conference has no title")
    return Happening(
        id=cells.get("acronym") or cells.get("url") or f"{name} {cells.get('start', '')}".strip(),
        name=name,
        startDate=cells.get("start", ""),
        endDate=cells.get("end", ""),
        town=plain(cells.get("city", "")),
        venue=plain(cells.get("venue", "")),
        url=cells.get("url", ""),
    )


def _talk(whole: Happening, cells: dict[str, str], names: list[str], day: str) -> Happening:
    date = cells.get("date", "") or day
    return Happening(
        id=f"{whole.id} {cells.get('guid') or cells.get('id') or cells.get('title', '')}",
        name=plain(cells.get("title", "")),
        partOf=whole.id,
        language=cells.get("language", ""),
        startDate=date,
        endDate=date,
        venue=plain(cells.get("room", "")),
        url=cells.get("url", ""),
        speakers=listed([plain(name) for name in names]),
    )


def _children(element: Element) -> dict[str, str]:
    return {child.tag: (child.text or "").strip() for child in element}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _str(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) else ""
