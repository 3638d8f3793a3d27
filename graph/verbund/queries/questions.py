"""The questions of a catalogue: ``queries/NAME.rq``, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnknownQuestion
from verbund.queries.kept import keep, recalled
from verbund.queries.question import Question

_SUFFIX = ".rq"


class Questions:
    """The questions of a catalogue by name; a file is read when its question is wanted.

    What was read once is kept beside the builds, and taken from there as long as the file has the
    same text.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        folder = catalogue.root / "queries"
        paths = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stem)
        self._paths = {path.stem: path for path in paths}
        self._kept = catalogue.builds / "questions"

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[Question]:
        return map(self._question, self._paths.values())

    @property
    def names(self) -> tuple[str, ...]:
        """What the questions are called, in order."""
        return tuple(self._paths)

    def named(self, name: str) -> Question:
        """One question.

        Raises:
            UnknownQuestion: there is none of this name.
        """
        if name not in self._paths:
            raise UnknownQuestion(name, self._paths)
        return self._question(self._paths[name])

    def _question(self, path: Path) -> Question:
        kept = self._kept / f"{path.stem}.json"
        question = recalled(path, kept)
        if question is None:
            question = _read(path)
            keep(question, kept)
        return question


def _read(path: Path) -> Question:
    """The question of a file, by what knows YAML and the tokens of SPARQL; few starts need it."""
    read: Question = import_module("verbund.queries.files").read_question(path)
    return read
