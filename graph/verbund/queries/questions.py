"""The questions of a catalogue: ``queries/NAME.rq``, one file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery, RefusedQuery, UnknownQuestion, UnreadableFile
from verbund.model import Term
from verbund.queries.binding import bound, parameters
from verbund.queries.header import Header, Parameter
from verbund.sparql.guard import Form, checked
from verbund.sparql.tokens import Kind, Token, tokens

LABEL = "Label"
_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with gaps: its name, what it says of itself, its SPARQL, its columns."""

    name: str
    header: Header
    sparql: str
    form: Form
    columns: tuple[str, ...]

    def __post_init__(self) -> None:
        """Hold what the header promises against what the SPARQL does."""
        declared, used = set(self.header.parameters), parameters(self.sparql)
        for name in sorted(used - declared):
            raise InvalidQuery(f"${name} is no parameter of the header")
        for name in sorted(declared - used):
            raise InvalidQuery(f"the parameter {name} of the header is nowhere: write ${name}")
        for name in self.header.columns:
            if name not in self.columns:
                raise InvalidQuery(f"the column {name} of the header is not selected")
        for name in self.columns:
            if name.removesuffix(LABEL) not in self.header.columns:
                raise InvalidQuery(f"the column {name} has no heading in the header")
        for parameter in self.header.parameters.values():
            _check_listed(self.sparql, parameter)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The question of a file.

        Raises:
            UnreadableFile: the header or the SPARQL is not as it must be.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
            form = checked(text)
            columns = selected(text) if form is Form.SELECT else ()
            return cls(path.stem, Header.read(text), text, form, columns)
        except (InvalidQuery, RefusedQuery) as problem:
            raise UnreadableFile(path, str(problem), hint=problem.hint) from problem
        except (OSError, UnicodeDecodeError) as problem:
            raise UnreadableFile(path, str(problem)) from problem

    def bound(self, values: Mapping[str, Sequence[Term]]) -> str:
        """The SPARQL with its gaps filled, without its header."""
        return bound(body(self.sparql), values)


def body(text: str) -> str:
    """A question without its header and the lines around it."""
    lines = [line for line in text.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip() + "\n"


def selected(text: str) -> tuple[str, ...]:
    """The columns of a SELECT query that names them.

    >>> selected("SELECT DISTINCT ?who (COUNT(?what) AS ?times) WHERE { ?who ex:did ?what }")
    ('who', 'times')
    """
    found: list[str] = []
    depth, inside, before = 0, False, ""
    for token in filter(_matters, tokens(text)):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if inside and (token.word == "WHERE" or token.text == "{"):
            break
        inside = inside or token.word == "SELECT"
        if inside and token.kind is Kind.VARIABLE and (depth == 0 or (depth, before) == (1, "AS")):
            found.append(token.text[1:])
        before = token.word
    return tuple(found)


class Questions:
    """The questions of a catalogue by name; a file is read when its question is wanted."""

    def __init__(self, catalogue: Catalogue) -> None:
        folder = catalogue.root / "queries"
        paths = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stem)
        self._paths = {path.stem: path for path in paths}

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[Question]:
        return (Question.read(path) for path in self._paths.values())

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
        return Question.read(self._paths[name])


def _check_listed(text: str, parameter: Parameter) -> None:
    """A gap that takes many values, or none, must be the whole of a VALUES list."""
    if not parameter.many:
        return
    found = list(filter(_matters, tokens(text)))
    for before, token, after in zip(found, found[1:], found[2:], strict=False):
        alone = (before.text, after.text) == ("{", "}")
        if token.text == f"${parameter.name}" and not alone:
            raise InvalidQuery(
                f"the parameter {parameter.name} takes many values",
                hint=f"write VALUES ?{parameter.name} {{ ${parameter.name} }}",
            )


def _matters(token: Token) -> bool:
    return token.matters
