"""What a question says of itself: the ``#+`` lines at the top of its file, which grlc reads too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from verbund.model import Iri
from verbund.queries.outline import Node, outline
from verbund.settings import LANGUAGES
from verbund.vocab import PREFIXES

#: The kinds of values besides things of a class; "thing" is anything that has a name.
KINDS = ("thing", "text", "number", "date", "language")
_SLOT = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile("[a-z][A-Za-z0-9]*")
_LABELS = {"language": {"de": "Sprache", "en": "language"}}
_PARTS = ("summary", "question", "description", "tags")
_MORE = ("parameters", "columns")

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A gap in a question: its name, the kind of value, and what stands there if nothing is said.

    ``kind`` is one of thing, text, number, date and language; a thing may have to be of a class.
    ``default`` is None where a value must be given; where ``many`` may be given it can be empty,
    which leaves the gap open. ``choices`` names a question, or is a query, that lists the values.
    """

    name: str
    kind: str
    labels: Texts
    of: Iri | None = None
    default: tuple[str, ...] | None = None
    choices: str = ""
    many: bool = False

    @classmethod
    def read(cls, name: str, node: Node) -> Self:
        """The parameter of a header's entry."""
        parts = node.parts(("type",), ("label", "default", "choices", "many"))
        if not _NAME.fullmatch(name):
            raise node.fault(f"{name!r} is no name for a parameter")
        kind, of = _kind(parts["type"])
        many = "many" in parts and parts["many"].flag()
        default = parts["default"].texts() if "default" in parts else None
        if default is not None and not many and len(default) != 1:
            raise parts["default"].fault("needs one value, or 'many: true' beside it")
        choices = parts["choices"].text() if "choices" in parts else ""
        labels = _languages(parts["label"]) if "label" in parts else _LABELS.get(kind)
        if labels is None:
            raise node.fault("label is missing")
        return cls(name, kind, labels, of, default, choices, many)


@dataclass(frozen=True, slots=True)
class Header:
    """All of the header; texts for people exist in German and English."""

    summary: str
    question: Texts
    description: Texts
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, Texts]

    @classmethod
    def read(cls, text: str) -> Self:
        """The header of a question's file.

        Raises:
            InvalidQuery: a part is missing, unknown or says something impossible; the message
                names the line.
        """
        parts = outline(text).parts(_PARTS, _MORE)
        parameters = {
            name: Parameter.read(name, node)
            for name, node in (parts["parameters"].entries() if "parameters" in parts else ())
        }
        columns = parts["columns"].entries() if "columns" in parts else ()
        return cls(
            summary=parts["summary"].text(),
            question=_sentences(parts["question"], parameters),
            description=_languages(parts["description"]),
            tags=parts["tags"].texts(),
            parameters=parameters,
            columns={name: _languages(node) for name, node in columns},
        )

    def sentence(self, language: str, values: Texts | None = None) -> str:
        """The question in words; with values, its gaps are filled, and what has no gap is added."""
        known = values or {}

        def fill(found: re.Match[str]) -> str:
            return known.get(found[1]) or f"{{{self.parameters[found[1]].labels[language]}}}"

        slots = _SLOT.findall(self.question[language])
        more = (
            f"{self.parameters[name].labels[language]}: {value}"
            for name, value in known.items()
            if value and name not in slots
        )
        added = ", ".join(more)
        return _SLOT.sub(fill, self.question[language]) + (f" ({added})" if added else "")

    def heading(self, column: str, language: str) -> str:
        """What a column is called; its own name where the header is silent."""
        return self.columns.get(column, {}).get(language, column)


def expanded(name: str) -> Iri | None:
    """The IRI that a name with a known prefix stands for.

    >>> expanded("schema:Event")
    Iri(value='https://schema.org/Event')
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        return None
    return Iri(f"{PREFIXES[prefix]}{local}")


def _kind(node: Node) -> tuple[str, Iri | None]:
    name = node.text()
    if name in KINDS:
        return name, None
    of = expanded(name)
    if of is None:
        raise node.fault(
            f"{name!r} is no type: write one of {', '.join(KINDS)}, or a class such as schema:Event"
        )
    return "thing", of


def _languages(node: Node) -> Texts:
    return {name: part.text() for name, part in node.parts(LANGUAGES).items()}


def _sentences(node: Node, parameters: Iterable[str]) -> Texts:
    sentences = _languages(node)
    for language, sentence in sentences.items():
        for slot in _SLOT.findall(sentence):
            if slot not in parameters:
                raise node.fault(f"{{{slot}}} in the sentence ({language}) is no parameter")
    return sentences
