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
from verbund.queries.header import Parameter
from verbund.queries.query import Query
from verbund.queries.question import LABEL, Question
from verbund.queries.questions import Questions
from verbund.queries.sheet import Cell, Reader
from verbund.queries.tags import grouped
from verbund.queries.values import Values
from verbund.site.pages import Pages, Place
from verbund.site.texts import texts

#: Rows of an answer on a page, and choices for a gap.
_MOST, _MOST_CHOICES = 500, 300
_SUFFIX = ".html"
_GAP = re.compile(r"\{[^}]*\}")

Given = Mapping[str, Sequence[str]]


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
            given = self.example(question)
            path = f"{self.language}/questions/{question.name}{_SUFFIX}"
            yield path, self.page(question, given or {}, is_example=bool(given))

    def example(self, question: Question) -> Given | None:
        """The first choice for each gap that needs a value; None if one has no choices."""
        found: dict[str, Sequence[str]] = {}
        for name in _needed(question):
            choices = self.choices(question.header.parameters[name])
            if not choices:
                return None
            found[name] = choices[:1]
        return found

    def choices(self, gap: Parameter) -> tuple[str, ...]:
        """The words that may be given for a gap, as far as they are listed."""
        if not gap.choices:
            return ()
        try:
            if " " in gap.choices:
                table = Query.own(gap.choices).asked(self.engine)
            else:
                table = self.asker.query(self.questions.named(gap.choices), {}).asked(self.engine)
        except VerbundError:
            return ()
        return _words(table) if isinstance(table, Table) else ()

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
        needed = [name for name in _needed(question) if name not in given]
        sentence = _waiting(question, self.language)
        shown = {"sentence": sentence, "needed": needed, "sheet": None, "total": 0, "problem": ""}
        if needed:
            return shown
        try:
            query = self.asker.query(question, given)
            return {**shown, "sentence": query.sentence, **self._answered(query, question)}
        except VerbundError as problem:
            return {**shown, "problem": f"{problem} {problem.hint}"}

    def _answered(self, query: Query, question: Question) -> Mapping[str, Any]:
        table = query.asked(self.engine)
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
                choices = self.choices(gap)[:_MOST_CHOICES]
                yield Gap(name, gap.labels[self.language], value, choices)

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


def _needed(question: Question) -> list[str]:
    """The gaps that must be filled."""
    gaps = question.header.parameters
    return [name for name, gap in gaps.items() if gap.default is None and gap.kind != "language"]


def _words(table: Table) -> tuple[str, ...]:
    """The labels of the first column, or what stands in it."""
    label = f"{table.columns[0]}{LABEL}"
    column = table.columns.index(label) if label in table.columns else 0
    return tuple(dict.fromkeys(row[column] for row in table.texts() if row[column]))
