"""What was mended, so that it can be taken back: the files as they were, and their new sums."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile, VerbundError
from verbund.mending.plan import Plan

_FOLDER, _NOTE = "mended", "files.json"


class Undone(VerbundError):
    """There is nothing to take back, or a file has changed since."""

    status = 2


@dataclass(frozen=True, slots=True)
class Journal:
    """The folder in which each application of repairs has a folder of its own, in order."""

    catalogue: Catalogue

    @property
    def folder(self) -> Path:
        """Where it lies: beside the builds."""
        return self.catalogue.builds / _FOLDER

    def apply(self, plan: Plan) -> None:
        """Write the tables of a plan, all or none, and remember what they said before.

        Raises:
            VerbundError: a file changed meanwhile, or cannot be written.
        """
        for name, before in plan.before.items():
            if self._read(name) != before:
                raise VerbundError(f"{name} changed meanwhile", hint="look again")
        numbers = [int(path.name) for path in self._entries()]
        entry = self.folder / f"{max(numbers, default=0) + 1:06}"
        self._remember(entry, plan)
        try:
            self._write(plan.after)
        except BaseException:
            shutil.rmtree(entry, ignore_errors=True)
            raise

    def undo(self) -> tuple[str, ...]:
        """Take the latest repairs back; returns the names of the files.

        Raises:
            Undone: there are none, or a file says something else since.
        """
        entries = self._entries()
        if not entries:
            raise Undone("there is no repair to take back")
        latest = entries[-1]
        try:
            sums = json.loads((latest / _NOTE).read_text(encoding="utf-8"))
            before = {name: (latest / str(n)).read_bytes() for n, name in enumerate(sums)}
        except (OSError, ValueError) as problem:
            raise UnreadableFile(latest, str(problem)) from problem
        for name, digest in sums.items():
            now = self._read(name)
            if now != before[name] and sha256(now).hexdigest() != digest:
                raise Undone(
                    f"{name} has changed since it was mended; nothing is taken back",
                    hint=f"what it said before is kept in {latest}",
                )
        self._write(before)
        shutil.rmtree(latest, ignore_errors=True)
        return tuple(before)

    def _entries(self) -> list[Path]:
        found = self.folder.glob("[0-9]*") if self.folder.is_dir() else ()
        return sorted(path for path in found if (path / _NOTE).is_file())

    def _read(self, name: str) -> bytes:
        try:
            return (self.catalogue.root / name).read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as problem:
            raise UnreadableFile(name, problem.strerror or str(problem)) from problem

    def _remember(self, entry: Path, plan: Plan) -> None:
        sums = {name: sha256(after).hexdigest() for name, after in plan.after.items()}
        try:
            shutil.rmtree(entry, ignore_errors=True)
            entry.mkdir(parents=True)
            for number, before in enumerate(plan.before.values()):
                (entry / str(number)).write_bytes(before)
            _put(entry / _NOTE, json.dumps(sums).encode())
        except OSError as problem:
            raise VerbundError(f"{entry} cannot be written: {problem.strerror}") from problem

    def _write(self, files: Mapping[str, bytes]) -> None:
        """Put files in place: all are written beside their places before the first one moves."""
        parts = {name: self._beside(name) for name in files}
        try:
            for name, text in files.items():
                shutil.copymode(self.catalogue.root / name, _put(parts[name], text))
            self._move(parts)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise VerbundError(f"the tables cannot be written: {reason}") from problem
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)

    def _move(self, parts: Mapping[str, Path]) -> None:
        """Move the parts to their places; if one cannot, those that could go back."""
        moved = dict[str, bytes]()
        try:
            for name, part in parts.items():
                before = self._read(name)
                part.replace(self.catalogue.root / name)
                moved[name] = before
        except OSError:
            for name, before in moved.items():
                _put(self._beside(name), before).replace(self.catalogue.root / name)
            raise

    def _beside(self, name: str) -> Path:
        path = self.catalogue.root / name
        return path.with_name(f".{path.name}.{os.getpid()}.part")


def _put(path: Path, text: bytes) -> Path:
    with path.open("wb") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    return path
