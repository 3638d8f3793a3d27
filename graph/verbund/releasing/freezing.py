"""A release, frozen: its dump, what changed, how to cite it, and its pages of the feeds."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import InvalidSettings, VerbundError
from verbund.export import Material
from verbund.export.manifest import Entry, manifest
from verbund.export.rdf import gzip
from verbund.releasing import atom, citation, feed, pages, telling
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
from verbund.releasing.model import NOTHING, Comparison
from verbund.releasing.opening import opened
from verbund.settings import VERSION
from verbund.store import Store

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
    ".html": "text/html",
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
    if not VERSION.fullmatch(version):
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
    found = _since(catalogue, store, last) if last else NOTHING
    now = _moments(catalogue, store, Moment(version, catalogue.settings.released), former)
    new = {thing: one for thing, one in now.items() if one.version == version}
    members = feed.pages(material.settings, store, new)
    release = Release(version, catalogue.settings.released, material.size, len(members))
    dump = gzip(material)
    own = {
        dump.path: b"".join(dump.chunks),
        **_changes(catalogue, found, (last, version)),
        **citation.files(catalogue.settings, version),
        **members,
    }
    own[pages.NAME] = page = pages.release_page(
        material.settings, release, found, last, sorted(own)
    )
    entries = [_entry(name, content) for name, content in own.items()]
    entries = [
        replace(one, count=material.quads, unit=dump.unit) if one.path == dump.path else one
        for one in entries
    ]
    own["manifest.json"] = b"".join(manifest(material, entries).chunks)
    return _Frozen(own, _shared(catalogue, (*former, release), page, now))


def _shared(
    catalogue: Catalogue,
    found: tuple[Release, ...],
    page: bytes,
    now: Mapping[str, Moment],
) -> dict[str, bytes]:
    """The files that all releases share, with this one as the last; ``page`` is its page."""
    language, folder = catalogue.settings.languages[0], catalogue.root / FOLDER
    texts = {
        one.version: pages.changes_of(folder / one.version / pages.NAME, language)
        for one in found[:-1]
    }
    texts[found[-1].version] = pages.changes(page, language)
    return {
        pages.NAME: pages.overview(catalogue.settings, found),
        "feed.ttl": feed.root(catalogue.settings, found),
        "atom.xml": atom.feed(catalogue.settings, found, texts),
        THINGS: table(now).encode(),
        INDEX: index(found).encode(),
    }


def _since(catalogue: Catalogue, store: Store, last: str) -> Comparison:
    old = Snapshot.of(catalogue, opened(catalogue.root / FOLDER / last))
    return compare(old, Snapshot.of(catalogue, store))


def _moments(
    catalogue: Catalogue, store: Store, now: Moment, former: Iterable[Release]
) -> dict[str, Moment]:
    """When each thing was last changed: those of this release now, the others as before.

    What a release noted that was broken off, and is on no list, was told nobody: it changes now.
    """
    result, there = moments(catalogue), digests(store)
    told = {release.version for release in former}
    for thing in result.keys() | there.keys():
        digest, known = there.get(thing), result.get(thing)
        if not (known and known.version in told and is_same(known, digest)):
            result[thing] = replace(now, removed=digest is None, digest=digest or "")
    return result


def _changes(catalogue: Catalogue, found: Comparison, between: tuple[str, str]) -> dict[str, bytes]:
    """What changed, in words and for machines; the first release has nothing before it."""
    if not between[0]:
        return {}
    return {
        "changes.de.md": telling.markdown(found, between, "de").encode(),
        "changes.en.md": telling.markdown(found, between, "en").encode(),
        "changes.json": telling.document(found, between).encode(),
        "changes.ttl": changeset(found, catalogue.settings.base, between),
    }


def _entry(name: str, content: bytes) -> Entry:
    media = MEDIA[Path(name).suffix]
    lines = content.count(b"\n")
    return Entry(name, "release", media, len(content), sha256(content).hexdigest(), lines, "lines")


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
