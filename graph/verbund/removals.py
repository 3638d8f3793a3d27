"""People who asked to be removed: the nameless rest that stays, and how they are recognised.

data/removed.json keeps for each the IRI, the day, the reason, and keyed hashes (HMAC-SHA256, RFC
2104) of names and identifiers. The key lies in removed.key beside data/ and is never published:
without it nobody can find out whether a name is among the hashes.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile, VerbundError
from verbund.model import Iri, Literal, Statement
from verbund.vocab import RDFS, SCHEMA

FILE = "data/removed.json"
KEY = "removed.key"
REASONS = ("objection", "consent-withdrawn", "error", "other")
_NAMES = frozenset({RDFS.label, SCHEMA.name, SCHEMA.alternateName})
_IDENTIFIERS = frozenset({SCHEMA.identifier, SCHEMA.sameAs})
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Removal:
    """What stays of a person: no name, nothing that leads to one."""

    thing: Iri
    day: date
    reason: str
    marks: frozenset[str]


@dataclass(frozen=True)
class Removals:
    """Everyone who was removed from a catalogue."""

    root: Path
    entries: tuple[Removal, ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Removals:
        """Those of a catalogue.

        Raises:
            UnreadableFile: the list is damaged.
        """
        path = catalogue.removed_file
        try:
            found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
            return cls(catalogue.root, tuple(map(_entry, found)))
        except (OSError, ValueError, LookupError, TypeError) as problem:
            raise UnreadableFile(
                FILE, f"damaged: {problem}", hint="take it back from version control"
            ) from problem

    @cached_property
    def things(self) -> frozenset[Iri]:
        """The addresses that lead to nothing any more."""
        return frozenset(one.thing for one in self.entries)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The keyed hashes of all of them."""
        return frozenset(mark for one in self.entries for mark in one.marks)

    @cached_property
    def key(self) -> bytes:
        """The secret of the hashes.

        Raises:
            VerbundError: it is not here.
        """
        try:
            return bytes.fromhex((self.root / KEY).read_text(encoding="ascii").strip())
        except (OSError, ValueError) as problem:
            raise VerbundError(
                f"{KEY} is not here or no key: who was removed cannot be recognised",
                hint="put it back beside data/, from where you keep secrets",
            ) from problem

    def knows(self, name: str, identifiers: Iterable[str] = ()) -> bool:
        """Whether these are the name or the identifiers of someone who was removed.

        Who has an identifier that is not among them is someone else of the same name.
        """
        if not self.marks:
            return False
        given = [self.mark(one) for one in identifiers if one]
        if given:
            return not self.marks.isdisjoint(given)
        return self.mark(name) in self.marks

    def is_of(self, about: Iterable[Statement]) -> bool:
        """Whether these statements are about someone who was removed."""
        names, identifiers = named(about)
        return any(self.knows(name, identifiers) for name in names)

    def mark(self, text: str) -> str:
        """The keyed hash of a name or an identifier, however it is spelt."""
        return hmac.digest(self.key, normal(text).encode(), "sha256").hex()

    def written(self, removal: Removal) -> bytes:
        """The list with one more, as it is kept."""
        listed = [
            {
                "thing": one.thing.value,
                "removed": one.day.isoformat(),
                "reason": one.reason,
                "marks": sorted(one.marks),
            }
            for one in (*self.entries, removal)
        ]
        return (json.dumps(listed, indent=2) + "\n").encode()

    def make_key(self) -> None:
        """Make the secret if nobody was removed so far, readable by its owner, unknown to git."""
        path = self.root / KEY
        if self.entries or path.is_file():
            return
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        ignored = self.root / ".gitignore"
        lines = ignored.read_text(encoding="utf-8").splitlines() if ignored.is_file() else []
        if KEY not in lines:
            ignored.write_text("\n".join([*lines, KEY]) + "\n", encoding="utf-8")


def named(about: Iterable[Statement]) -> tuple[list[str], list[str]]:
    """The names and the identifiers that statements about a person give."""
    names, identifiers = set[str](), set[str]()
    for one in about:
        if one.predicate.value in _NAMES and isinstance(one.object, Literal):
            names.add(one.object.value)
        elif one.predicate.value in _IDENTIFIERS:
            identifiers.add(str(one.object))
    return sorted(names), sorted(identifiers)


def normal(text: str) -> str:
    """A name without what may be spelt differently: order, accents, umlauts, signs.

    >>> normal("Müller-Lüdenscheidt, José") == normal("Jose Mueller Luedenscheidt")
    True
    """
    plain = unicodedata.normalize("NFC", text).casefold().translate(_SPELT)
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)
    )
    return " ".join(sorted(re.findall(r"\w+", letters)))


def _entry(found: dict[str, object]) -> Removal:
    marks = found["marks"]
    if not isinstance(marks, list):
        raise TypeError("marks is no list")
    return Removal(
        Iri(str(found["thing"])),
        date.fromisoformat(str(found["removed"])),
        str(found["reason"]),
        frozenset(map(str, marks)),
    )
