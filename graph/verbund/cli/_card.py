"""A question on a card: its sentence, what it takes, what it gives, and how it is asked."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import suppress
from shutil import get_terminal_size
from textwrap import wrap

from verbund.assembly import latest
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.model import Iri
from verbund.queries.asking import Asker
from verbund.queries.header import Parameter
from verbund.queries.question import Question
from verbund.queries.questions import Questions
from verbund.queries.values import Values

_WIDEST = 100
_TRIED = 20
_PLAIN = {"date": "2023-01-01", "number": "2023"}
_WORDS = {
    "de": {
        "gaps": "Lücken",
        "columns": "Spalten",
        "example": "Beispiel",
        "thing": "ein Ding mit Namen",
        "text": "Text",
        "number": "eine Zahl",
        "date": "ein Tag",
        "many": "auch mehrere",
        "must": "nötig",
        "default": "sonst",
        "all": "alle",
    },
    "en": {
        "gaps": "Gaps",
        "columns": "Columns",
        "example": "Example",
        "thing": "anything with a name",
        "text": "text",
        "number": "a number",
        "date": "a day",
        "many": "several may be given",
        "must": "needed",
        "default": "otherwise",
        "all": "all",
    },
}


def card(question: Question, lang: str, example: dict[str, str]) -> Iterator[str]:
    """The lines of a card, as wide as the terminal at most."""
    header, words = question.header, _WORDS[lang]
    yield question.name
    yield from _block(header.sentence(lang))
    yield ""
    yield from _block(header.description[lang])
    gaps = [gap for gap in header.parameters.values() if gap.kind != "language"]
    if gaps:
        yield from _list(words["gaps"], [(gap.name, _taken(gap, lang)) for gap in gaps])
    columns = [(name, texts[lang]) for name, texts in header.columns.items()]
    yield from _list(words["columns"], columns)
    given = (f" --param {shlex.quote(f'{name}={value}')}" for name, value in example.items())
    yield ""
    yield words["example"]
    yield f"  verbund query {question.name}{''.join(given)}"


def _taken(gap: Parameter, lang: str) -> str:
    """What a gap is for, what it takes, and what stands there otherwise."""
    words = _WORDS[lang]
    kind = "" if gap.of or gap.choices else words[gap.kind]
    if gap.default is None:
        otherwise = words["must"]
    else:
        otherwise = f"{words['default']} {', '.join(gap.default) or words['all']}"
    parts = (kind, words["many"] if gap.many else "", otherwise)
    return f"{gap.labels[lang]} ({', '.join(filter(None, parts))})"


def _list(heading: str, entries: list[tuple[str, str]]) -> Iterator[str]:
    yield ""
    yield heading
    widest = max(len(name) for name, _ in entries)
    for name, text in entries:
        first, *more = wrap(text, _width() - widest - 4) or [""]
        yield f"  {name.ljust(widest)}  {first}"
        yield from (" " * (widest + 4) + line for line in more)


def _block(text: str) -> Iterator[str]:
    return (f"  {line}" for line in wrap(text, _width() - 2))


def _width() -> int:
    return min(get_terminal_size().columns, _WIDEST)


def example(catalogue: Catalogue, question: Question, lang: str) -> dict[str, str]:
    """Values for the gaps that need one: from the last build, something that has rows."""
    needed = {
        name: gap
        for name, gap in question.header.parameters.items()
        if gap.default is None and gap.kind != "language"
    }
    given = {name: _PLAIN.get(gap.kind, "…") for name, gap in needed.items()}
    build = latest(catalogue)
    things = [name for name, gap in needed.items() if gap.of or gap.choices]
    if build is None or not things:
        return given
    asker = Asker(Questions(catalogue), Values(build.store(), catalogue.settings.base), lang)
    for name in things:
        choices = build.store().select(asker.choices(needed[name])).texts()
        given[name] = Iri(choices[0][0]).local if choices else "…"
    for thing in build.store().select(asker.choices(needed[things[-1]])).texts()[:_TRIED]:
        given[things[-1]] = Iri(thing[0]).local
        with suppress(VerbundError):  # ids that stand for two things, gaps that fit no others
            found = asker.query(question, {name: [value] for name, value in given.items()})
            if len(build.store().select(found.sparql)):
                break
    return given
