"""What files say, whichever form they have."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow import ipc, parquet
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from verbund.errors import UnreadableFile

#: Pictures and letters: whether words are in a picture, only eyes can tell.
_SEEN_ONLY: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff2"})
_DAMAGED: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, PyPdfError, pa.ArrowException)


def text_of(path: Path) -> str | None:
    """What a file says, unpacked: all sheets, pages and columns; None for a picture.

    Raises:
        UnreadableFile: it is damaged.
    """
    suffix = path.suffix.lower()
    if suffix in _SEEN_ONLY:
        return None
    try:
        return _READERS.get(suffix, _plain)(path)
    except _DAMAGED as problem:
        raise UnreadableFile(path, str(problem)) from problem


def _plain(path: Path) -> str:
    """A text; of a workbook all its parts."""
    if not zipfile.is_zipfile(path):
        return _decoded(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        return _decoded(b"\n".join(map(packed.read, packed.namelist())))


def _unpacked(path: Path) -> str:
    return _decoded(gzip.decompress(path.read_bytes()))


def _printed(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _columns(path: Path) -> str:
    return "\n".join(_values(parquet.read_table(path)))


def _stream(path: Path) -> str:
    with ipc.open_file(path) as reader:
        return "\n".join(_values(reader.read_all()))


def _values(table: pa.Table) -> Iterator[str]:
    for column in table.columns:
        yield from (str(value) for value in column.to_pylist())


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "replace")


_READERS: Final[Mapping[str, Callable[[Path], str]]] = {
    ".gz": _unpacked,
    ".pdf": _printed,
    ".parquet": _columns,
    ".arrow": _stream,
}
