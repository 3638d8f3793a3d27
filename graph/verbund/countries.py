"""Countries by their ISO 3166 codes and their names in German and English."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

#: What the European Commission writes for Greece and the United Kingdom.
_OTHER_CODES = {"EL": "GR", "UK": "GB"}


@cache
def countries() -> dict[str, tuple[str, str]]:
    """The German and the English name of a country, by its ISO 3166 code."""
    path = Path(__file__).with_name("countries.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return {code: (de, en) for code, de, en in list(csv.reader(stream))[1:]}


def country_code(text: str) -> str:
    """The ISO code for a code as the Commission writes it; empty if there is none such.

    >>> country_code("EL"), country_code("de"), country_code("??")
    ('GR', 'DE', '')
    """
    code = _OTHER_CODES.get(text.upper(), text.upper())
    return code if code in countries() else ""


@cache
def country_named(text: str) -> str:
    """The ISO code of a country by its German or English name; empty if there is none such.

    >>> country_named("Deutschland"), country_named("Norway")
    ('DE', 'NO')
    """
    names = ((name.casefold(), code) for code, both in countries().items() for name in both)
    return dict(names).get(text.casefold(), country_code(text) if len(text) == 2 else "")


def country_name(text: str) -> str:
    """The German name of a country given by its code or a name; empty if there is none such.

    >>> country_name("NO"), country_name("Norway")
    ('Norwegen', 'Norwegen')
    """
    code = country_code(text) or country_named(text)
    return countries()[code][0] if code else ""
