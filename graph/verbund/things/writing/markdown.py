"""A thing as Markdown: things are links, sources are footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from verbund.queries.sheet import linked, plain
from verbund.things.model import Thing, Value
from verbund.things.writing.words import behind, cited, numbers, ordered


def markdown(thing: Thing, language: str = "de") -> str:
    """A thing as Markdown."""
    return "".join(f"{line}\n" for line in _lines(thing, language))


def _lines(thing: Thing, language: str) -> Iterator[str]:
    yield f"# {plain(thing.title(language))}"
    yield ""
    yield f"{plain(thing.kind_words[language])}: <{thing.iri}>"
    if thing.description[language]:
        yield ""
        yield plain(thing.description[language])
    number = numbers(thing)
    for heading, values in thing.told(language).items():
        yield ""
        yield f"## {plain(heading)}"
        yield ""
        for value in values:
            yield f"- {_value(value, language, number)}"
    if thing.sources:
        yield ""
    for source in ordered(thing):
        where = behind(source, language)
        words = plain(source.named(language)) + (f", {where}" if where else "")
        yield f"[^{number[source.iri]}]: {words}"


def _value(value: Value, language: str, number: dict[str, int]) -> str:
    name = value.words[language]
    rest = plain(value.told(language).removeprefix(name))
    marks = "".join(f"[^{one}]" for one in cited(value, number))
    return f"{linked(name, value.thing)} {rest}".rstrip() + marks
