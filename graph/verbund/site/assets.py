"""The files that all pages share: style, script, sign, and the names that are searched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files

from verbund.site.contents import Contents

_DARK = re.compile(r':root\[data-theme="dark"\] (\{.*?\n\})', re.DOTALL)


def assets() -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file that is the same for every catalogue."""
    yield "static/site.css", style().encode()
    for name in ("site.js", "query.js", "icon.svg"):
        yield f"static/{name}", _file("verbund.site", name).encode()


def style() -> str:
    """The colours and parts of the network page, dark where the reader's system is, and our own."""
    base = _file("verbund.pages", "base.css")
    dark = _DARK.search(base)
    block = (
        f"@media screen and (prefers-color-scheme: dark) {{ :root {dark[1]} }}\n" if dark else ""
    )
    return _DARK.sub("", base) + block + _file("verbund.site", "site.css")


def names(contents: Contents, language: str) -> bytes:
    """All names with their paths as a script, which a page may load from a disk, too."""
    entries = (entry for some in contents.entries.values() for entry in some)
    pairs = [[entry.path, entry.title(language)] for entry in entries]
    text = json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.verbundNames={text};\n".encode()


def _file(package: str, name: str) -> str:
    return files(package).joinpath("static", name).read_text(encoding="utf-8")
