"""One build as it is served: its store, its processes, and what is made from it once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cached_property, partial

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.export import Dates, Material
from verbund.export.dialects import cerif
from verbund.model import Iri
from verbund.queries.questions import Questions
from verbund.releasing import dates, gone
from verbund.releasing.dating import digests, is_same
from verbund.releasing.history import moments
from verbund.settings import Settings
from verbund.site.answers import Answers
from verbund.site.assets import assets
from verbund.site.contents import Contents
from verbund.site.pages import Pages
from verbund.site.texts import LANGUAGES
from verbund.store import Store
from verbund.things import Describer
from verbund.vocab import RDF
from verbund.web.ahead import Release
from verbund.web.asking import Asking
from verbund.web.kept import Kept
from verbund.web.pool import Bounds, Pool
from verbund.web.portal import Portal
from verbund.web.records import Here, Records
from verbund.web.words import examples, terms


class Edition:
    """One build, opened: a pool for the queries of strangers, ``own`` for questions we know."""

    def __init__(self, catalogue: Catalogue, build: Build, bounds: Bounds) -> None:
        self.catalogue = Catalogue.at(catalogue.root, builds=catalogue.builds)
        self.build = build
        self._held = build.held()
        self.made = int((build.folder / "build.json").stat().st_mtime)
        self.store: Store = build.store()
        self.pool = Pool(build.folder / "store", bounds)
        self.own = Pool(build.folder / "store", replace(bounds, workers=1, long=1))
        self.asking = Asking(self.own)
        self.kept = Kept()
        self.lists: dict[tuple[str, str], frozenset[str]] = {}
        self.users = 0
        self.writing: asyncio.Task[None] | None = None

    @property
    def settings(self) -> Settings:
        """What the catalogue says of itself."""
        return self.catalogue.settings

    async def released(self) -> Release:
        """The files that portals harvest, when they are written."""
        if self.writing:
            await asyncio.shield(self.writing)
        return self.release

    async def ready(self) -> None:
        """Wait until nobody who asks has to wait for what is made once."""
        await self.pool.ready()
        await self.own.ready()
        await self.released()

    def prepare(self) -> None:
        """Make what many answers need, and the files of the release."""
        for one in ("pages", "describer", "gone", "records", "questions"):
            getattr(self, one)
        self.release.write()

    async def close(self) -> None:
        """End its processes when their queries are done, and what is made ahead at once."""
        self.release.stop()
        self.asking.close()
        await self.pool.close()
        await self.own.close()
        self._held.close()

    @cached_property
    def graphs(self) -> tuple[Iri, ...]:
        """The named graphs."""
        return self.store.graphs()

    @cached_property
    def gone(self) -> frozenset[str]:
        """The addresses of what was removed, by a person's wish or in a later release."""
        return gone(self.catalogue)

    @cached_property
    def unchanged(self) -> Mapping[str, date]:
        """The things that are as a release has them, each with the day of its last change."""
        known = moments(self.catalogue)
        hashes = digests(self.store) if known else {}
        there = {iri: one for iri, one in known.items() if iri in hashes}
        return {iri: one.modified for iri, one in there.items() if is_same(one, hashes[iri])}

    def changed(self, iris: Iterable[str]) -> int:
        """When one of some things last changed, in seconds: at the end of a day, or in this build.

        A release is of a day and has no hour.
        """
        days = [self.unchanged.get(iri) for iri in iris]
        if not days or None in days:
            return self.made
        last = datetime.combine(max(filter(None, days)), time.max, UTC)
        return min(self.made, int(last.timestamp()))

    @property
    def day(self) -> date:
        """The day of the build."""
        return datetime.fromtimestamp(self.made, UTC).date()

    @cached_property
    def records(self) -> Records:
        """What is offered to those who harvest."""
        paths = (one.path for entries in self.contents.entries.values() for one in entries)
        here = Here(frozenset(paths), self.unchanged, self.day)
        return Records.of(self.catalogue, here, cerif.sets(self.material))

    @cached_property
    def contents(self) -> Contents:
        """What there is, by kind."""
        return Contents.read(self.store, self.settings.base.value)

    @cached_property
    def pages(self) -> Pages:
        """What renders pages."""
        return Pages(self.settings, self.contents.counts(), is_live=True, dates=self.dates)

    @cached_property
    def shared(self) -> Mapping[str, Callable[[], bytes]]:
        """What all pages share, by path: style, script, what is suggested for queries."""
        found = {path: partial(bytes, content) for path, content in assets()}
        for one in LANGUAGES:
            answers = Answers(self.pages, self.questions, self.store, one)
            found[f"static/terms-{one}.json"] = partial(
                terms, self.store, self.describer.headings, one
            )
            found[f"static/examples-{one}.json"] = partial(examples, answers)
        return found

    @cached_property
    def describer(self) -> Describer:
        """What tells everything about a thing."""
        return Describer.of(self.catalogue, self.store)

    @cached_property
    def dates(self) -> Dates:
        """When each thing last changed, as far as releases know."""
        return dates(self.catalogue, self.store)

    @cached_property
    def material(self) -> Material:
        """What exports are made from."""
        return Material.of(self.catalogue, self.store, self.dates)

    @cached_property
    def release(self) -> Release:
        """The files that portals harvest."""
        return Release(self.catalogue, self.build)

    @cached_property
    def portal(self) -> Portal:
        """The catalogue for portals."""
        return Portal(self.release.read("catalog.ttl"))

    @cached_property
    def questions(self) -> Questions:
        """The questions of the catalogue."""
        return Questions(self.catalogue)

    def classes(self, iri: Iri) -> list[Iri]:
        """The classes of a thing, sorted."""
        found = (one.object for one in self.store.about(iri) if one.predicate.value == RDF.type)
        return sorted(one for one in found if isinstance(one, Iri))
