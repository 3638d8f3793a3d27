"""What a catalogue has: its things with their names, by kind, and what their lists go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from verbund.model import Iri, Literal, Term
from verbund.queries.engine import Engine
from verbund.site.kinds import KINDS

#: What lists are narrowed by, for each kind, in this order; a year is no help for a project.
FACETS: Mapping[str, tuple[str, ...]] = {
    "project": ("cluster", "state", "kind"),
    "organisation": ("kind", "state", "whole"),
    "event": ("year", "kind"),
    "publication": ("year", "kind"),
    "place": ("kind",),
    "source": ("kind",),
}
_FEWEST = 2

Words = Mapping[str, str]


@dataclass(slots=True)
class Entry:
    """A thing in a list: its path, its name in each language, the values that it is found by."""

    path: str
    words: dict[str, str] = field(default_factory=dict)
    short: str = ""
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def title(self, language: str) -> str:
        """The name, behind the short one where there is one."""
        name = named(self.words, language)
        return f"{self.short}: {name}" if self.short and self.short != name else name


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a list can be narrowed to, and how many entries it then has."""

    facet: str
    value: str
    words: Words
    count: int

    @property
    def key(self) -> str:
        """The value as a part of a file's name."""
        return self.value.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Contents:
    """The entries of each kind in the order of their paths, and the words of facet values."""

    entries: Mapping[str, list[Entry]]
    words: Mapping[str, Words]

    @classmethod
    def read(cls, engine: Engine, base: str) -> Contents:
        """What a graph has under a base."""
        found: dict[str, Entry] = {}
        for thing, label, short in engine.select(_text("names")).rows:
            path = _path(thing, base)
            if path and isinstance(label, Literal):
                entry = found.setdefault(path, Entry(path))
                entry.words[label.language] = label.value
                entry.short = str(short) if short else entry.short
        words: dict[str, dict[str, str]] = defaultdict(dict)
        for thing, facet, value, label in engine.select(_text("facets")).rows:
            path = _path(thing, base)
            if path in found and isinstance(label, Literal):
                found[path].values[str(facet)].add(str(value))
                words[str(value)][label.language] = label.value
        entries: dict[str, list[Entry]] = defaultdict(list)
        for path in sorted(found):
            entries[path.partition("/")[0]].append(found[path])
        return cls(entries, words)

    def counts(self) -> Mapping[str, int]:
        """How many things of each kind there are, in the order of kinds."""
        return {name: len(self.entries[name]) for name in KINDS if self.entries.get(name)}

    def choices(self, kind: str) -> Iterator[tuple[str, list[Choice]]]:
        """What the list of a kind can be narrowed to."""
        entries = self.entries.get(kind, [])
        for facet in FACETS.get(kind, ()):
            counts: dict[str, int] = defaultdict(int)
            for entry in entries:
                for value in entry.values.get(facet, ()):
                    counts[value] += 1
            choices = [Choice(facet, v, self.words[v], n) for v, n in sorted(counts.items())]
            if len(choices) >= _FEWEST:
                yield facet, choices


def named(words: Words, language: str) -> str:
    """A name in a language, else in German, else in any."""
    return words.get(language) or words.get("de") or words.get("") or next(iter(words.values()), "")


def _path(thing: Term | None, base: str) -> str:
    rest = thing.value.removeprefix(base) if isinstance(thing, Iri) else ""
    is_ours = isinstance(thing, Iri) and rest != thing.value
    return rest if is_ours and rest.partition("/")[0] in KINDS else ""


def _text(name: str) -> str:
    return files("verbund.site").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
