"""Digests: what has to change before something is read anew."""

from __future__ import annotations

from hashlib import sha256
from os import fsencode
from pathlib import Path

from verbund.errors import UnreadableFile
from verbund.reading import LONGEST_LINE, MOST_BYTES, not_a_file

_BLOCK = 1 << 20
_LONGEST_BYTES = 4 * LONGEST_LINE


def digest(*parts: bytes) -> str:
    """A short name for some bytes."""
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8) + part)
    return found.hexdigest()[:24]


def file_sum(path: Path) -> bytes:
    """The name of a file with the digest of its content.

    Raises:
        UnreadableFile: it cannot be opened.
    """
    try:
        return fsencode(path.name) + _content(path, is_text=False)
    except OSError as problem:
        raise UnreadableFile(path, problem.strerror or str(problem)) from problem


def data_sum(path: Path) -> bytes:
    """The digest of a file of data/; something like it for what will turn out not to be one."""
    try:
        if not path.is_file():
            return not_a_file(path, path.name).reason.encode()
        is_text = path.suffix.lower() == ".csv"
        if not is_text and path.stat().st_size > MOST_BYTES:
            return b"too large"
        return _content(path, is_text=is_text)
    except OSError as problem:
        return str(problem.strerror).encode()


def _content(path: Path, *, is_text: bool) -> bytes:
    """The digest of the bytes; of a text up to a line that is too long for every reader."""
    found, line = sha256(), 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
            line = 0 if b"\n" in block or b"\r" in block else line + len(block)
            if is_text and line > _LONGEST_BYTES:
                break
    return found.digest()
