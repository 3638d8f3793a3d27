"""Cells of ours made from foreign ones: ``"snsf-{Number | id}"``, ``"{Title or Number}"``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from verbund.countries import country_code, country_name, country_named
from verbund.errors import UnreadableFile
from verbund.importing.entry import Cells, Refused
from verbund.importing.ids import digest, named
from verbund.importing.organisations import kind_of, type_of
from verbund.importing.people import read_name
from verbund.importing.texts import day, number, period, plain, web_address

_FIELD = re.compile(r"\{([^{}]+)\}")
#: The name of the value at hand, in entries that are made for each value of a cell.
EACH = "each"
#: Before a column: it must say something, but is not written.
IF = "?"

_FILTERS: dict[str, Callable[[str, str], str]] = {
    "id": lambda text, _: named(text),
    "text": lambda text, _: plain(text),
    "date": day,
    "first day": lambda text, column: period(text, column)[0],
    "last day": lambda text, column: period(text, column)[1],
    "number": number,
    "german number": lambda text, column: number(text, column, thousands="."),
    "english number": lambda text, column: number(text, column, thousands=","),
    "url": lambda text, _: web_address(text),
    "country": lambda text, _: (country_code(text) or country_named(text)).lower(),
    "country name": lambda text, _: country_name(text),
    "kind": lambda text, _: kind_of(text),
    "type": lambda text, _: type_of(kind_of(text)),
    "person": lambda text, _: read_name(text).name or plain(text),
    "titles": lambda text, _: read_name(text).titles,
    "digest": lambda text, _: digest(text),
}
FILTERS = tuple(_FILTERS)


@dataclass(frozen=True, slots=True)
class Template:
    """A text with fields in braces; empty as soon as one of its fields is."""

    text: str
    words: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, text: str, words: Mapping[str, Mapping[str, str]], place: str) -> Template:
        """The template of a text, if all its filters are known.

        Raises:
            UnreadableFile: a filter is neither one of ours nor a list of words of the mapping.
        """
        for field in _FIELD.findall(text):
            for name in _filters(field):
                if name not in _FILTERS and name not in words:
                    known = ", ".join([*FILTERS, *words])
                    hint = f"known: {known}"
                    raise UnreadableFile(
                        place, f"there is no filter {name!r} in {text!r}", hint=hint
                    )
        return cls(text, words)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it reads."""
        fields = _FIELD.findall(self.text)
        return frozenset(name for field in fields for name in _columns(field)) - {EACH}

    def fill(self, cells: Cells) -> str:
        """The text for one row.

        Raises:
            Refused: a filter cannot read a cell.
        """
        parts = _FIELD.split(self.text)
        for place in range(1, len(parts), 2):
            parts[place] = self._value(parts[place], cells)
            if not parts[place]:
                return ""
        return "".join(part for part in parts if part != IF)

    def _value(self, field: str, cells: Cells) -> str:
        column = next((name for name in _columns(field) if name in cells), "")
        text = cells.get(column, "")
        if text and field[0] == IF:
            return IF
        for name in _filters(field):
            if text and name in _FILTERS:
                text = _FILTERS[name](text, column)
            elif text:
                text = self._word(name, text, column)
        return text

    def _word(self, name: str, text: str, column: str) -> str:
        words = self.words[name]
        if text not in words and "*" not in words:
            known = ", ".join(sorted(words))
            raise Refused(f"{column}: {text[:80]!r} is not in the list {name!r} ({known})")
        return words.get(text, words.get("*", ""))


def _columns(field: str) -> list[str]:
    """The columns of a field; the first one that says something is taken."""
    return [name.strip() for name in field.split(" | ")[0].removeprefix(IF).split(" or ")]


def _filters(field: str) -> list[str]:
    return [name.strip() for name in field.split(" | ")[1:]]
