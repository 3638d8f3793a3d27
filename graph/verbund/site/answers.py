"""The questions of a catalogue as pages with their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode

from verbund.errors import VerbundError
from verbund.model import Table
from verbund.queries.asking import Asker
from verbund.queries.engine import Engine
from verbund.queries.files import body
from verbund.queries.query import Query
from verbund.queries.question import Question
from verbund.queries.questions import Questions
from verbund.queries.sheet import Cell, Reader
from verbund.queries.tags import grouped
from verbund.queries.values import Values
from verbund.site.examples import Examples, Given, needed
from verbund.site.pages import Pages, Place
from verbund.site.texts import texts

#: Rows of an answer on a page, and choices for a gap.
_MOST, _MOST_CHOICES = 500, 300
_SUFFIX = ".html"
_GAP = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a question as a field of a form."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """Asks the questions of a catalogue in one language, and shows what comes back."""

    pages: Pages
    questions: Questions
    engine: Engine
    language: str

    @cached_property
    def asker(self) -> Asker:
        """What fills the gaps of questions."""
        return Asker(self.questions, Values(self.engine, self.pages.settings.base), self.language)

    def overview(self) -> tuple[str, str]:
        """The page that lists all questions."""
        path = f"{self.language}/questions/index.html"
        groups = {
            tag: [(one, _waiting(one, self.language)) for one in some]
            for tag, some in grouped(self.questions, self.language).items()
        }
        title = texts(self.language)["questions"]
        return path, self.pages.render(
            "questions.html", Place(self.language, path), title, groups=groups
        )

    def every(self) -> Iterator[tuple[str, str]]:
        """The pages of all questions, each with its answer for the values that come first."""
        yield self.overview()
        for question in self.questions:
            given = self.examples.of(question)
            path = f"{self.language}/questions/{question.name}{_SUFFIX}"
            yield path, self.page(question, given or {}, is_example=bool(given))

    @cached_property
    def examples(self) -> Examples:
        """What gaps may be filled with."""
        year = self.pages.settings.released.year
        return Examples(self.questions, self.engine, self.asker, self.language, year)

    def page(
        self,
        question: Question,
        given: Given,
        *,
        is_example: bool = False,
        forms: Sequence[tuple[str, str]] = (),
    ) -> str:
        """The page of a question with its answer for what was given."""
        path = f"{self.language}/questions/{question.name}{_SUFFIX}"
        place = Place(self.language, path, urlencode({} if is_example else given, doseq=True))
        words = ", ".join(value for values in given.values() for value in values)
        shown = self._shown(question, given)
        return self.pages.render(
            "question.html",
            place,
            shown["sentence"],
            question=question,
            example=words if is_example else "",
            gaps=list(self._gaps(question, given)) if self.pages.is_live else [],
            forms=forms,
            sparql=body(question.sparql),
            leads=partial(self._leads, place),
            **shown,
        )

    def _shown(self, question: Question, given: Given) -> Mapping[str, Any]:
        """The sentence and the answer, or why there is none."""
        missing = [name for name in needed(question) if name not in given]
        sentence = _waiting(question, self.language)
        shown = {"sentence": sentence, "needed": missing, "sheet": None, "total": 0, "problem": ""}
        shown |= {"sample": "", "asked": ""}
        if missing:
            sample = self.examples.of(question) if self.pages.is_live else None
            return {**shown, "sample": urlencode(sample or {}, doseq=True)}
        try:
            query = self.asker.query(question, given)
            return {**shown, "sentence": query.sentence, "asked": query.sparql} | dict(
                self._answered(query, question)
            )
        except VerbundError as problem:
            return {**shown, "problem": f"{problem} {problem.hint}"}

    def _answered(self, query: Query, question: Question) -> Mapping[str, Any]:
        table = self.examples.answer(query)
        if not isinstance(table, Table):
            return {}
        reader = Reader(self.pages.settings.base, self.language)
        part = Table(table.columns, table.rows[:_MOST])
        sheet = reader.sheet(part, question.header, reader.names(self.engine, part))
        return {"sheet": sheet, "total": len(table)}

    def _gaps(self, question: Question, given: Given) -> Iterator[Gap]:
        for name, gap in question.header.parameters.items():
            if gap.kind != "language":
                value = ", ".join(given.get(name) or gap.default or ())
                choices = sorted(self.examples.choices(gap), key=str.casefold)
                yield Gap(name, gap.labels[self.language], value, tuple(choices[:_MOST_CHOICES]))

    def _leads(self, place: Place, cell: Cell) -> str:
        if cell.thing is None:
            return ""
        page = self.pages.page_of(cell.thing)
        if page:
            return place.to(f"{self.language}/{page}")
        return self.pages.away(cell.thing)


def _waiting(question: Question, language: str) -> str:
    """The sentence of a question whose gaps wait for values."""
    return _GAP.sub("…", question.header.sentence(language))
