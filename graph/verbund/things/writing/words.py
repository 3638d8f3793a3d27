"""What text and Markdown say besides the thing itself."""

from __future__ import annotations

from verbund.provenance import Source
from verbund.things.model import Thing, Value

SOURCES = {"de": "Quellen", "en": "Sources"}
_READ = {"de": "gelesen am", "en": "read on"}


def numbers(thing: Thing) -> dict[str, int]:
    """The number of each source, in the order in which the values name them."""
    cited = (iri.value for one in thing.relations for value in one.values for iri in value.sources)
    every = (*cited, *(source.iri for source in thing.sources))
    return {iri: number for number, iri in enumerate(dict.fromkeys(every), 1)}


def ordered(thing: Thing) -> list[Source]:
    """The sources by their numbers."""
    number = numbers(thing)
    return sorted(thing.sources, key=lambda source: number[source.iri])


def behind(source: Source, language: str) -> str:
    """The address of a source, and when it was read."""
    read = f"{_READ[language]} {source.read}" if source.read else ""
    return ", ".join(filter(None, (source.url, read)))


def cited(value: Value, number: dict[str, int]) -> list[int]:
    """The numbers of the sources of a value."""
    return sorted(number[iri.value] for iri in value.sources)
