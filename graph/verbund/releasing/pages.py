"""The pages of releases for people: one for each, and one that lists all.

They are well-formed XML too, so that what a page says of changes can be read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from verbund.errors import UnreadableFile
from verbund.releasing import telling
from verbund.releasing.history import FOLDER, Release
from verbund.releasing.model import Comparison
from verbund.settings import Settings
from verbund.templates import templates

NAME: Final = "index.html"
_FIRST: Final = {"de": "Erste Ausgabe", "en": "First release"}
_BEFORE: Final = {"de": "Davor gab es keine.", "en": "There was none before."}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "de": {
        "version": "Version",
        "statements": "Aussagen",
        "all": "Alle Ausgaben",
        "cite": "So zitieren",
        "licence": "Lizenz",
        "files": "Dateien",
        "sums": "Größe und SHA-256 jeder Datei",
        "feeds": "Was sich ändert",
        "people": "für Menschen (Atom)",
        "machines": "für Programme (LDES)",
    },
    "en": {
        "version": "Version",
        "statements": "statements",
        "all": "All releases",
        "cite": "How to cite",
        "licence": "Licence",
        "files": "Files",
        "sums": "size and SHA-256 of each file",
        "feeds": "What changes",
        "people": "for people (Atom)",
        "machines": "for programs (LDES)",
    },
}
_TEMPLATES = templates("verbund.releasing")


def release_page(
    settings: Settings, release: Release, found: Comparison, last: str, files: Iterable[str]
) -> bytes:
    """What a release is, how it is cited, what it changed, and its files."""
    return _rendered(
        "release.html",
        settings,
        release=release,
        start="../",
        address=address(settings, release.version),
        files=tuple(files),
        title=partial(_title, last, release.version),
        by_kind=partial(telling.by_kind, found),
        told=telling.told,
        nothing=telling.nothing if last else _BEFORE.__getitem__,
    )


def overview(settings: Settings, releases: Iterable[Release]) -> bytes:
    """All releases, the newest first."""
    return _rendered("releases.html", settings, start="", releases=tuple(releases)[::-1])


def changes_of(path: Path, language: str) -> str:
    """What the page of a former release says of changes.

    Raises:
        UnreadableFile: it is not there, or no page of ours.
    """
    try:
        return changes(path.read_bytes(), language)
    except (OSError, ET.ParseError) as problem:
        hint = f"take {path.name} back from version control"
        raise UnreadableFile(path, f"damaged: {problem}", hint=hint) from problem


def changes(page: bytes, language: str) -> str:
    """What the page of a release says of changes, as HTML."""
    section = ET.fromstring(page).find(f".//section[@id='changes-{language}']")  # noqa: S314 (our own)
    parts = [] if section is None else list(section)[1:]
    return "".join(ET.tostring(part, encoding="unicode", method="html") for part in parts).strip()


def address(settings: Settings, version: str) -> str:
    """Where the page of a release is."""
    return f"{settings.publishing.public}{FOLDER}/{version}/"


def _title(last: str, version: str, language: str) -> str:
    return telling.title((last, version), language) if last else _FIRST[language]


def _counted(number: int, language: str) -> str:
    """How many statements there are.

    >>> _counted(24709, "de")
    '24.709 Aussagen'
    """
    digits = f"{number:,}".replace(",", "." if language == "de" else ",")
    return f"{digits} {_WORDS[language]['statements']}"


def _rendered(template: str, settings: Settings, **values: object) -> bytes:
    return (
        _TEMPLATES.get_template(template)
        .render(
            site=settings, languages=settings.languages, words=_WORDS, counted=_counted, **values
        )
        .encode()
    )
