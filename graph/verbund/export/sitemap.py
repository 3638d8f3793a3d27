"""sitemap.xml and robots.txt: which pages search engines are to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Final

from verbund.export.catalog import datasets
from verbund.export.manifest import Entry
from verbund.export.material import Material, Output

#: tables whose things are of interest by themselves; people's pages are not to be found by search
PAGES: Final = (
    *("programmes", "calls", "clusters", "topics", "projects", "grants", "organisations"),
    *("series", "events", "talks", "publications", "places"),
)
#: how many addresses a sitemap may have
LARGEST: Final = 50_000
_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(material: Material, entries: Iterable[Entry]) -> Iterator[Output]:
    """sitemap.xml (with parts, if there is much) and robots.txt."""
    public, lines = material.settings.publishing.public, list(_addresses(material, entries))
    if len(lines) <= LARGEST:
        yield _xml("sitemap.xml", "urlset", lines, len(lines))
    else:
        parts = range(0, len(lines), LARGEST)
        names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, start=1)]
        for name, start in zip(names, parts, strict=True):
            part = lines[start : start + LARGEST]
            yield _xml(name, "urlset", part, len(part))
        index = [f"<sitemap><loc>{escape(f'{public}{name}')}</loc></sitemap>" for name in names]
        yield _xml("sitemap.xml", "sitemapindex", index, len(names))
    robots = (
        f"# for the root of the host\nUser-agent: *\nAllow: /\n\nSitemap: {public}sitemap.xml\n"
    )
    yield Output("robots.txt", "text/plain", (robots.encode(),), None, "lines")


def _xml(path: str, root: str, lines: Iterable[str], count: int) -> Output:
    text = f'{_XML}<{root} xmlns="{_SCHEMA}">\n' + "".join(f"{line}\n" for line in lines)
    return Output(path, "application/xml", (f"{text}</{root}>\n".encode(),), count, "addresses")


def _addresses(material: Material, entries: Iterable[Entry]) -> Iterator[str]:
    """The first page, the datasets, and each thing with a page, each with its last change.

    Things have a date as far as releases know one.
    """
    public = material.settings.publishing.public.value
    yield _url(public, material.settings.released)
    for dataset in datasets(material, entries):
        yield _url(public + dataset.iri.value.removeprefix(material.base), dataset.modified)
    bases = tuple(kind.base for kind in material.kinds if kind.name in PAGES)
    for iri in material.things.iris:
        if iri.startswith(bases):
            yield _url(public + iri.removeprefix(material.base), material.dates.of(iri))


def _url(address: str, day: date | None) -> str:
    more = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{more}</url>"
