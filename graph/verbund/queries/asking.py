"""A question with its gaps filled: from what a person typed to a query and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from verbund.errors import InvalidQuery, UnknownParameter
from verbund.model import Term
from verbund.queries.header import Parameter
from verbund.queries.query import Call, Filled, Query
from verbund.queries.question import Question
from verbund.queries.questions import Questions
from verbund.queries.values import Values, of_class


class Asker:
    """Fills the gaps of questions, in one language, by the names that are in a graph."""

    def __init__(self, questions: Questions, values: Values, language: str) -> None:
        self._questions = questions
        self._values = values
        self._language = language

    def query(self, question: Question, given: Mapping[str, Sequence[str]]) -> Query:
        """The question with what was given, and with its defaults for the rest.

        Raises:
            UnknownParameter: something was given for a gap that is not there.
            InvalidQuery: nothing was given for a gap that needs it.
            UnknownValue: what was given is not known.
        """
        for name in given:
            if name not in question.header.parameters:
                raise UnknownParameter(name, question.header.parameters)
        values = {
            name: tuple(self._terms(question, name, given.get(name)))
            for name in question.header.parameters
        }
        words = {
            name: ", ".join(_said(parameter, given.get(name), values[name]))
            for name, parameter in question.header.parameters.items()
            if parameter.kind != "language"
        }
        return Query(
            question.bound(values),
            question.form,
            question.header,
            question.header.sentence(self._language, words),
            filled=tuple(self._filled(question, values)),
            call=Call(question.name, given),
        )

    def _filled(self, question: Question, values: Mapping[str, Sequence[Term]]) -> Iterator[Filled]:
        """The gaps that things were given for, each with the query for other things."""
        for name, parameter in question.header.parameters.items():
            if values[name] and parameter.kind == "thing" and (parameter.choices or parameter.of):
                yield Filled(
                    parameter.labels[self._language],
                    tuple(values[name]),
                    partial(self.choices, parameter),
                    partial(_with, question, values, name),
                )

    def choices(self, parameter: Parameter) -> str:
        """A query for the things that a gap may be filled with."""
        return self._choices(parameter.choices) or of_class(parameter)

    def _terms(self, question: Question, name: str, words: Sequence[str] | None) -> list[Term]:
        parameter = question.header.parameters[name]
        if words is None:
            words = (self._language,) if parameter.kind == "language" else parameter.default
        if words is None:
            raise InvalidQuery(
                f"{question.name} needs {name}: {parameter.labels['en']}",
                hint=f"verbund query {question.name} --param {name}=…",
            )
        if len(words) > 1 and not parameter.many:
            raise InvalidQuery(f"{question.name} takes one {name} only")
        return self._values.terms(parameter, words, self._choices(parameter.choices))

    def _choices(self, text: str) -> str:
        if not text or " " in text:
            return text
        return self.query(self._questions.named(text), {}).sparql


def _with(question: Question, values: Mapping[str, Sequence[Term]], name: str, term: Term) -> str:
    return question.bound({**values, name: (term,)})


def _said(
    parameter: Parameter, words: Sequence[str] | None, terms: Sequence[Term]
) -> Sequence[str]:
    """A value in a sentence: as it was given, but days as they were understood."""
    if parameter.kind == "date":
        return [str(term) for term in terms]
    return words if words is not None else parameter.default or ()
