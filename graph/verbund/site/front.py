"""The pages in front of all others: the first one, the choice of languages, the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbund.export.catalog import Dataset
from verbund.export.manifest import Entry
from verbund.site.pages import Pages, Place
from verbund.site.texts import texts

_POINTS = {"de": ",", "en": "."}


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away: its path, its form and its size in words."""

    path: str
    kind: str
    size: str


def chooser(pages: Pages) -> tuple[str, str]:
    """The page at the root: both languages, and no script that guesses."""
    return "index.html", pages.render("chooser.html", Place("de", "index.html"), "")


def start_page(pages: Pages, language: str, linked_data: str = "") -> tuple[str, str]:
    """What the catalogue is, and what it has."""
    place = Place(language, f"{language}/index.html")
    title = pages.settings.title[language].partition(":")[0]
    return place.path, pages.render("start.html", place, title, linked_data=linked_data)


def data_page(
    pages: Pages, language: str, entries: Sequence[Entry], found: Sequence[Dataset] = ()
) -> tuple[str, str]:
    """The files of the release, and the datasets that have pages."""
    place = Place(language, f"{language}/data.html")
    files = listed(entries, language)
    return place.path, pages.render(
        "data.html",
        place,
        texts(language)["data"],
        files=files,
        datasets=found,
        feed=place.to("releases/index.html") if pages.dates.first else "",
    )


def listed(entries: Iterable[Entry], language: str) -> list[File]:
    """Files as a page lists them."""
    return [File(one.path, one.media_type, size(one.size, language)) for one in entries]


def size(count: int, language: str) -> str:
    """A number of bytes as people say it.

    >>> size(1_060_175, "de"), size(780, "en")
    ('1,1 MB', '780 B')
    """
    for unit, one in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= one:
            return f"{count / one:.1f} {unit}".replace(".", _POINTS[language])
    return f"{count} B"


def message_page(pages: Pages, place: Place, code: int, problem: Exception, hint: str) -> str:
    """A page that says why there is no other; ``code`` is the number that HTTP has for that."""
    words = texts(place.language)
    title = words.get(f"problem.{code}", words["problem.other"])
    told = words.get(f"problem.{code}.text", "")
    detail = "" if told else str(problem)
    return pages.render(
        "message.html", place, title, told=told, detail=detail, hint="" if told else hint
    )
