"""What search engines are told: which pages there are, and since when they say what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from verbund.export import Dates
from verbund.export.catalog import Dataset
from verbund.settings import Settings
from verbund.site.kinds import KINDS, path_of
from verbund.site.pages import pieces
from verbund.site.texts import LANGUAGES

#: Addresses in one sitemap; the protocol allows 50,000.
_MOST = 40_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


Dated = tuple[str, date | None]


def sitemaps(
    settings: Settings, iris: Sequence[str], dates: Dates, found: Sequence[Dataset] = ()
) -> Iterator[tuple[str, str]]:
    """The sitemap; an index and its parts where there are many pages. Persons are left out.

    Pages of things are dated as far as releases know when they changed.
    """
    day: date | None = settings.released
    pages = [(f"{language}/index.html", day) for language in LANGUAGES]
    pages += [
        (f"{language}/dataset/{one.name}.html", one.modified)
        for one in found
        for language in LANGUAGES
    ]
    for iri in iris:
        path = path_of(settings.base.value, iri)
        folder = path.partition("/")[0]
        if folder in KINDS and folder != "person":
            pages += [(f"{language}/{path}.html", dates.of(iri)) for language in LANGUAGES]
    parts = list(pieces(pages, _MOST))
    if len(parts) == 1:
        yield "sitemap.xml", _listing("urlset", "url", settings, parts[0])
        return
    named = [(f"sitemap-{number}.xml", day) for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _listing("sitemapindex", "sitemap", settings, named)
    for (name, _), part in zip(named, parts, strict=True):
        yield name, _listing("urlset", "url", settings, part)


def robots(settings: Settings) -> str:
    """Everybody may read; the sitemap says where."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.publishing.public}sitemap.xml\n"


def _listing(outer: str, inner: str, settings: Settings, pages: Sequence[Dated]) -> str:
    root = settings.publishing.public.value
    lines = (
        f"<{inner}><loc>{escape(root + path)}</loc>{_day(day)}</{inner}>\n" for path, day in pages
    )
    return f"{_HEAD}<{outer} {_SPACE}>\n{''.join(lines)}</{outer}>\n"


def _day(day: date | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""
