"""Lists of things: all of a kind, and narrowed by a value; each is a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbund.queries.names import keys
from verbund.site.contents import Choice, Contents, Entry, named
from verbund.site.kinds import KINDS, Kind
from verbund.site.pages import Pages, Place, pieces

#: Entries on one page of a list.
_LONG = 300


@dataclass(frozen=True, slots=True)
class _Shown:
    """A choice as a link."""

    words: str
    path: str
    count: int
    is_here: bool


@dataclass(frozen=True)
class Lists:
    """The lists of a catalogue in one language."""

    pages: Pages
    contents: Contents
    language: str

    def of(self, kind: Kind) -> Iterator[tuple[str, str]]:
        """The path and the text of each page of the lists of a kind."""
        entries = sorted(self.contents.entries.get(kind.name, []), key=self._order)
        facets = list(self.contents.choices(kind.name))
        yield from self._list(kind, entries, None, facets)
        for facet, choices in facets:
            for choice in choices:
                some = [one for one in entries if choice.value in one.values.get(facet, ())]
                yield from self._list(kind, some, choice, facets)

    def every(self) -> Iterator[tuple[str, str]]:
        """The pages of all lists."""
        for name in self.contents.counts():
            yield from self.of(KINDS[name])

    def _order(self, entry: Entry) -> tuple[str, str]:
        return min(keys(entry.title(self.language))), entry.path

    def _list(
        self,
        kind: Kind,
        entries: Sequence[Entry],
        choice: Choice | None,
        facets: Sequence[tuple[str, Sequence[Choice]]],
    ) -> Iterator[tuple[str, str]]:
        heading = kind.titles[self.language]
        if choice:
            heading += f": {named(choice.words, self.language)}"
        parts = list(pieces(entries, _LONG))
        shown = [(facet, self._shown(kind, choices, choice)) for facet, choices in facets]
        for number, part in enumerate(parts, start=1):
            words = {"kind": kind, "heading": heading, "choice": choice, "facets": shown}
            path = self._path(kind, choice, number)
            page = self.pages.render(
                "list.html",
                Place(self.language, path),
                heading,
                entries=part,
                total=len(entries),
                **words,
                **self._pager(kind, choice, number, len(parts)),
            )
            yield path, page

    def _pager(
        self, kind: Kind, choice: Choice | None, number: int, pages: int
    ) -> Mapping[str, object]:
        """Where in a list a page stands, and the ways to its neighbours."""
        return {
            "number": number,
            "pages": pages,
            "previous": self._path(kind, choice, number - 1) if number > 1 else "",
            "following": self._path(kind, choice, number + 1) if number < pages else "",
        }

    def _shown(
        self, kind: Kind, choices: Sequence[Choice], here: Choice | None
    ) -> Sequence[_Shown]:
        found = (
            _Shown(
                named(one.words, self.language),
                self._path(kind, one, 1),
                one.count,
                here is not None and (one.facet, one.value) == (here.facet, here.value),
            )
            for one in choices
        )
        return sorted(found, key=lambda one: one.words.casefold())

    def _path(self, kind: Kind, choice: Choice | None, number: int) -> str:
        name = f"by-{choice.facet}-{choice.key}" if choice else "index"
        more = f"-{number}" if number > 1 else ""
        return f"{self.language}/{kind.name}/{name}{more}.html"
