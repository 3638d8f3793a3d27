"""Searches in an index: by whole names, by words and their parts, by nearly the same spelling."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from verbund.errors import VerbundError
from verbund.model import Iri
from verbund.search.entries import Entry, Field
from verbund.search.index import write
from verbund.search.kinds import KINDS, NAMED
from verbund.search.spelling import folded, words
from verbund.search.variants import Match, Vocabulary

#: Texts that are looked at for one way of matching, for each thing that is wanted.
_EACH = 15
#: Words of a search that count.
_GIVEN = 8
#: Fewer things than this, and what is spelt nearly so is looked for too.
_FEW = 3
_WORTH = {
    Field.SHORT: 60,
    Field.NAME: 50,
    Field.CODE: 40,
    Field.OTHER: 30,
    Field.INITIALS: 0,
    Field.WORDS: -280,
}
#: What a text is worth at most besides how it matches.
_BESIDES = 120
_FOUND = """
SELECT t.field, t.text, t.size, h.iri, h.kind, h.de, h.en, h.short
FROM {source} JOIN things h ON h.id = t.thing
WHERE {condition} AND (?2 = '' OR t.kind = ?2) {order} LIMIT ?3
"""
_BY_WORDS = _FOUND.format(
    source="folded f JOIN texts t ON t.id = f.rowid",
    condition="folded MATCH ?1",
    order="ORDER BY f.rowid",
)
_BY_NAME = _FOUND.format(source="texts t", condition="t.bare = ?1", order="")
_BEGUN = _FOUND.format(source="texts t", condition="t.bare > ?1 AND t.bare < ?1 || '{'", order="")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, the text that matched, and where that stands.

    ``near`` is True if it is spelt otherwise than it was asked for, or has only some of the words.
    """

    thing: Iri
    kind: str
    de: str
    en: str
    short: str
    text: str
    field: Field
    score: float
    near: bool = False

    def title(self, language: str) -> str:
        """What the thing is called, behind its acronym where it has one."""
        name = self.de if language == "de" else self.en
        is_acronym = self.short and " " not in self.short and self.short not in name
        return f"{self.short}: {name}" if is_acronym else name


class Index:
    """An index that is searched."""

    def __init__(self, inner: sqlite3.Connection) -> None:
        self._inner = inner
        self._vocabulary = Vocabulary(inner)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The index of a file, for reading.

        Raises:
            VerbundError: there is none, or it cannot be read.
        """
        try:
            inner = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            inner.execute("SELECT 1 FROM things LIMIT 1")
        except sqlite3.Error as problem:
            raise VerbundError(
                f"{path}: the index cannot be read: {problem}",
                hint="remove the folder .verbund and build again",
            ) from problem
        return cls(inner)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """An index in memory."""
        return cls(write(None, entries))

    def search(self, text: str, *, kind: str = "", limit: int = 10) -> tuple[Hit, ...]:
        """The things that go by a text, the best first; of one ``kind`` if that is named."""
        given = words(text)[:_GIVEN]
        best: dict[Iri, Hit] = {}
        for match in Match if given else ():
            if _is_worth(match, best, limit):
                for hit in self._hits(_Wish(match, given, kind, limit * _EACH)):
                    known = best.get(hit.thing)
                    if known is None or known.score < hit.score:
                        best[hit.thing] = hit
        ranked = sorted(best.values(), key=lambda hit: (-hit.score, hit.de, hit.thing))
        return tuple(ranked[:limit])

    def begun(self, text: str, limit: int = 60) -> tuple[Hit, ...]:
        """The things with a name that begins so, those that count most first."""
        wanted = "".join(words(text))
        hits = [
            hit
            for match, query in ((Match.WHOLE, _BY_NAME), (Match.BEGUN, _BEGUN))
            for hit in self._found(query, wanted, _Wish(match, (wanted,), "", limit * _EACH))
        ]
        ranked = sorted(hits, key=lambda hit: (-hit.score, hit.text, hit.thing))
        return tuple({hit.thing: hit for hit in reversed(ranked[:limit])}.values())[::-1]

    def under(self, start: str, limit: int = 60) -> tuple[Iri, ...]:
        """The things whose IRIs begin so."""
        query = "SELECT iri FROM things WHERE iri > ?1 AND iri < ?1 || '{' ORDER BY iri LIMIT ?2"
        return tuple(Iri(iri) for (iri,) in self._inner.execute(query, (start, limit)))

    def _hits(self, wish: _Wish) -> Iterator[Hit]:
        if wish.match is Match.WHOLE:
            yield from self._found(_BY_NAME, "".join(wish.given), wish)
        elif wish.match is Match.BEGUN:
            yield from self._found(_BEGUN, "".join(wish.given), wish)
        elif wish.match is Match.SOME:
            for word in wish.given:
                yield from self._found(_BY_WORDS, f'"{word}"', wish)
        elif condition := self._vocabulary.condition(wish.match, wish.given):
            yield from self._found(_BY_WORDS, condition, wish)

    def _found(self, query: str, what: str, wish: _Wish) -> Iterator[Hit]:
        wanted = " ".join(wish.given)
        for place, text, size, iri, *names in self._inner.execute(
            query, (what, wish.kind, wish.most)
        ):
            name, de, en, short = names
            field = Field(place)
            longer = min(40.0, abs(size - len(wanted)) / 2)
            begins = 15 if folded(text).startswith(wanted) else 0
            alone = 30 if size < len(wanted) + 2 else 0
            besides = _WORTH[field] + KINDS[name].weight + begins + alone - longer
            match = _as_name(wish.match, field) if name in NAMED else wish.match
            near = match in (Match.SPELT, Match.MISSPELT, Match.SOME)
            yield Hit(Iri(iri), name, de, en, short, text, field, match + besides, near)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is looked for: words, in one way of matching, of a kind, in so many texts at most."""

    match: Match
    given: Sequence[str]
    kind: str
    most: int


def _as_name(match: Match, field: Field) -> Match:
    """A match in a name: other endings make another one, as Müncheberg is not München."""
    return Match.SPELT if match is Match.STEMS and field is not Field.WORDS else match


def _is_worth(match: Match, best: Mapping[Iri, Hit], limit: int) -> bool:
    """Whether a way of matching can add what is better than what there is."""
    good = sum(hit.score > Match.SPELT for hit in best.values())
    if match in (Match.COMPOUND, Match.SOME):
        return not good
    if match in (Match.SPELT, Match.MISSPELT):
        return good < _FEW
    return sum(hit.score > match + _BESIDES for hit in best.values()) < limit
