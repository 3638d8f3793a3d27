"""What takes long and is written beside a build by another process, before somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from shutil import rmtree
from threading import Lock

from verbund import pages as networks
from verbund.assembly import Build
from verbund.assembly.locks import lock
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.export import Material, release
from verbund.export.catalog import datasets
from verbund.export.manifest import NAME, Entry, recorded
from verbund.network.model import Built
from verbund.pages import pictures
from verbund.releasing import dates
from verbund.site.contents import Contents
from verbund.site.datasets import dataset_pages
from verbund.site.pages import Pages
from verbund.store import Store

#: The network page: not a part of a release, but written with it.
NETWORK = "network.html"
#: The pages that speak of datasets: no part of a release either. They are written last.
_PAGES = "pages"


@cache
def program(package: Path = Path(__file__).parents[1]) -> str:
    """A short name for the program as it is installed: another one writes other files."""
    files = sorted(one for one in package.rglob("*") if one.is_file() and one.suffix != ".pyc")
    looks = [(str(one), one.stat().st_size, one.stat().st_mtime_ns) for one in files]
    return sha256(repr(looks).encode()).hexdigest()[:12]


class Release:
    """The files that portals harvest, the network page, and the pages that speak of datasets."""

    def __init__(self, catalogue: Catalogue, build: Build) -> None:
        self.folder = build.folder / f"release-{program()}"
        self._lock, self._starting = Lock(), Lock()
        self._is_over = False
        self._entries: Mapping[str, Entry] = {}
        words = (catalogue, build, self.folder)
        self._process = get_context("spawn").Process(target=_write, args=words, daemon=True)

    def write(self) -> Mapping[str, Entry]:
        """Write the files if they are not there yet; returns those of the release by path."""
        with self._lock:
            if not self._entries:
                if not (self.folder / _PAGES).is_dir():
                    self._start()
                    self._process.join()
                if self._process.exitcode:
                    raise VerbundError("the files of the release could not be written")
                self._entries = recorded(self.folder)
        return self._entries

    def stop(self) -> None:
        """End the process that writes, if it is still at it; what it left is written anew."""
        with self._starting:
            self._is_over = True
            if self._process.is_alive():
                self._process.terminate()

    @property
    def is_written(self) -> bool:
        """Whether nobody has to wait for the files any more."""
        return bool(self._entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files of the release; they are written if they are not there yet."""
        return tuple(self.write().values())

    def entry(self, path: str) -> Entry | None:
        """A file that is here, or None."""
        return self.write().get(path) or self._own(path)

    def read(self, path: str) -> bytes:
        """The bytes of a file that is here."""
        self.write()
        return (self.folder / path).read_bytes()

    def page(self, path: str) -> str:
        """The page of a dataset, the first page, or that of all files, by its path in a site."""
        return self.read(f"{_PAGES}/{path}").decode()

    def _start(self) -> None:
        with self._starting:
            if self._is_over:
                raise VerbundError("the server is about to end")
            self._process.start()

    def _own(self, path: str) -> Entry | None:
        """The manifest, which does not name itself."""
        if path != NAME:
            return None
        content = self.read(NAME)
        digest = sha256(content).hexdigest()
        return Entry(NAME, "manifest", "application/json", len(content), digest, 0, "lines")


def _write(catalogue: Catalogue, build: Build, folder: Path) -> None:
    """Write a release, and what else is asked for, one server at a time; has its own process."""
    with folder.with_suffix(".lock").open("wb") as stream:
        lock(stream)
        if not (folder / _PAGES).is_dir():
            _write_all(catalogue, build, folder)


def _write_all(catalogue: Catalogue, build: Build, folder: Path) -> None:
    store = Store.open(build.folder / "store")
    material = Material.of(catalogue, store, dates(catalogue, store))
    entries = release(material, folder)
    drawn = pictures.pictures(store, catalogue, Built.of(catalogue.settings, build.digest))
    page = folder / f"{NETWORK}.part"
    page.write_text(networks.render(drawn, pictures.frame(catalogue)), encoding="utf-8")
    page.replace(folder / NETWORK)
    _write_pages(material, entries, folder / _PAGES)


def _write_pages(material: Material, entries: Sequence[Entry], folder: Path) -> None:
    contents, found = Contents.read(material.store, material.base), datasets(material, entries)
    pages = Pages(material.settings, contents.counts(), is_live=True, dates=material.dates)
    unfinished = folder.with_suffix(".part")
    rmtree(unfinished, ignore_errors=True)
    for path, text in dataset_pages(pages, material, found, entries):
        file = unfinished / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    unfinished.rename(folder)
