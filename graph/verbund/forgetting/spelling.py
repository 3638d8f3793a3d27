"""A person's name in running text, in the ways in which it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What stands in the place of a name.
BLANK = "[entfernt]"


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds names as "Erika Beispiel", "Beispiel, Erika", "E. Beispiel" and "Beispiel, E.".

    >>> pattern(["Erika Beispiel"]).sub(BLANK, "Dr. Erika  Beispiel und Beispiel, E. (Jena)")
    'Dr. [entfernt] und [entfernt] (Jena)'
    """
    ways = {way for name in names for way in _ways(name)}
    longest_first = sorted(ways, key=lambda way: (-len(way), way))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)" if ways else r"(?!)")


def surnames(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the last names alone."""
    last = sorted({re.escape(name.split()[-1]) for name in names if name.split()})
    return re.compile(rf"(?<!\w)(?:{'|'.join(last)})(?!\w)" if last else r"(?!)")


def _ways(name: str) -> list[str]:
    first, _, last = " ".join(name.replace(",", " ").split()).rpartition(" ")
    if not first:
        return [re.escape(last)] if last else []
    initials = r"\s*".join(rf"{re.escape(part[0])}\." for part in re.split(r"[ -]", first) if part)
    given, family = r"\s+".join(map(re.escape, first.split())), re.escape(last)
    return [
        rf"{given}\s+{family}",
        rf"{family},\s*{given}",
        rf"{initials}\s*{family}",
        rf"{family},?\s+{initials}",
    ]
