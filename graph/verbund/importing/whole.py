"""Files that have to be read as a whole, and thus must not be large."""

from __future__ import annotations

from verbund.errors import UnreadableFile
from verbund.importing.delimited import encoding
from verbund.importing.given import Given

MOST_BYTES = 1 << 26


def whole_bytes(given: Given) -> bytes:
    """What is in a file.

    Raises:
        UnreadableFile: there is nothing in it, or too much.
    """
    size = given.path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableFile(given.place, f"{size:,} bytes are too many for such a file")
    data = given.path.read_bytes()
    if not data.strip():
        raise UnreadableFile(given.place, "the file is empty")
    return data


def whole_text(given: Given) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252."""
    return whole_bytes(given).decode(encoding(given.path), "replace").replace("\0", "")
