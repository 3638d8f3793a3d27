"""Names as people write them: how they are compared, and which ones are near."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_FEW = 40
_NEAR = 0.55


def keys(name: str) -> frozenset[str]:
    """What two spellings of one name have in common, in each way to write umlauts.

    >>> sorted(keys("Universität München")), keys("Interko²") == keys("interko 2")
    (['universitaetmuenchen', 'universitatmunchen'], True)
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return frozenset(map(_bare, (folded, folded.translate(_GERMAN))))


def turned(name: str) -> str:
    """A name with what stands behind its comma put first, as lists of people do not.

    >>> turned("Bartke, Stephan"), turned("Stephan Bartke")
    ('Stephan Bartke', 'Stephan Bartke')
    """
    first, _, behind = name.partition(",")
    return f"{behind.strip()} {first.strip()}".strip()


def near(word: str, names: Mapping[str, str], count: int = 3) -> tuple[str, ...]:
    """The names that look most like a word; each of them stands for one thing, given as value.

    >>> near("Jena", {"Stadt Jena": "a", "City of Jena": "a", "Stadt Leipzig": "b"})
    ('Stadt Jena',)
    """
    wanted = min(keys(word))
    parts = _trigrams(wanted)
    rough = sorted(names, key=lambda name: (-_shared(parts, wanted, name), name))[:_FEW]
    ranked = sorted(rough, key=lambda name: (-_likeness(wanted, name), name))
    found: dict[str, str] = {}
    for name in ranked:
        if _likeness(wanted, name) >= _NEAR:
            found.setdefault(names[name], name)
    return tuple(found.values())[:count]


def listed(names: Iterable[str], joint: str) -> str:
    """Names in quotes, the last one after ``joint``.

    >>> listed(["NEILA", "NACHWUCHS", "RAMONA"], "or")
    "'NEILA', 'NACHWUCHS' or 'RAMONA'"
    """
    *most, last = map(repr, names)
    return f"{', '.join(most)} {joint} {last}" if most else last


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def _trigrams(key: str) -> frozenset[str]:
    padded = f"  {key} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _shared(parts: frozenset[str], wanted: str, name: str) -> float:
    key = min(keys(name))
    return len(parts & _trigrams(key)) / len(parts) + (wanted in key)


def _likeness(wanted: str, name: str) -> float:
    key = min(keys(name))
    whole = SequenceMatcher(None, wanted, key, autojunk=False).ratio()
    inside = 0.5 + len(wanted) / (2 * len(key)) if wanted and wanted in key else 0.0
    return max(whole, inside)
