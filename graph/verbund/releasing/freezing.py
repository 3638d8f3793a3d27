"""A release, frozen: its dump, what changed, how to cite it, and its pages of the feeds."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import InvalidSettings, VerbundError
from verbund.export import Material
from verbund.export.manifest import Entry, manifest
from verbund.releasing import atom, citation, feed, telling
from verbund.releasing.changeset import changeset
from verbund.releasing.comparing import Snapshot, compare
from verbund.releasing.dating import digests, is_same
from verbund.releasing.history import (
    FOLDER,
    INDEX,
    THINGS,
    Moment,
    Release,
    index,
    moments,
    releases,
    table,
)
from verbund.releasing.model import Comparison
from verbund.releasing.opening import opened
from verbund.store import Store, writing

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]*")
#: What the files of a release are, by their endings.
MEDIA = {
    ".gz": "application/gzip",
    ".md": "text/markdown",
    ".json": "application/json",
    ".ttl": "text/turtle",
    ".cff": "application/yaml",
    ".bib": "application/x-bibtex",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".xml": "application/atom+xml",
}


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What is written: the files of the release, and those that all releases share."""

    own: Mapping[str, bytes]
    shared: Mapping[str, bytes]


def freeze(catalogue: Catalogue, store: Store, version: str) -> Path:
    """Write a release of what the store says; returns its folder.

    Raises:
        InvalidSettings: data/catalogue.toml speaks of another version or an earlier day.
        VerbundError: there is such a release, or the folder cannot be written.
    """
    former = releases(catalogue)
    _check(catalogue, version, former)
    folder = catalogue.root / FOLDER
    try:
        _write(folder, version, _made(catalogue, store, version, former))
    except OSError as problem:
        raise VerbundError(f"{folder} cannot be written to: {problem}") from problem
    return folder / version


def _check(catalogue: Catalogue, version: str, former: tuple[Release, ...]) -> None:
    path, settings = catalogue.root / "data" / "catalogue.toml", catalogue.settings
    if not _VERSION.fullmatch(version):
        raise VerbundError(
            f"{version!r} is no version", hint="write letters, digits and dots, such as 1.0.0"
        )
    if version in {release.version for release in former}:
        raise VerbundError(
            f"version {version} has been released, and a release never changes",
            hint=f"give the next version a name of its own, in {path} too",
        )
    if settings.publishing.version != version:
        raise InvalidSettings(
            f"{path}: version is {settings.publishing.version!r}, not {version!r}",
            hint=f'write version = "{version}" and the day of the release there',
        )
    if former and settings.released < former[-1].released:
        raise InvalidSettings(
            f"{path}: released is {settings.released}, before version {former[-1].version}",
            hint="write the day of this release there",
        )


def _made(catalogue: Catalogue, store: Store, version: str, former: tuple[Release, ...]) -> _Frozen:
    material = Material.of(catalogue, store)
    last = former[-1].version if former else ""
    old = opened(catalogue.root / FOLDER / last) if last else Store.in_memory()
    found = compare(Snapshot.of(catalogue, old), Snapshot.of(catalogue, store))
    now = _moments(moments(catalogue), store, Moment(version, catalogue.settings.released))
    new = {thing: one for thing, one in now.items() if one.version == version}
    pages = feed.pages(material.settings, store, new)
    release = Release(version, catalogue.settings.released, material.size, len(pages))
    own = {
        "catalogue.nq.gz": _dump(material),
        **_changes(catalogue, found, (last or "–", version), first=not last),
        **citation.files(catalogue.settings, version),
        **pages,
    }
    entries = [_entry(name, content) for name, content in own.items()]
    own["manifest.json"] = b"".join(manifest(material, entries).chunks)
    return _Frozen(own, _shared(catalogue, (*former, release), own, now))


def _shared(
    catalogue: Catalogue,
    found: tuple[Release, ...],
    own: Mapping[str, bytes],
    now: Mapping[str, Moment],
) -> dict[str, bytes]:
    """The files that all releases share, with this one as the last."""
    this = found[-1].version
    texts = {one.version: _summary(catalogue, one.version, own, this) for one in found}
    return {
        "feed.ttl": feed.root(catalogue.settings, found),
        "atom.xml": atom.feed(catalogue.settings, found, texts),
        THINGS: table(now).encode(),
        INDEX: index(found).encode(),
    }


def _moments(known: Mapping[str, Moment], store: Store, now: Moment) -> dict[str, Moment]:
    """When each thing was last changed: those of this release now, the others as before."""
    result, there = dict(known), digests(store)
    for thing in known.keys() | there.keys():
        digest = there.get(thing)
        if not (thing in known and is_same(known[thing], digest)):
            result[thing] = replace(now, removed=digest is None, digest=digest or "")
    return result


def _dump(material: Material) -> bytes:
    """The canonical N-Quads, packed; the header names neither file nor time."""
    lines = b"".join(writing.quad_lines(material.store, tuple(material.graphs())))
    return gzip.compress(lines, mtime=0)


def _changes(
    catalogue: Catalogue, found: Comparison, between: tuple[str, str], *, first: bool
) -> dict[str, bytes]:
    """What changed, in words and for machines; the first release has nothing before it."""
    if first:
        return {}
    return {
        "changes.de.md": telling.markdown(found, between, "de").encode(),
        "changes.en.md": telling.markdown(found, between, "en").encode(),
        "changes.json": telling.document(found, between).encode(),
        "changes.ttl": changeset(found, catalogue.settings.base, between),
    }


def _summary(catalogue: Catalogue, version: str, own: Mapping[str, bytes], this: str) -> str:
    """What the feed for people says of a release: its changes, in German."""
    name = "changes.de.md"
    if version == this:
        return own.get(name, b"").decode()
    path = catalogue.root / FOLDER / version / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _entry(name: str, content: bytes) -> Entry:
    media = MEDIA[Path(name).suffix]
    lines = content.count(b"\n")
    return Entry(name, "release", media, len(content), sha256(content).hexdigest(), lines, "rows")


def _write(folder: Path, version: str, frozen: _Frozen) -> None:
    """The release's own folder first; the list of releases last, so that it never promises."""
    part = folder / f".{version}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name, content in frozen.own.items():
        (part / name).write_bytes(content)
    shutil.rmtree(folder / version, ignore_errors=True)
    part.rename(folder / version)
    for name, content in frozen.shared.items():
        beside = folder / f".{name}.part"
        beside.write_bytes(content)
        beside.replace(folder / name)
