"""What the gaps of questions may be filled with, and values with which a question has an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from verbund.errors import VerbundError
from verbund.model import Iri, Literal, Table
from verbund.queries.asking import Asker
from verbund.queries.engine import Engine
from verbund.queries.header import Parameter
from verbund.queries.query import Answer, Query
from verbund.queries.question import LABEL, Question
from verbund.queries.questions import Questions
from verbund.queries.terms import filled
from verbund.site.contents import named
from verbund.vocab import RDFS, SCHEMA, V

Given = Mapping[str, Sequence[str]]

#: Values that are tried until a question has rows, and years before the release that are.
_TRIED, _YEARS = 100, 10
_NAMES = """SELECT ?thing ?label ?short WHERE {
  ?thing a $class ; $label ?label OPTIONAL { ?thing $acronym ?short }
}"""


@dataclass(frozen=True)
class Examples:
    """Values in the words of one language; ``year`` is the one that the catalogue is of."""

    questions: Questions
    engine: Engine
    asker: Asker
    language: str
    year: int

    def choices(self, gap: Parameter) -> tuple[str, ...]:
        """The words that may be given for a gap, as far as they are listed."""
        try:
            if " " in gap.choices:
                table = Query.own(gap.choices).asked(self.engine)
            elif gap.choices:
                table = self.asker.query(self.questions.named(gap.choices), {}).asked(self.engine)
            else:
                return self._names(gap.of) if gap.of else ()
        except VerbundError:
            return ()
        return _words(table) if isinstance(table, Table) else ()

    def first(self, question: Question) -> Given:
        """Values for the gaps that need one, with rows or without; none if none is known."""
        gaps = {name: question.header.parameters[name] for name in needed(question)}
        return next(self._tried(gaps), {})

    def of(self, question: Question) -> Given | None:
        """Values for the gaps that need one, if possible such that there are rows.

        None if nothing is known for a gap; no person is made an example of.
        """
        gaps = {name: question.header.parameters[name] for name in needed(question)}
        spare: Given | None = None if gaps else {}
        for given in self._tried(gaps):
            with suppress(VerbundError):
                answer = self.answer(self.asker.query(question, given))
                spare = spare or given
                if not isinstance(answer, Table) or len(answer):
                    return given
        return spare

    def answer(self, query: Query) -> Answer:
        """The answer to a query; the one to the last query is kept."""
        if query.sparql not in self._last:
            self._last.clear()
            self._last[query.sparql] = query.asked(self.engine)
        return self._last[query.sparql]

    def _tried(self, gaps: Mapping[str, Parameter]) -> Iterator[Given]:
        """Values for all gaps, several times: ever other things, or ever other years."""
        things = [name for name, gap in gaps.items() if gap.kind == "thing"]
        found = {name: self._examples(gaps[name]) for name in things}
        if not all(found.values()) or any(gap.kind == "text" for gap in gaps.values()):
            return
        times = [self._times(gaps, self.year - before) for before in range(_YEARS)]
        if not things:
            yield from times if gaps else ()
            return
        for words in islice(product(*found.values()), _TRIED):
            if len(set(words)) == len(words):
                pairs = zip(things, words, strict=True)
                yield {**times[0], **{name: (word,) for name, word in pairs}}

    def _examples(self, gap: Parameter) -> tuple[str, ...]:
        if gap.of and gap.of.value == SCHEMA.Person:
            return ()
        return self.choices(gap) if gap.of or gap.choices else self._names(_PROJECT)

    def _times(self, gaps: Mapping[str, Parameter], year: int) -> Given:
        """The year for a number; its first day for a date, its last for the dates after that."""
        days = [name for name, gap in gaps.items() if gap.kind == "date"]
        found = {name: (f"{year}-{'12-31' if at else '01-01'}",) for at, name in enumerate(days)}
        return found | {name: (str(year),) for name, gap in gaps.items() if gap.kind == "number"}

    def _names(self, of: Iri) -> tuple[str, ...]:
        """What the things of a class are called, shortly where they are, in the order of IRIs."""
        if of not in self._known:
            values = {"class": [of], "label": [Iri(RDFS.label)], "acronym": [Iri(V.acronym)]}
            found: dict[str, dict[str, str]] = {}
            for thing, label, short in self.engine.select(filled(_NAMES, values)).rows:
                if isinstance(label, Literal):
                    words = found.setdefault(str(thing), {})
                    words[label.language] = str(short or label.value)
            names = (named(found[thing], self.language) for thing in sorted(found))
            self._known[of] = tuple(dict.fromkeys(names))
        return self._known[of]

    @cached_property
    def _last(self) -> dict[str, Answer]:
        return {}

    @cached_property
    def _known(self) -> dict[Iri, tuple[str, ...]]:
        return {}


_PROJECT = Iri(SCHEMA.ResearchProject)


def needed(question: Question) -> list[str]:
    """The gaps that must be filled."""
    gaps = question.header.parameters
    return [name for name, gap in gaps.items() if gap.default is None and gap.kind != "language"]


def _words(table: Table) -> tuple[str, ...]:
    """The labels of the first column, or what stands in it."""
    label = f"{table.columns[0]}{LABEL}"
    column = table.columns.index(label) if label in table.columns else 0
    return tuple(dict.fromkeys(row[column] for row in table.texts() if row[column]))
