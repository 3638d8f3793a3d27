"""How well projects are matched: our own under other spellings, among impostors.

Each project of the catalogue gets a second record that knows one thing of it alone, in a spelling
that a stated rule makes. Beside it stand impostors: a project with the next grant number, one whose
title begins alike, and one whose acronym goes on, such as a second phase.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from tests.identity.people_names import Figures, is_idle

from verbund.identity.projects import Project, project, twins

Known = Mapping[str, list[str]]


def _slip(title: str) -> str:
    """A letter in the middle missing, and one more doubled."""
    place = len(title) // 2
    return title[:place] + title[place + 1 :] + title[-1]


def _hyphens(acronym: str) -> str:
    """Parted before inner capitals and numbers: Stadt-Land-Navi."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "-", acronym)


#: By rule: which fact the second record knows, and how it is spelt.
RULES: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "acronym in capitals": ("acronym", str.upper),
    "acronym with hyphens": ("acronym", _hyphens),
    "acronym in brackets": ("acronym", lambda text: f"({text})"),
    "title": ("title", str),
    "title with slips": ("title", _slip),
    "title in capitals": ("title", str.upper),
    "title of a register": ("title", lambda text: f"Verbundprojekt: {text} - Teilprojekt 1"),
    "title up to the dash": ("title", lambda text: re.split(r" [–-] |: ", text)[0]),
    "grant number of a part": ("number", lambda text: re.sub(r"[A-Z]\Z", "", text) + "C"),
    "grant number with blanks": ("number", lambda text: f"{text[:3]} {text[3:4]} {text[4:]}"),
}


def measure(facts: Mapping[str, Known], *, held_out: bool) -> dict[str, Figures]:
    """The figures by rule; ``facts`` are acronyms, titles and grant numbers by project."""
    asked = {iri: known for iri, known in facts.items() if is_held_out(iri) is held_out}
    ours = [project(iri, **known) for iri, known in sorted(facts.items())]
    return {rule: _measured(ours, asked, *how) for rule, how in RULES.items()}


def is_held_out(iri: str) -> bool:
    return sha256(iri.encode()).digest()[0] % 2 == 1


def _measured(
    ours: Sequence[Project], asked: Mapping[str, Known], fact: str, spell: Callable[[str], str]
) -> Figures:
    everybody, wanted = list(ours), set()
    taken = frozenset(number for one in ours for number in one.numbers)
    for iri, known in asked.items():
        everybody += (one for one in _impostors(iri, known) if not one.numbers & taken)
        for value in known[f"{fact}s"][:1]:
            everybody.append(project(f"{iri}#again", **{f"{fact}s": [spell(value)]}))
            wanted.add(frozenset((iri, f"{iri}#again")))
    told = [(one.one.iri, one.other.iri) for one in twins(everybody)]
    found = {frozenset(pair) for pair in told if "#" in "".join(pair) and not is_idle(*pair)}
    return Figures(len(wanted), len(found & wanted), len(found - wanted))


def _impostors(iri: str, known: Known) -> Iterator[Project]:
    for number in known["numbers"][:1]:
        digits = re.sub(r"(\d)(?=[A-Z]?\Z)", lambda one: str((int(one[1]) + 1) % 10), number)
        yield project(
            f"{iri}#next", numbers=[digits], titles=["Ein anderes Vorhaben des Programms"]
        )
    for title in known["titles"][:1]:
        words = title.split()
        half = " ".join(words[: (len(words) + 1) // 2])
        yield project(f"{iri}#alike", titles=[f"{half} in den Mooren des Nordens und der Küste"])
    for acronym in known["acronyms"][:1]:
        yield project(f"{iri}#phase", acronyms=[f"{acronym} 2"], titles=["Die nächste Phase davon"])
