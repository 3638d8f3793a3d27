"""The feed of releases for people (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from verbund.releasing.history import FOLDER, Release
from verbund.releasing.pages import address
from verbund.settings import Settings

_ATOM = "http://www.w3.org/2005/Atom"


def feed(settings: Settings, found: Iterable[Release], texts: Mapping[str, str]) -> bytes:
    """atom.xml: an entry a release, the newest first, with what it changed as HTML."""
    language = settings.languages[0]
    newest_first = tuple(found)[::-1]
    start = f"{settings.publishing.public}{FOLDER}/"
    ET.register_namespace("", _ATOM)
    top = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _add(top, "id", start)
    _add(top, "title", settings.title[language])
    _add(top, "updated", _moment(newest_first[0]))
    _add(top, "link", rel="self", href=f"{start}atom.xml")
    _add(top, "link", rel="alternate", type="text/html", href=start)
    _add(top, "rights", settings.licence.value)
    _add(_add(top, "author"), "name", settings.publisher)
    for release in newest_first:
        _entry(top, release, address(settings, release.version), texts[release.version])
    ET.indent(top)
    written: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(top: ET.Element, release: Release, page: str, text: str) -> None:
    entry = _add(top, "entry")
    _add(entry, "id", page)
    _add(entry, "title", f"Version {release.version}")
    _add(entry, "updated", _moment(release))
    _add(entry, "link", rel="alternate", type="text/html", href=page)
    _add(entry, "content", text, type="html")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = text
    return made


def _moment(release: Release) -> str:
    return f"{release.released.isoformat()}T00:00:00Z"
