"""The questions that a report rests on: each asked once, with the command that asks it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from shlex import quote

from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery
from verbund.model import Table
from verbund.queries.asking import Asker
from verbund.queries.engine import Engine
from verbund.queries.query import Query
from verbund.queries.questions import Questions
from verbund.queries.sheet import Reader, Sheet
from verbund.queries.values import Values


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer: the question's name and sentence, how to ask it, its rows, and what it filled."""

    name: str
    sentence: str
    command: str
    table: Table
    query: Query


class Desk:
    """Asks named questions in one language and remembers the answers in their order."""

    def __init__(self, engine: Engine, catalogue: Catalogue, language: str) -> None:
        base = catalogue.settings.base
        self._engine, self._base = engine, base.value
        self._language = language
        self._questions = Questions(catalogue)
        self._asker = Asker(self._questions, Values(engine, base), language)
        self._reader = Reader(base, language)
        self.asked: dict[str, Asked] = {}

    def ask(self, name: str, given: Mapping[str, str] | None = None) -> Table:
        """The rows that answer a question; asked again, it is answered from memory.

        Raises:
            UnknownQuestion: the catalogue has no such question.
        """
        if name not in self.asked:
            values = {key: [value] for key, value in (given or {}).items()}
            query = self._asker.query(self._questions.named(name), values)
            answer = query.asked(self._engine)
            if not isinstance(answer, Table):
                raise InvalidQuery(f"the question {name} gives no rows, but a report needs them")
            short = {key: value.removeprefix(self._base) for key, value in (given or {}).items()}
            command = _command(name, short, self._language)
            self.asked[name] = Asked(name, query.sentence, command, answer, query)
        return self.asked[name].table

    def sheet(self, asked: Asked, table: Table) -> Sheet:
        """Rows of an answer for people."""
        names = self._reader.names(self._engine, table)
        return self._reader.sheet(table, asked.query.header, names)


def _command(name: str, given: Mapping[str, str], language: str) -> str:
    words = ["verbund", "query", name]
    for key, value in given.items():
        words += ["--param", quote(f"{key}={value}")]
    return " ".join([*words, *(["--lang", language] if language != "de" else [])])
