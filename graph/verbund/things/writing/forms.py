"""The forms in which a thing is written, by the name that is used on the command line."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Self

from verbund.errors import UnknownFormat
from verbund.reading import Context
from verbund.things.model import Thing
from verbund.things.writing.jsonld import jsonld
from verbund.things.writing.markdown import markdown
from verbund.things.writing.text import text
from verbund.things.writing.turtle import turtle


class ThingFormat(Enum):
    """One member for each form: its label, suffix and media type."""

    TEXT = ("text", ".txt", "text/plain")
    MARKDOWN = ("markdown", ".md", "text/markdown")
    JSONLD = ("jsonld", ".jsonld", "application/ld+json")
    TURTLE = ("turtle", ".ttl", "text/turtle")

    def __init__(self, label: str, suffix: str, media_type: str) -> None:
        self.label = label
        self.suffix = suffix
        self.media_type = media_type

    @classmethod
    def wanted(cls, label: str | None, path: Path | None) -> Self:
        """The form of a name, else the one that the suffix of a file tells, else text."""
        wish = label or (path.suffix.lower() if path else cls.TEXT.label)
        for member in cls:
            if wish in (member.label, member.suffix):
                return member
        raise UnknownFormat(wish, (member.label for member in cls))


def written(
    thing: Thing, form: ThingFormat, context: Context, language: str = "de", width: int = 0
) -> str:
    """A thing in a form; language and width are for those that people read."""
    match form:
        case ThingFormat.TEXT:
            return text(thing, context.base, language, width)
        case ThingFormat.MARKDOWN:
            return markdown(thing, language)
        case ThingFormat.JSONLD:
            return jsonld(thing, context)
        case ThingFormat.TURTLE:
            return turtle(thing, context)
