"""The whole site in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import ParamSpec, TypeVar

from verbund import pages as networks
from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.export import PARTS, Dates, Material, release
from verbund.export.catalog import datasets
from verbund.export.manifest import Entry
from verbund.network.model import Built
from verbund.pages import pictures
from verbund.queries.questions import Questions
from verbund.releasing import dates, gone
from verbund.releasing.history import FOLDER as RELEASES
from verbund.site.answers import Answers
from verbund.site.assets import assets, names
from verbund.site.contents import Contents
from verbund.site.datasets import dataset_pages
from verbund.site.front import chooser
from verbund.site.hosting import fallbacks, tidied
from verbund.site.kinds import path_of
from verbund.site.lists import Lists
from verbund.site.pages import Pages
from verbund.site.portions import Made, Portion, put, write_portion
from verbund.site.sitemap import robots, sitemaps
from verbund.site.texts import LANGUAGES
from verbund.store import Store, writing

#: The release without its sitemap: that of the site lists pages, not addresses of things.
_PARTS = tuple(part for part in PARTS if part != "sitemap")
#: Things that one process writes at a time; a catalogue with few needs no second process.
_PORTION, _FEW = 800, 2000
#: Parts of IRIs that name what nobody looks at alone.
_HIDDEN = ("graph/", "statement/")

Tell = Callable[[str], None]
_Given = ParamSpec("_Given")
_Gives = TypeVar("_Gives")


@dataclass(frozen=True, slots=True)
class Written:
    """How many things have pages, and how many files there are."""

    things: int
    files: int


class _Alone(Executor):
    """Does everything at once, in this process."""

    def submit(
        self, work: Callable[_Given, _Gives], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Gives]:
        """What has been done."""
        done = Future[_Gives]()
        done.set_result(work(*args, **kwargs))
        return done


def write_site(catalogue: Catalogue, build: Build, folder: Path, tell: Tell) -> Written:
    """Write everything to a folder; what an earlier site wrote there and this one lacks goes.

    Raises:
        VerbundError: the folder cannot be written to.
    """
    store = build.store()
    iris = things(store, catalogue.settings.base.value)
    tell(f"{len(iris):,} things")
    try:
        files = _written(catalogue, build, folder, iris, tell)
        tidied(folder, files)
    except OSError as problem:
        raise VerbundError(
            f"{problem.filename or folder}: {problem.strerror or problem}",
            hint="name another folder",
        ) from problem
    return Written(len(iris), len(files))


def _written(
    catalogue: Catalogue, build: Build, folder: Path, iris: Sequence[str], tell: Tell
) -> list[str]:
    """The paths of all files: other processes write dumps, network and things meanwhile."""
    store, given = build.store(), (catalogue, build.folder / "store", folder)
    known = dates(catalogue, store)
    with _hands(len(iris)) as hands:
        dumps, network = (
            hands.submit(_dumps, *given, known),
            hands.submit(_network, *given, build.digest),
        )
        contents = Contents.read(store, catalogue.settings.base.value)
        pages = Pages(catalogue.settings, contents.counts(), dates=known)
        parts = (tuple(iris[start : start + _PORTION]) for start in range(0, len(iris), _PORTION))
        portions = [Portion(*given, pages.counts, known, part) for part in parts]
        jobs = [hands.submit(write_portion, portion) for portion in portions]
        tell("the files, lists and questions")
        files = put(folder, _around(catalogue, store, pages, contents))
        entries = dumps.result()
        files += [entry.path for entry in entries] + network.result()
        files += put(folder, _front(Material.of(catalogue, store, known), pages, entries, iris))
        files += put(folder, _former(catalogue))
        files += put(folder, fallbacks(pages, gone(catalogue) - set(iris)))
        return files + [path for paths in _followed(jobs, len(iris), tell) for path in paths]


def _front(
    material: Material, pages: Pages, entries: Sequence[Entry], iris: Sequence[str]
) -> Iterator[Made]:
    """The pages of all datasets, and what leads search engines to all pages."""
    found = datasets(material, entries)
    yield from dataset_pages(pages, material, found, entries)
    yield from sitemaps(material.settings, iris, material.dates, found)
    yield "robots.txt", robots(material.settings)


def _former(catalogue: Catalogue) -> Iterator[Made]:
    """The releases that were frozen, and their feeds."""
    start = catalogue.root / RELEASES
    for path in sorted(start.rglob("[!.]*")) if start.is_dir() else ():
        if path.is_file() and not path.parent.name.startswith("."):
            yield path.relative_to(catalogue.root).as_posix(), path.read_bytes()


def things(store: Store, base: str) -> list[str]:
    """The IRIs of everything that gets a page."""
    hidden = tuple(base + name for name in _HIDDEN)
    found = writing.subjects(store)
    return [one for one in found if path_of(base, one) and not one.startswith(hidden)]


def _hands(count: int) -> Executor:
    """Who writes so many things."""
    processes = min(8, os.cpu_count() or 1)
    if count < _FEW or processes < 2:
        return _Alone()
    return ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_end_with_parent
    )


def _end_with_parent() -> None:
    """Do not wait for work for ever when the process that gives it was killed."""
    parent = parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def _followed(jobs: Sequence[Future[list[str]]], things: int, tell: Tell) -> Iterator[list[str]]:
    """What each job gives, while it is told how far they are, about ten times."""
    step = max(1, len(jobs) // 10)
    for number, job in enumerate(jobs, start=1):
        yield job.result()
        if number % step == 0 and number < len(jobs):
            tell(f"{number * _PORTION:,} of {things:,} things")


def _dumps(catalogue: Catalogue, store: Path, folder: Path, known: Dates) -> tuple[Entry, ...]:
    """The files of the release."""
    return release(Material.of(catalogue, Store.open(store), known), folder, _PARTS)


def _network(catalogue: Catalogue, store: Path, folder: Path, digest: str) -> list[str]:
    """The network page."""
    built = Built.of(catalogue.settings, digest)
    drawn = pictures.pictures(Store.open(store), catalogue, built)
    page = networks.render(drawn, pictures.frame(catalogue))
    return put(folder, [("network.html", page)])


def _around(
    catalogue: Catalogue,
    store: Store,
    pages: Pages,
    contents: Contents,
) -> Iterator[Made]:
    """Lists, questions, and what all pages share."""
    yield from assets()
    yield chooser(pages)
    for language in LANGUAGES:
        yield f"static/names-{language}.js", names(contents, language)
        yield from Lists(pages, contents, language).every()
        yield from Answers(pages, Questions(catalogue), store, language).every()
