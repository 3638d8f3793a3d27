"""A thing in Python: what is said of it, as a person reads it and as values."""

from __future__ import annotations

from dataclasses import dataclass

from verbund.reading import Context
from verbund.things import Thing
from verbund.things.writing import ThingFormat, written


@dataclass(frozen=True)
class Description:
    """Everything about one thing; ``thing`` has it as values, printing it gives the text."""

    thing: Thing
    lang: str
    context: Context

    def __repr__(self) -> str:
        return f"<{self.thing.title(self.lang)}: {len(self.headings)} relations>"

    def __str__(self) -> str:
        return self.written("text")

    def __getitem__(self, heading: str) -> list[str]:
        """The values under a heading, as it stands in the text."""
        return [value.told(self.lang) for value in self.thing.told(self.lang)[heading]]

    @property
    def headings(self) -> tuple[str, ...]:
        """What the relations are called, in order."""
        return tuple(self.thing.told(self.lang))

    def written(self, form: str) -> str:
        """The same as ``text``, ``markdown``, ``jsonld`` or ``turtle``."""
        return written(self.thing, ThingFormat.wanted(form, None), self.context, self.lang)

    def _repr_markdown_(self) -> str:
        """What a notebook shows."""
        return self.written("markdown")
