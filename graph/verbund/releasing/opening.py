"""A release as a store: from its folder, or from a dump."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from verbund.errors import UnreadableFile
from verbund.formats import RdfFormat
from verbund.store import Store

#: The dumps that are looked for in a folder, the first that is there counts.
DUMPS = ("catalogue.nq", "catalogue.nq.gz", "catalogue.ttl", "catalogue.jsonld")
_HINT = "name a folder of releases/, a folder written by `verbund export`, or one of its dumps"


def opened(place: Path) -> Store:
    """What a release says.

    Raises:
        UnreadableFile: there is no dump, or it cannot be read.
    """
    path = _dump(place) if place.is_dir() else place
    store = Store.in_memory()
    if path.suffix == ".gz":
        store.load(_unpacked(path), RdfFormat.of(Path(path.stem)))
    else:
        store.load_file(path)
    return store


def _dump(folder: Path) -> Path:
    for name in DUMPS:
        if (folder / name).is_file():
            return folder / name
    raise UnreadableFile(folder, "there is no dump of a catalogue in it", hint=_HINT)


def _unpacked(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as problem:
        raise UnreadableFile(path, str(problem), hint=_HINT) from problem
