"""What a question says of itself: the ``#+`` lines at the top of its file, which grlc reads too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from verbund.model import Iri
from verbund.vocab import PREFIXES

#: The kinds of values besides things of a class; "thing" is anything that has a name.
KINDS = ("thing", "text", "number", "date", "language")
#: A gap in a sentence.
SLOT = re.compile(r"\{([^{}]*)\}")

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


@dataclass(frozen=True, slots=True)
class Header:
    """All of the header; texts for people exist in German and English."""

    summary: str
    question: Texts
    description: Texts
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, Texts]

    def sentence(self, language: str, values: Texts | None = None) -> str:
        """The question in words; with values, its gaps are filled, and what has no gap is added."""
        known = values or {}

        def fill(found: re.Match[str]) -> str:
            return known.get(found[1]) or f"{{{self.parameters[found[1]].labels[language]}}}"

        slots = SLOT.findall(self.question[language])
        more = (
            f"{self.parameters[name].labels[language]}: {value}"
            for name, value in known.items()
            if value and name not in slots
        )
        added = ", ".join(more)
        return SLOT.sub(fill, self.question[language]) + (f" ({added})" if added else "")

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
