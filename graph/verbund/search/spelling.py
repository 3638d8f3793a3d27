"""How words are compared: without accents, with ü as u and as ue, by stems, by typing errors."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = re.compile("([aou])e")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "a", "œ": "o"})
_ENDINGS = ("ungen", "ung", "ern", "en", "er", "es", "em", "e", "n", "s")
_STEM = 4
_PART = 4
_ELIDED = re.compile(r"(?P<rest>(?<=\s)-)?(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<begun>-(?!\w))?")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_JOINING = frozenset({"und", "oder", "sowie", "bzw", "u", "and", "or"})
#: What no word has, between the beginning of a compound and another one that ends like it, and
#: between the end of one and another that begins like it.
ENDS_LIKE, BEGINS_LIKE = "\ue000", "\ue001"
#: Letters between the parts of a German compound.
_JOINTS = ("", "s", "es", "n", "en", "er", "e")


def folded(text: str) -> str:
    """A text as it is compared: München, Muenchen and munchen are one, Stephan and Stefan.

    >>> folded("Universität MÜNCHEN – Straße"), folded("Muenchen"), folded("Stephan")
    ('universitat munchen – strasse', 'munchen', 'stefan')
    """
    if text.isascii():
        bare = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        bare = "".join(one for one in plain if not unicodedata.combining(one)).translate(_LETTERS)
    return _UMLAUTS.sub(r"\1", bare).replace("ph", "f")


def words(text: str) -> list[str]:
    """The folded words of a text.

    >>> words("Stadt-Land-Plus: Wohnen")
    ['stadt', 'land', 'plus', 'wohnen']
    """
    return _WORD.findall(folded(text))


def elided(text: str) -> list[str]:
    """The compounds of a text of which a hyphen stands for a part, with what tells that part.

    >>> elided("Natur- und Umweltschutz") == [f"natur{ENDS_LIKE}umweltschutz"]
    True
    >>> elided("Wohnungsbau und -wirtschaft") == [f"wirtschaft{BEGINS_LIKE}wohnungsbau"]
    True
    """
    found, begun, last = [], [], ""
    for one in _ELIDED.finditer(folded(text.translate(_HYPHENS))):
        word = one["word"].replace("-", "")
        if one["begun"]:
            begun.append(word)
        elif one["rest"]:
            found += [f"{word}{BEGINS_LIKE}{last}"] if last else []
        elif word not in _JOINING:
            found += [f"{beginning}{ENDS_LIKE}{word}" for beginning in begun]
            begun, last = [], word
    return found


def initials(name: str) -> str:
    """The capital letters that begin words, as an acronym has them; empty for fewer than three.

    >>> initials("Friedrich-Schiller-Universität Jena")
    'fsuj'
    """
    found = [word[0] for word in _WORD.findall(name) if word[0].isupper()]
    return folded("".join(found)) if len(found) > 2 else ""


def stem(word: str) -> str:
    """A word without its ending, as far as enough of it is left.

    >>> stem("wohnen"), stem("wohnungen"), stem("land")
    ('wohn', 'wohn', 'land')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def splits(word: str) -> list[tuple[str, str]]:
    """The two parts that a compound may have, the letters between them left out.

    >>> ("wohnung", "markt") in splits("wohnungsmarkt")
    True
    """
    found = []
    for cut in range(_PART, len(word) - _PART + 1):
        first, second = word[:cut], word[cut:]
        for joint in _JOINTS:
            head = first.removesuffix(joint)
            if first.endswith(joint) and len(head) >= _PART:
                found.append((head, second))
    return found


def allowed(word: str) -> int:
    """How many typing errors a word may have; a number with one is another number."""
    if len(word) < _PART or any(map(str.isdigit, word)):
        return 0
    return 1 if len(word) < 8 else 2


@cache
def distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many or exchanged; more than ``most`` if many.

    >>> distance("wohnungsmrakt", "wohnungsmarkt", 2), distance("jena", "leipzig", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        last, before, row = before, row, [n]
        for m, found in enumerate(other, 1):
            cost = min(row[-1] + 1, before[m] + 1, before[m - 1] + (letter != found))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == found:
                cost = min(cost, last[m - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
