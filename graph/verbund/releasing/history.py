"""The releases that a catalogue has had, and when each thing was last changed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnknownRelease, UnreadableFile

FOLDER = "releases"
INDEX = "releases.json"
THINGS = "things.csv"
_COLUMNS = ("thing", "version", "modified", "removed", "digest")


@dataclass(frozen=True, slots=True)
class Release:
    """A version, its day, how many statements it has, and how many pages of the feed."""

    version: str
    released: date
    statements: int
    pages: int


@dataclass(frozen=True, slots=True)
class Moment:
    """The release in which a thing was last changed, or in which it was removed.

    ``digest`` is a hash of what was said of it then.
    """

    version: str
    modified: date
    removed: bool = False
    digest: str = ""


def releases(catalogue: Catalogue) -> tuple[Release, ...]:
    """The releases of a catalogue, the oldest first.

    Raises:
        UnreadableFile: the list is damaged.
    """
    path = catalogue.root / FOLDER / INDEX
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Release(
                str(one["version"]),
                date.fromisoformat(one["released"]),
                int(one["statements"]),
                int(one["pages"]),
            )
            for one in found
        )
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise _damaged(path, problem) from problem


def place_of(catalogue: Catalogue, name: str) -> Path:
    """The folder of a version; anything else is a path.

    Raises:
        UnknownRelease: it is neither.
    """
    known = {release.version for release in releases(catalogue)}
    if name not in known and not Path(name).exists():
        raise UnknownRelease(name, known)
    return catalogue.root / FOLDER / name if name in known else Path(name)


def moments(catalogue: Catalogue) -> dict[str, Moment]:
    """When each thing that was ever released was last changed, by IRI.

    Raises:
        UnreadableFile: the table is damaged.
    """
    path = catalogue.root / FOLDER / THINGS
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {
                row["thing"]: Moment(
                    row["version"],
                    date.fromisoformat(row["modified"]),
                    row["removed"] == "yes",
                    row["digest"],
                )
                for row in csv.DictReader(file, strict=True)
            }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as problem:
        raise _damaged(path, problem) from problem


def index(found: Iterable[Release]) -> str:
    """The list of releases as it is kept."""
    listed = [
        {
            "version": one.version,
            "released": one.released.isoformat(),
            "statements": one.statements,
            "pages": one.pages,
        }
        for one in found
    ]
    return json.dumps(listed, indent=2) + "\n"


def table(found: Mapping[str, Moment]) -> str:
    """The table of last changes as it is kept."""
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for thing, one in sorted(found.items()):
        removed = "yes" if one.removed else ""
        rows.writerow((thing, one.version, one.modified, removed, one.digest))
    return stream.getvalue()


def _damaged(path: Path, problem: Exception) -> UnreadableFile:
    return UnreadableFile(
        path, f"damaged: {problem}", hint=f"take {path.name} back from version control"
    )
