"""A thing as plain text: headings, values below them, and numbers that lead to the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from verbund.things.model import Thing, Value
from verbund.things.writing.words import SOURCES, behind, cited, numbers, ordered

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")


def text(thing: Thing, base: str, language: str = "de", width: int = 0) -> str:
    """A thing as text; lines are wrapped at a width, if there is one."""
    return "".join(f"{line}\n" for line in _lines(thing, base, language, width))


def _lines(thing: Thing, base: str, language: str, width: int) -> Iterator[str]:
    yield from _wrapped(thing.title(language), 0, width)
    yield f"{thing.kind_words[language]}, {thing.iri.value.removeprefix(base)}"
    if thing.description[language]:
        yield ""
        yield from _wrapped(thing.description[language], 0, width)
    number = numbers(thing)
    for heading, values in thing.told(language).items():
        yield ""
        yield heading
        for value in values:
            yield from _wrapped(_value(value, language, number), 2, width)
    if thing.sources:
        yield ""
        yield SOURCES[language]
    for source in ordered(thing):
        yield from _wrapped(f"[{number[source.iri]}] {source.named(language)}", 2, width)
        if where := behind(source, language):
            yield f"      {where}"


def _value(value: Value, language: str, number: dict[str, int]) -> str:
    marks = "".join(f"[{one}]" for one in cited(value, number))
    return f"{value.told(language)} {marks}".rstrip()


def _wrapped(line: str, indent: int, width: int) -> list[str]:
    plain = _CONTROL.sub(" ", line)
    first, later = " " * indent, " " * (indent + 2)
    if not width:
        return [first + plain]
    return wrap(
        plain,
        width=max(width, indent + 20),
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
