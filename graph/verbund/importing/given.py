"""The files that were given: as they stand, from a folder, or unpacked from a zip."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from verbund.errors import UnreadableFile
from verbund.importing.ids import named

#: A member larger than this and packed tighter than this is a bomb and no table.
MOST_BYTES = 1 << 32
_SMALL = 1 << 24
_TIGHTEST = 200
_MOST_FILES = 1000
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read: where it lies, how people see it, and which given file it came in.

    ``origin`` and ``sha256`` are those of the file that was named: for a member of a zip, the zip.
    """

    path: Path
    place: str
    origin: Path
    sha256: str

    @property
    def name(self) -> str:
        """The name without folder and suffix, in small letters."""
        return PurePosixPath(self.place).stem.lower()

    @property
    def suffix(self) -> str:
        """The suffix, in small letters."""
        return PurePosixPath(self.place).suffix.lower()

    @property
    def source(self) -> str:
        """The id of the source that it is, the same for the same content."""
        return f"{named(self.origin.stem)}-{self.sha256[:8]}"


@contextmanager
def opened(paths: Sequence[Path]) -> Iterator[tuple[Given, ...]]:
    """The files behind the paths, in a stable order; what was unpacked is removed at the end.

    Raises:
        UnreadableFile: a path leads nowhere, or a zip is broken, too large or not to be trusted.
    """
    with ExitStack() as stack:
        found: list[Given] = []
        for path in _files(paths):
            if path.suffix.lower() == ".zip":
                folder = Path(stack.enter_context(TemporaryDirectory(prefix="verbund-")))
                found += _unpacked(path, folder)
            else:
                found.append(Given(path, str(path), path, checksum(path)))
        yield tuple(found)


def checksum(path: Path) -> str:
    """The SHA-256 of a file, read block by block."""
    found = sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                found.update(block)
    except OSError as problem:
        raise UnreadableFile(path, problem.strerror or str(problem)) from problem
    return found.hexdigest()


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and p.name[0] not in ".~")
            if not inside:
                raise UnreadableFile(path, "the folder is empty", hint="name files, or a zip")
            yield from inside
        elif path.is_file():
            yield path
        else:
            raise UnreadableFile(path, "there is no such file", hint="check the path")


def _unpacked(path: Path, folder: Path) -> Iterator[Given]:
    """The members of a zip, written under numbers: their own names never make a path."""
    digest = checksum(path)
    try:
        if not is_zipfile(path):
            raise BadZipFile("it does not end like one")
        with ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and _is_meant(one)]
            if not members:
                raise UnreadableFile(path, "there is no file in it", hint="fetch it again")
            if len(members) > _MOST_FILES:
                raise UnreadableFile(path, f"{len(members):,} files in a zip are too many")
            for number, member in enumerate(sorted(members, key=lambda one: one.filename)):
                _inspect(path, member)
                target = folder / f"{number:04}"
                _unpack(archive, member, target)
                yield Given(target, f"{path}/{member.filename}", path, digest)
    except (BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error) as problem:
        raise UnreadableFile(
            path,
            f"no readable zip: {problem}",
            hint="fetch it again, or unpack it and name the folder",
        ) from problem


def _is_meant(member: ZipInfo) -> bool:
    """Whether a member is more than what a system notes down beside its files."""
    parts = PurePosixPath(member.filename).parts
    return bool(parts) and "__MACOSX" not in parts and parts[-1][0] not in ".~"


def _inspect(path: Path, member: ZipInfo) -> None:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or parts[0][0] == "/" or ":" in parts[0]:
        raise UnreadableFile(
            path,
            f"its member {member.filename!r} leads out of the folder",
            hint="do not trust this zip",
        )
    packed = max(member.compress_size, 1)
    if member.file_size > MOST_BYTES or (
        member.file_size > _SMALL and member.file_size / packed > _TIGHTEST
    ):
        raise _bomb(path, member)


def _unpack(archive: ZipFile, member: ZipInfo, target: Path) -> None:
    """Write what a member holds, and not a byte more than it says of itself."""
    left = member.file_size
    with archive.open(member) as stream, target.open("wb") as out:
        while block := stream.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise BadZipFile(f"{member.filename} is larger than it says")
            out.write(block)


def _bomb(path: Path, member: ZipInfo) -> UnreadableFile:
    return UnreadableFile(
        path,
        f"its member {member.filename!r} would have {member.file_size:,} bytes",
        hint="this is no table; if it is, unpack it yourself and name the folder",
    )
