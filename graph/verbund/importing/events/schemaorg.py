"""Events in the schema.org JSON-LD of saved web pages, valid JSON or nearly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from verbund.importing.entry import ForeignRow
from verbund.importing.events.happening import Happening, in_town, listed, may_be_body
from verbund.importing.texts import plain

_DEEPEST = 20
#: What keeps a script from being read as XML or by old browsers.
_WRAPPING = re.compile(
    r"\A\s*(?:(?:/\*|//)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--)|(?:(?:/\*|//)?\s*\]\]>\s*(?:\*/)?|-->)\s*\Z"
)
_MODES = ("OnlineEventAttendanceMode", "OfflineEventAttendanceMode", "MixedEventAttendanceMode")


class _Scripts(HTMLParser):
    """Gathers the texts of all JSON-LD scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "ld+json" in (dict(attrs).get("type") or "")
        if self._inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def rows_of_page(text: str) -> Iterator[ForeignRow]:
    """The events of a web page; a script that cannot be read is a row with the reason."""
    reader = _Scripts()
    reader.feed(text)
    reader.close()
    yield from _rows(reader.texts)


def rows_of_json(text: str) -> Iterator[ForeignRow]:
    """The events of a JSON-LD file."""
    yield from _rows([text])


def _rows(texts: list[str]) -> Iterator[ForeignRow]:
    number = 0
    for text in texts:
        try:
            # raw line breaks in strings are common, and harmless
            found = list(_events(json.loads(_WRAPPING.sub("", text), strict=False), 0))
        except (ValueError, RecursionError) as problem:
            number += 1
            yield ForeignRow(number, (), f"no JSON: {problem}"[:200])
            continue
        for event in found:
            for happening in _happenings(event):
                number += 1
                yield happening.row(number)


def _events(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The events in a document, without those that are part of another one."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _events(one, depth + 1)
    elif isinstance(value, dict):
        if _is_event(value):
            yield value
            return
        for one in value.values():
            if isinstance(one, dict | list):
                yield from _events(one, depth + 1)


def _is_event(value: Mapping[str, Any]) -> bool:
    kinds = value.get("@type", ())
    names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
    return any(
        str(name).rpartition("/")[2].endswith(("Event", "Festival", "Hackathon")) for name in names
    )


def _happenings(event: Mapping[str, Any]) -> Iterator[Happening]:
    whole = _happening(event)
    yield whole
    for part in _many(event.get("subEvent") or event.get("subEvents")):
        if isinstance(part, dict):
            yield _happening(part, part_of=whole.id)


def _happening(event: Mapping[str, Any], *, part_of: str = "") -> Happening:
    where = _many(event.get("location"))
    virtual = [one for one in where if isinstance(one, dict) and _is_a("VirtualLocation", one)]
    venue, town, country = _venue(next((one for one in where if one not in virtual), ""))
    speakers = ("performer", "performers", "speaker", "actor")
    url, name, start = _text(event.get("url")), _name(event), _text(event.get("startDate"))
    mode = _text(event.get("eventAttendanceMode")).rpartition("/")[2]
    told = _MODES[0 if len(virtual) == len(where) else 2] if virtual else ""
    return Happening(
        id=_text(event.get("@id")) or url or f"{name} {start}",
        name=name,
        partOf=part_of,
        language=_text(event.get("inLanguage")),
        startDate=start,
        endDate=_text(event.get("endDate")),
        town=town,
        country=country,
        venue=venue,
        mode=mode if mode in _MODES else told,
        url=url,
        organisers=listed([_name(one) for one in _many(event.get("organizer")) if _is_body(one)]),
        speakers=listed([_person(one) for key in speakers for one in _many(event.get(key))]),
        note="cancelled" if "Cancelled" in _text(event.get("eventStatus")) else "",
    )


def _venue(place: Any) -> tuple[str, str, str]:
    """Where it is: the house and its street, the town, the country."""
    name = _name(place)
    first = next(iter(_many(place.get("address"))), "") if isinstance(place, dict) else ""
    if isinstance(first, dict):
        street, town = _text(first.get("streetAddress")), _text(first.get("addressLocality"))
        country = _name(first.get("addressCountry"))
    else:
        (street, town), country = in_town(_text(first)), ""
    return ", ".join(filter(None, [name, street])), town.title(), country


def _is_body(organiser: Any) -> bool:
    """Whether an organiser is an organisation: people do not become one."""
    if isinstance(organiser, dict) and organiser.get("@type"):
        return not _is_a("Person", organiser)
    return may_be_body(_name(organiser))


def _is_a(kind: str, value: Mapping[str, Any]) -> bool:
    return any(str(one).endswith(kind) for one in _many(value.get("@type")))


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id", ""))
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return plain(str(value)) if isinstance(value, str | int | float) else ""


def _name(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    whole = f"{_text(value.get('givenName'))} {_text(value.get('familyName'))}".strip()
    return _text(value.get("name")) or _text(value.get("legalName")) or whole


def _person(value: Any) -> str:
    name = _name(value)
    if not name or not isinstance(value, dict):
        return name
    prefix = _text(value.get("honorificPrefix"))
    home = next(
        (_name(one) for one in _many(value.get("affiliation") or value.get("worksFor"))), ""
    )
    titled = f"{prefix} {name}" if prefix and not name.startswith(prefix) else name
    return f"{titled} ({home})" if home else titled
