"""One event or talk, whatever file it comes from, as a row with the same columns."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from verbund.importing.entry import ForeignRow

LIST = " | "


@dataclass(frozen=True, slots=True)
class Happening:
    """What files say of an event; several organisers or speakers are parted by `` | ``.

    A talk names the ``id`` of its event in ``partOf``.
    """

    id: str
    name: str
    partOf: str = ""  # noqa: N815 - a column name
    language: str = ""
    startDate: str = ""  # noqa: N815
    endDate: str = ""  # noqa: N815
    town: str = ""
    country: str = ""
    venue: str = ""
    mode: str = ""
    url: str = ""
    organisers: str = ""
    speakers: str = ""
    note: str = ""

    def row(self, number: int) -> ForeignRow:
        """The row of a foreign table with these cells."""
        return ForeignRow(number, astuple(self))


COLUMNS = tuple(field.name for field in fields(Happening))


def listed(values: list[str]) -> str:
    """Values in one cell, each once.

    >>> listed(["a", "b", "a", ""])
    'a | b'
    """
    return LIST.join(dict.fromkeys(v.replace("|", "/") for v in values if v))
