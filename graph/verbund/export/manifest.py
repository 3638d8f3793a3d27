"""What a release holds: each file with its size and its checksum."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from verbund.export.material import Material, Output

NAME = "manifest.json"

#: what files hold
UNITS = ("statements", "rows", "tables", "addresses", "entities", "lines")


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """One file of a release as it was written, and the part of the release it belongs to."""

    path: str
    part: str
    media_type: str
    size: int
    sha256: str
    count: int
    unit: str

    @classmethod
    def of(cls, noted: Mapping[str, Any]) -> Self:
        """An entry from what a manifest has noted down.

        Raises:
            KeyError, ValueError, StopIteration: that is no entry.
        """
        unit = next(unit for unit in UNITS if unit in noted)
        return cls(
            path=str(noted["path"]),
            part=str(noted["part"]),
            media_type=str(noted["mediaType"]),
            size=int(noted["bytes"]),
            sha256=str(noted["sha256"]),
            count=int(noted[unit]),
            unit=unit,
        )

    def noted(self) -> dict[str, Any]:
        """What the manifest notes down."""
        return {
            "path": self.path,
            "part": self.part,
            "mediaType": self.media_type,
            "bytes": self.size,
            "sha256": self.sha256,
            self.unit: self.count,
        }


def manifest(material: Material, entries: Iterable[Entry]) -> Output:
    """manifest.json: the catalogue's title, licence, version and date, and the files by name."""
    settings = material.settings
    files = [entry.noted() for entry in sorted(entries)]
    content = {
        "title": dict(settings.title),
        "publisher": settings.publisher,
        "licence": settings.licence.value,
        "version": settings.publishing.version,
        "released": settings.released.isoformat(),
        "base": material.base,
        "statements": material.size,
        "files": files,
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Output(NAME, "application/json", (text.encode(),), len(files), "files")


def recorded(folder: Path) -> dict[str, Entry]:
    """The files of a folder by name, as the last release recorded them; none if it did not."""
    try:
        files = json.loads((folder / NAME).read_text(encoding="utf-8"))["files"]
        entries = [Entry.of(noted) for noted in files]
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return {}
    return {entry.path: entry for entry in entries}
