"""One event or talk, whatever file it comes from, as a row with the same columns."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields

from verbund.importing.entry import ForeignRow
from verbund.importing.organisations import is_body

LIST = " | "
_TOWN = re.compile(r"\s*,?\s*\b(?:D-)?\d{5}\s+(?P<town>[^\W\d][^,|()]*)")


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


def in_town(address: str) -> tuple[str, str]:
    """The part of an address before the postal code, and the town behind it.

    >>> in_town("Rathaus, Markt 1, 07743 Jena"), in_town("Rathaus")
    (('Rathaus, Markt 1', 'Jena'), ('Rathaus', ''))
    """
    found = _TOWN.search(address)
    return (address[: found.start()], found["town"].strip()) if found else (address, "")


def may_be_body(name: str) -> bool:
    """Whether a name may be that of an organisation; two words without a sign are a person's.

    >>> may_be_body("Stadt Jena"), may_be_body("JenaWirtschaft"), may_be_body("Dr. Erika Muster")
    (True, True, False)
    """
    return "@" not in name and (is_body(name) or len(name.split()) == 1)
