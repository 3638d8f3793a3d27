"""What takes long and is written beside a build by another process, before somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from threading import Lock

from verbund import pages as networks
from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.export import Material, release
from verbund.export.manifest import NAME, Entry, recorded
from verbund.network.model import Built
from verbund.pages import pictures
from verbund.releasing import dates
from verbund.store import Store

#: The network page: not a part of a release, but written with it.
NETWORK = "network.html"


class Release:
    """The files that portals harvest, and the network page."""

    def __init__(self, catalogue: Catalogue, build: Build) -> None:
        self.folder = build.folder / "release"
        self._lock, self._starting = Lock(), Lock()
        self._is_over = False
        self._entries: Mapping[str, Entry] = {}
        words = (catalogue, build, self.folder)
        self._process = get_context("spawn").Process(target=_write, args=words, daemon=True)

    def write(self) -> Mapping[str, Entry]:
        """Write the files if they are not there yet; returns those of the release by path."""
        with self._lock:
            if not self._entries:
                if not (self.folder / NETWORK).is_file():
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
    """Write a release, and the network page last; runs in a process of its own."""
    store = Store.open(build.folder / "store")
    release(Material.of(catalogue, store, dates(catalogue, store)), folder)
    drawn = pictures.pictures(store, catalogue, Built.of(catalogue.settings, build.digest))
    page = folder / f"{NETWORK}.part"
    page.write_text(networks.render(drawn, pictures.frame(catalogue)), encoding="utf-8")
    page.replace(folder / NETWORK)
