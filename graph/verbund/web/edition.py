"""One build as it is served: its store, its processes, and what is made from it once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from threading import Lock

from verbund import pages as networks
from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.export import Dates, Material, release
from verbund.export.manifest import NAME, Entry, recorded
from verbund.model import Iri
from verbund.pages import pictures
from verbund.queries.questions import Questions
from verbund.releasing import dates
from verbund.releasing.history import moments
from verbund.removals import Removals
from verbund.settings import Settings
from verbund.site.contents import Contents
from verbund.site.pages import Pages
from verbund.store import Store
from verbund.things import Describer
from verbund.vocab import RDF
from verbund.web.pool import Bounds, Pool
from verbund.web.portal import Portal

#: What is kept of answers that were made, in bytes.
_MOST = 48 << 20


class Kept:
    """Documents that were made, the latest of them, up to a size."""

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}
        self._size = 0
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """A document, if it is still kept."""
        return self._found.get(key)

    def put(self, key: str, content: bytes) -> bytes:
        """Keep a document instead of the oldest ones; returns it."""
        with self._lock:
            self._size += len(content) - len(self._found.pop(key, b""))
            self._found[key] = content
            while self._size > _MOST:
                oldest = next(iter(self._found))
                self._size -= len(self._found.pop(oldest))
        return content


class Release:
    """The files that portals harvest: written once, by another process, beside the build."""

    def __init__(self, catalogue: Catalogue, build: Build) -> None:
        self._folder = build.folder / "release"
        self._lock = Lock()
        self._entries: Mapping[str, Entry] = {}
        self._job = (catalogue, build.folder / "store", self._folder)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What there is."""
        with self._lock:
            if not self._entries:
                if not (self._folder / NAME).is_file():
                    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
                        other.submit(_write, *self._job).result()
                self._entries = recorded(self._folder)
        return tuple(self._entries.values())

    def read(self, path: str) -> tuple[Entry | None, bytes]:
        """A file of the release; None if there is none at a path."""
        own = Entry(NAME, "manifest", "application/json", 0, "", 0, "lines")
        found = next((entry for entry in (*self.entries, own) if entry.path == path), None)
        return found, (self._folder / path).read_bytes() if found else b""


def _write(catalogue: Catalogue, store: Path, folder: Path) -> None:
    """Write a release; runs in a process of its own."""
    opened = Store.open(store)
    release(Material.of(catalogue, opened, dates(catalogue, opened)), folder)


class Edition:
    """One build, opened: a pool for the queries of strangers, ``own`` for questions we know."""

    def __init__(self, catalogue: Catalogue, build: Build, bounds: Bounds) -> None:
        self.catalogue = Catalogue.at(catalogue.root, builds=catalogue.builds)
        self.build = build
        self.made = int((build.folder / "build.json").stat().st_mtime)
        self.store: Store = build.store()
        self.pool = Pool(build.folder / "store", bounds)
        self.own = Pool(build.folder / "store", replace(bounds, workers=1))
        self.kept = Kept()
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

    async def close(self) -> None:
        """End its processes when their queries are done."""
        await self.pool.close()
        await self.own.close()

    @cached_property
    def graphs(self) -> tuple[Iri, ...]:
        """The named graphs."""
        return self.store.graphs()

    @cached_property
    def gone(self) -> frozenset[str]:
        """The addresses of what was removed, by a person's wish or in a later release."""
        removed = {iri.value for iri in Removals.of(self.catalogue).things}
        return frozenset(
            removed | {iri for iri, one in moments(self.catalogue).items() if one.removed}
        )

    @cached_property
    def contents(self) -> Contents:
        """What there is, by kind."""
        return Contents.read(self.store, self.settings.base.value)

    @cached_property
    def pages(self) -> Pages:
        """What renders pages."""
        return Pages(self.settings, self.contents.counts(), is_live=True)

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
        return Portal(self.release.read("catalog.ttl")[1])

    @cached_property
    def questions(self) -> Questions:
        """The questions of the catalogue."""
        return Questions(self.catalogue)

    def classes(self, iri: Iri) -> list[Iri]:
        """The classes of a thing, sorted."""
        found = (one.object for one in self.store.about(iri) if one.predicate.value == RDF.type)
        return sorted(one for one in found if isinstance(one, Iri))

    def network(self) -> bytes:
        """The network page."""
        built = pictures.built(self.catalogue, self.build.digest)
        drawn = pictures.pictures(self.store, self.catalogue, built)
        return networks.render(drawn, pictures.frame(self.catalogue)).encode()
