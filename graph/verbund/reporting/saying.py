"""Sentences of a report: words with numbers, and each number a link to its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from verbund.drawing.words import dated, day, listing, whole
from verbund.reporting.texts import texts

#: So many names of a list are printed; the rest is counted.
NAMED = 40


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one language; what it gives is HTML, with everything foreign escaped."""

    language: str

    def say(self, key: str, **parts: object) -> Markup:
        """A text with its gaps filled."""
        return Markup(escape(texts(self.language)[key])).format(**parts)  # noqa: S704 - escaped

    def counted(self, key: str, count: int, **parts: object) -> Markup:
        """A text about so many; about one it is another where the report has one."""
        one = f"{key}.one"
        return self.say(one if count == 1 and one in texts(self.language) else key, **parts)

    def naming(self, name: str) -> str:
        """What a property is called, or its own name where the report has no word for it."""
        return texts(self.language).get(name, name)

    def number(self, value: int, question: str) -> Markup:
        """A whole number that leads to its question."""
        return linked(whole(value, self.language), question)

    def share(self, value: float, question: str) -> Markup:
        """A share of 1 in per cent that leads to its question."""
        return linked(self.percent(value), question)

    def percent(self, value: float) -> str:
        """A share of 1 in per cent."""
        return f"{value * 100:.0f}\N{NO-BREAK SPACE}%" if self.german else f"{value * 100:.0f}%"

    def euros(self, value: float, question: str) -> Markup:
        """An amount in millions, or in euros where it is less, that leads to its question."""
        if value < 1_000_000:
            text, unit = whole(round(value), self.language), ""
        else:
            text, unit = f"{value / 1_000_000:.1f}", "\N{NO-BREAK SPACE}million"
        if self.german:
            text, unit = text.replace(".", ",") if unit else text, unit.replace("million", "Mio.")
            return linked(f"{text}{unit}\N{NO-BREAK SPACE}€", question)
        return linked(f"€{text}{unit}", question)

    def day(self, value: date) -> str:
        """A date as it is written."""
        return day(value, self.language)

    def dated(self, text: str) -> str:
        """A text whose days and months are written as people write them."""
        return dated(text, self.language)

    def names(self, names: Sequence[str]) -> str:
        """Names as a list; a long one is cut short with a count."""
        rest = len(names) - NAMED
        more = [f"{rest} {'weitere' if self.german else 'more'}"] if rest > 0 else []
        return listing([*names[:NAMED], *more], self.language)

    @property
    def german(self) -> bool:
        """Whether it speaks German."""
        return self.language == "de"


def linked(text: str, question: str) -> Markup:
    """A text that leads to a question of the appendix.

    >>> str(linked("<5", "projects"))
    '<a href="#q-projects">&lt;5</a>'
    """
    return Markup('<a href="#q-{}">{}</a>').format(question, text)
