"""What a release holds: each file with its size and its checksum."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from verbund.export.material import Material, Output

NAME = "manifest.json"

#: what the manifest says of one file
Entry = dict[str, Any]


def entry(part: str, output: Output) -> Entry:
    """What the manifest says of a file that ``part`` of the release has made."""
    return {
        "path": output.path,
        "part": part,
        "mediaType": output.media_type,
        "bytes": len(output.data),
        "sha256": sha256(output.data).hexdigest(),
        output.unit: output.count,
    }


def manifest(material: Material, entries: Iterable[Entry]) -> Output:
    """manifest.json: the catalogue's title, date and licence, and the files by name."""
    settings = material.settings
    files = sorted(entries, key=lambda one: str(one["path"]))
    content = {
        "title": dict(settings.title),
        "publisher": settings.publisher,
        "licence": settings.licence.value,
        "released": settings.released.isoformat(),
        "base": material.base,
        "statements": material.size,
        "files": files,
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Output(NAME, "application/json", text.encode(), len(files), "files")


def recorded(folder: Path) -> Mapping[str, Entry]:
    """The files of a folder by name, as the last release recorded them."""
    try:
        files = json.loads((folder / NAME).read_text(encoding="utf-8"))["files"]
        return {str(one["path"]): one for one in files}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
