"""How well people are matched: our own people under other spellings, among impostors.

Each person of the catalogue with a tie (an organisation, a project, an event) gets a second record
under a spelling that a stated rule makes, with one of the ties. Beside it stand impostors: someone
of the same name without a tie in common, and someone with the same family name and another initial
at the same place; in the worst case, at the same place another one with the same initial, too. The
people are parted in two by a digest of their ids:
one half to tune on, one held out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from verbund.identity.people import Person, pairs

#: Given names of impostors, by their initial.
OTHERS = {
    "a": "Ansgar", "b": "Bodo", "c": "Clemens", "d": "Detlef", "e": "Edeltraud", "f": "Frauke",
    "g": "Giselher", "h": "Hiltrud", "i": "Ingbert", "j": "Jolanthe", "k": "Knut", "l": "Lorenz",
    "m": "Meinolf", "n": "Notburga", "o": "Ottokar", "p": "Philippa", "q": "Quirin",
    "r": "Roswitha",
    "s": "Swantje", "t": "Traute", "u": "Ulfert", "v": "Veit", "w": "Wiebke", "x": "Xaver",
    "y": "Yorick", "z": "Zita",
}  # fmt: skip
_PLAIN = str.maketrans("äöüÄÖÜßéèáçñø", "aouAOUseeacno")
_WRITTEN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}


def _parts(name: str) -> tuple[str, str]:
    given, _, family = name.rpartition(" ")
    return given, family


def _comma(name: str) -> str:
    given, family = _parts(name)
    return f"{family}, {given}"


def _initial(name: str) -> str:
    given, family = _parts(name)
    return f"{given[0]}. {family}"


def _comma_initial(name: str) -> str:
    given, family = _parts(name)
    return f"{family}, {given[0]}."


def _written(name: str) -> str:
    return "".join(_WRITTEN.get(letter, letter) for letter in name)


def _slip(name: str) -> str:
    """Two letters in the middle of a long family name exchanged."""
    given, family = _parts(name)
    place = len(family) // 2
    changed = family[: place - 1] + family[place] + family[place - 1] + family[place + 1 :]
    return f"{given} {changed}" if len(family) > 6 else name


def _second(name: str) -> str:
    given, family = _parts(name)
    return f"{given} M. {family}"


def _married(name: str) -> str:
    return f"{name}-Musterfrau"


def _shortened(name: str) -> str:
    """The first of two given names."""
    given, family = _parts(name)
    return f"{re.split('[ -]', given)[0]} {family}"


#: What a spelling is called, and how it is made; one that changes nothing is not asked for.
RULES: Mapping[str, Callable[[str], str]] = {
    "title": lambda name: f"Prof. Dr.-Ing. {name}",
    "turned round": _comma,
    "initial": _initial,
    "turned round, initial": _comma_initial,
    "umlauts written out": _written,
    "umlauts without dots": lambda name: name.translate(_PLAIN),
    "capitals": str.upper,
    "a slip": _slip,
    "second initial": _second,
    "first of two given names": _shortened,
    "double name": _married,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How many second records were looked for and found; how many wrong pairs were proposed."""

    asked: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.asked + other.asked, self.right + other.right, self.wrong + other.wrong)


def measure(people: Sequence[Person], *, held_out: bool, worst: bool = False) -> dict[str, Figures]:
    """The figures by rule; in the worst case with impostors of the same initial."""
    asked = [one for one in people if one.ties and is_held_out(one) is held_out]
    found = {}
    for rule, spell in RULES.items():
        told = [(one, spell(one.names[0])) for one in asked if " " in one.names[0]]
        told = [(one, name) for one, name in told if name != one.names[0]]
        found[rule] = _measured(people, told, worst)
    return found


def whole(found: Mapping[str, Figures]) -> Figures:
    return sum(found.values(), Figures())


def is_held_out(person: Person) -> bool:
    return sha256(person.iri.encode()).digest()[0] % 2 == 1


def _measured(people: Sequence[Person], told: Sequence[tuple[Person, str]], worst: bool) -> Figures:
    """What is proposed among everybody, the second records, and the impostors."""
    everybody = [Person(p.iri, p.names, p.ties) for p in people]
    wanted = set()
    for one, name in told:
        tie = min(one.ties, key=lambda iri: sha256(iri.encode()).digest())
        everybody.append(Person(f"{one.iri}#again", (name,), {tie: one.ties[tie]}))
        everybody += list(_impostors(one, tie))[: 3 if worst else 2]
        wanted.add((one.iri, f"{one.iri}#again"))
    found = {(pair.one.iri, pair.other.iri) for pair in pairs(everybody)}
    new = {pair for pair in found if any("#" in iri for iri in pair) and not is_idle(*pair)}
    right = {pair for pair in new if pair in wanted or pair[::-1] in wanted}
    return Figures(len(wanted), len(right), len(new - right))


def is_idle(one: str, other: str) -> bool:
    """Whether both are impostors: two of them may well have one name and one place."""
    ends = [iri.partition("#")[2] for iri in (one, other)]
    return all(end not in ("", "again") for end in ends)


def _impostors(one: Person, tie: str) -> Iterator[Person]:
    given, family = _parts(one.names[0])
    initial = given[0].lower()
    other = chr((ord(initial) - ord("a") + 7) % 26 + ord("a")) if initial.isascii() else "k"
    place = {tie: one.ties[tie]}
    yield Person(f"{one.iri}#elsewhere", one.names[:1], {f"urn:elsewhere:{one.iri}": "elsewhere"})
    yield Person(f"{one.iri}#other", (f"{OTHERS[other]} {family}",), place)
    yield Person(f"{one.iri}#initial", (f"{OTHERS.get(initial, 'Knut')} {family}",), place)
