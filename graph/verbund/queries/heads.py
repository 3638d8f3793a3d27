"""Headers as they stand in files, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbund.model import Iri
from verbund.queries.header import KINDS, SLOT, Header, Parameter, Texts, expanded
from verbund.queries.outline import Node, outline
from verbund.settings import LANGUAGES

_NAME = re.compile("[a-z][A-Za-z0-9]*")
_LABELS = {"language": {"de": "Sprache", "en": "language"}}
_PARTS = ("summary", "question", "description", "tags")
_MORE = ("parameters", "columns")


def read_header(text: str) -> Header:
    """The header of a question's file.

    Raises:
        InvalidQuery: a part is missing, unknown or says something impossible; the message
            names the line.
    """
    parts = outline(text).parts(_PARTS, _MORE)
    parameters = {
        name: _parameter(name, node)
        for name, node in (parts["parameters"].entries() if "parameters" in parts else ())
    }
    columns = parts["columns"].entries() if "columns" in parts else ()
    return Header(
        summary=parts["summary"].text(),
        question=_sentences(parts["question"], parameters),
        description=_languages(parts["description"]),
        tags=parts["tags"].texts(),
        parameters=parameters,
        columns={name: _languages(node) for name, node in columns},
    )


def _parameter(name: str, node: Node) -> Parameter:
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
    return Parameter(name, kind, labels, of, default, choices, many)


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
        for slot in SLOT.findall(sentence):
            if slot not in parameters:
                raise node.fault(f"{{{slot}}} in the sentence ({language}) is no parameter")
    return sentences
