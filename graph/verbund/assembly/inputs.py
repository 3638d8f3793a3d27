"""The files that a build is made of, and whether any was touched since the last look."""

from __future__ import annotations

from os import scandir
from pathlib import Path

from verbund.assembly.shelf import Build, Shelf
from verbund.catalogue import Catalogue
from verbund.formats import DOCUMENTS, TABLES

LINKS = Path("links", "candidates.csv")
#: A file system tells times so finely at worst; what changed within leaves no trace.
_TICK = 2_000_000_000
_PACKAGE = Path(__file__).parents[1]
#: The folders of the program that shape a build, and what all of it shares.
_PROGRAM = [_PACKAGE / name for name in ("", "assembly", "reading", "search", "store")]


def program_files() -> list[Path]:
    """The modules of the program itself that a build rests on: another one, another build."""
    found = (entry.path for folder in _PROGRAM for entry in scandir(folder))
    return [Path(path) for path in sorted(found) if path.endswith(".py")]


def ontology_files(catalogue: Catalogue) -> tuple[Path, ...]:
    """The files of ontology/ that a build rests on."""
    return tuple(catalogue.files("ontology", ".ttl", ".rq", ".jsonld"))


def data_files(catalogue: Catalogue) -> tuple[Path, ...]:
    """The files that hold data, folders by such a name included: they are a mistake to tell."""
    data = catalogue.root / "data"
    links = data / LINKS
    found = sorted([*data.iterdir(), *([links] if links.exists() else [])])
    suffixes = (*TABLES, *DOCUMENTS)
    return tuple(p for p in found if p.suffix.lower() in suffixes and p.name[0] not in ".~")


def idle_files(catalogue: Catalogue) -> list[str]:
    """The names of the files beside the tables that no build reads, such as those of Excel 97."""
    known = {catalogue.settings_file, catalogue.removed_file, *data_files(catalogue)}
    beside = [path for path in catalogue.files("data") if path.parent == catalogue.root / "data"]
    return [
        catalogue.name(path)
        for path in beside
        if path not in known and path.suffix.lower() != ".md" and path.name[-1] != "~"
    ]


def look(catalogue: Catalogue) -> tuple[str, int]:
    """The files by their names, sizes and times, a line each, and when the newest changed."""
    removed = [one for one in (catalogue.removed_file,) if one.is_file()]
    files = (catalogue.settings_file, *ontology_files(catalogue), *data_files(catalogue), *removed)
    seen, newest = list[str](), 0
    for path in (*program_files(), *files):
        size, mode, changed, moved = _status(path)
        newest = max(newest, changed)
        seen.append(ascii((str(path), size, mode, changed, moved)))
    return "\n".join(seen), newest


def _status(path: Path) -> tuple[int, int, int, int]:
    """Size, mode, and the times of content and of entry; zeros for what is not there."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0, 0
    return found.st_size, found.st_mode, found.st_mtime_ns, found.st_ctime_ns


def untouched(catalogue: Catalogue) -> Build | None:
    """The current build, if no file was touched since it was found to be up to date.

    No file is read for it. A file that changed just before that look may have changed just after
    it, too, with the same time: then there is no answer.
    """
    shelf = Shelf(catalogue.builds)
    build = shelf.current()
    if build is None:
        return None
    try:
        looked, when = shelf.seen(build)
    except OSError:
        return None
    found, newest = look(catalogue)
    return build if looked == found and newest < when - _TICK else None
