"""Questions as they stand in files: read, and held against what their headers promise."""

from __future__ import annotations

from pathlib import Path

from verbund.errors import InvalidQuery, RefusedQuery, UnreadableFile
from verbund.queries.binding import parameters, pieces
from verbund.queries.header import Header, Parameter
from verbund.queries.heads import read_header
from verbund.queries.question import LABEL, Question
from verbund.sparql.guard import Form, checked
from verbund.sparql.tokens import Kind, Token, tokens


def read_text(path: Path) -> str:
    """What stands in a file.

    Raises:
        UnreadableFile: it is no text, or cannot be opened.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(path, str(problem)) from problem


def read_question(path: Path) -> Question:
    """The question of a file.

    Raises:
        UnreadableFile: the header or the SPARQL is not as it must be.
    """
    text = read_text(path)
    try:
        form = checked(text)
        columns = selected(text) if form is Form.SELECT else ()
        question = Question(path.stem, read_header(text), text, form, columns, pieces(body(text)))
        _check(question)
    except (InvalidQuery, RefusedQuery) as problem:
        raise UnreadableFile(path, str(problem), hint=problem.hint) from problem
    return question


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


def _check(question: Question) -> None:
    """Hold what the header promises against what the SPARQL does."""
    text, header = question.sparql, question.header
    declared, used = set(header.parameters), parameters(text)
    for name in sorted(used - declared):
        raise InvalidQuery(f"${name} is no parameter of the header")
    for name in sorted(declared - used):
        raise InvalidQuery(f"the parameter {name} of the header is nowhere: write ${name}")
    _check_columns(question.columns, header)
    for parameter in header.parameters.values():
        _check_listed(text, parameter)


def _check_columns(columns: tuple[str, ...], header: Header) -> None:
    for name in header.columns:
        if name not in columns:
            raise InvalidQuery(f"the column {name} of the header is not selected")
    for name in columns:
        if name.removesuffix(LABEL) not in header.columns:
            raise InvalidQuery(f"the column {name} has no heading in the header")


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
