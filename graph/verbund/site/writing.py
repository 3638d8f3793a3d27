"""The whole site in a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote

from verbund import pages as networks
from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.export import PARTS, Material, release, schemaorg
from verbund.export.manifest import Entry
from verbund.model import Iri, Statement
from verbund.network.model import Built
from verbund.pages import pictures
from verbund.queries.questions import Questions
from verbund.releasing import dates
from verbund.site.answers import Answers
from verbund.site.assets import assets, names
from verbund.site.contents import Contents
from verbund.site.front import chooser, data_page, start_page
from verbund.site.kinds import path_of
from verbund.site.lists import Lists
from verbund.site.pages import SYNTAXES, Pages
from verbund.site.sitemap import robots, sitemaps
from verbund.site.texts import LANGUAGES
from verbund.store import Store, writing
from verbund.things import Describer, Thing
from verbund.vocab import PREFIXES

#: The release without its sitemap: that of the site lists pages, not addresses of things.
_PARTS = tuple(part for part in PARTS if part != "sitemap")
#: Things that one process writes at a time; a catalogue with fewer needs no second process.
_PORTION = 400
_MOST_KNOWN = 4000
#: Parts of IRIs that name what nobody looks at alone.
_HIDDEN = ("graph/", "statement/")

Tell = Callable[[str], None]
Made = tuple[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """How many things have pages, and how many files there are."""

    things: int
    files: int


@dataclass(frozen=True)
class _Job:
    """Some things to write, for a process of its own."""

    catalogue: Catalogue
    store: Path
    folder: Path
    counts: dict[str, int]
    iris: tuple[str, ...]


class _Remembering(Store):
    """A store that is asked about the same neighbours again and again."""

    def __init__(self, other: Store) -> None:
        super().__init__(other.engine)
        self._known: dict[Iri, tuple[Statement, ...]] = {}

    def about(self, subject: Iri, graph: Iri | None = None) -> Iterator[Statement]:
        """The statements about a thing in the public graph."""
        if graph:
            return super().about(subject, graph)
        if subject not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[subject] = tuple(super().about(subject))
        return iter(self._known[subject])


def write_site(catalogue: Catalogue, build: Build, folder: Path, tell: Tell) -> Written:
    """Write everything to a folder; files that are there already are written anew.

    Raises:
        VerbundError: the folder cannot be written to.
    """
    store = build.store()
    contents = Contents.read(store, catalogue.settings.base.value)
    pages = Pages(catalogue.settings, contents.counts())
    iris, known = things(store, pages.base), dates(catalogue, store)
    try:
        tell(f"{len(iris)} things")
        files = _things(catalogue, build, folder, pages, iris)
        tell("the files")
        entries = release(Material.of(catalogue, store, known), folder, _PARTS)
        tell("lists and questions")
        files += len(entries) + _all(folder, _around(catalogue, store, pages, contents, entries))
        files += _all(folder, sitemaps(catalogue.settings, iris, known))
        files += _all(folder, [("robots.txt", robots(catalogue.settings))])
        tell("the network")
        files += _all(folder, [("network.html", _network(catalogue, store, build))])
    except OSError as problem:
        raise VerbundError(
            f"{problem.filename or folder}: {problem.strerror or problem}",
            hint="name another folder",
        ) from problem
    return Written(len(iris), files)


def things(store: Store, base: str) -> list[str]:
    """The IRIs of everything that gets a page."""
    hidden = tuple(base + name for name in _HIDDEN)
    found = writing.subjects(store)
    return [one for one in found if path_of(base, one) and not one.startswith(hidden)]


def _things(catalogue: Catalogue, build: Build, folder: Path, pages: Pages, iris: list[str]) -> int:
    parts = [tuple(iris[start : start + _PORTION]) for start in range(0, len(iris), _PORTION)]
    store = build.folder / "store"
    jobs = [_Job(catalogue, store, folder, dict(pages.counts), part) for part in parts]
    if len(jobs) < 3 * _processes():
        return sum(map(_written, jobs))
    with ProcessPoolExecutor(_processes(), mp_context=get_context("spawn")) as pool:
        return sum(pool.map(_written, jobs))


def _processes() -> int:
    return min(8, os.cpu_count() or 1)


def _written(job: _Job) -> int:
    """Write the pages and documents of some things; how many files that makes."""
    store = Store.open(job.store)
    pages = Pages(job.catalogue.settings, job.counts)
    describer = Describer.of(job.catalogue, store)
    material, files = Material.of(job.catalogue, _Remembering(store)), 0
    for thing in describer.things(map(Iri, job.iris)):
        path = unquote(path_of(pages.base, thing.iri.value))
        made: list[Made] = [
            (f"{one}/{path}.html", pages.thing(thing, one, linked_data(material, thing, one)))
            for one in (LANGUAGES if pages.page_of(thing.iri) else ())
        ]
        documents = writing.in_forms(thing.statements, SYNTAXES, PREFIXES)
        made += [(f"{path}{form.suffix}", text) for form, text in documents]
        files += _all(job.folder, made)
    return files


def linked_data(material: Material, thing: Thing, language: str) -> str:
    """What the page of a thing says in schema.org; empty where that has no word for it."""
    found = schemaorg.thing(material, thing.iri.value, lang=language)
    return json.dumps(found, ensure_ascii=False) if found else ""


def _around(
    catalogue: Catalogue,
    store: Store,
    pages: Pages,
    contents: Contents,
    entries: Sequence[Entry],
) -> Iterator[Made]:
    """Everything but the things and the network."""
    yield from assets()
    yield chooser(pages)
    for language in LANGUAGES:
        yield start_page(pages, language)
        yield data_page(pages, language, entries)
        yield f"static/names-{language}.js", names(contents, language)
        yield from Lists(pages, contents, language).every()
        yield from Answers(pages, Questions(catalogue), store, language).every()


def _network(catalogue: Catalogue, store: Store, build: Build) -> str:
    drawn = pictures.pictures(store, catalogue, Built.of(catalogue.settings, build.digest))
    return networks.render(drawn, pictures.frame(catalogue))


def _all(folder: Path, made: Iterable[Made]) -> int:
    count = 0
    for path, text in made:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        count += 1
    return count
