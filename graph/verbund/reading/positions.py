"""Where something stands in data/, written as an IRI."""

from __future__ import annotations

from urllib.parse import quote, unquote

_SAFE = "/-._~!$'()*+,;=:@"


def position(base: str, place: str, row: int = 0) -> str:
    """The IRI of a file, or of a row in it (RFC 7111; a sheet's name stands before the row).

    >>> position("https://example.org/", "data/meine liste.xlsx#people", 3)
    'https://example.org/data/meine%20liste.xlsx#people&row=3'
    """
    path, sheet = split_place(place)
    fragment = "&".join([*([quote(sheet, safe=_SAFE)] if sheet else []), f"row={row}"])
    return f"{base}{quote(path, safe=_SAFE)}" + (f"#{fragment}" if row else "")


def read_position(iri: str, base: str) -> tuple[str, int]:
    """The place and the row (0: none) that an IRI names.

    >>> read_position("https://example.org/data/people.csv#row=3", "https://example.org/")
    ('data/people.csv', 3)
    """
    path, _, fragment = iri.removeprefix(base).partition("#")
    sheet, _, number = fragment.rpartition("row=")
    joint = "#" if sheet else ""
    return unquote(path) + joint + unquote(sheet.removesuffix("&")), int(number or 0)


def split_place(place: str) -> tuple[str, str]:
    """The file of a place and, for a workbook, the sheet in it."""
    path, joint, sheet = place.rpartition("#")
    return (path, sheet) if joint and path.lower().endswith(".xlsx") else (place, "")
