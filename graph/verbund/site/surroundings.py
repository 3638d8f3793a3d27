"""The network around one thing as a small drawing: the same thing, the same drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

from markupsafe import Markup, escape

from verbund.model import Iri
from verbund.site.kinds import Kind
from verbund.site.marks import mark
from verbund.things import Relation, Thing, Value

WIDTH = 840
_MIDDLE, _ARM, _ROW, _HEAD, _MORE, _TOP = WIDTH / 2, 112, 36, 26, 20, 14
_MOST_GROUPS, _MOST_IN_GROUP, _MOST = 6, 5, 14
_LETTERS = 34
#: The kinds that are drawn before others.
_FIRST = ("project", "organisation", "person", "event", "topic")

KindOf = Callable[[Value], Kind | None]
Link = Callable[[Value], str]


@dataclass(frozen=True, slots=True)
class _Group:
    heading: str
    values: tuple[Value, ...]
    rest: int

    @property
    def height(self) -> int:
        return _HEAD + _ROW * len(self.values) + (_MORE if self.rest else 0)


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws in one language; ``kind`` and ``link`` say what a value is and where its page is."""

    language: str
    kind: KindOf
    link: Link
    rest: str

    def drawn(self, thing: Thing, kind: str, title: str) -> Markup:
        """The drawing as inline SVG; empty where there is nothing around."""
        groups = list(self._groups(thing))
        if not groups:
            return Markup("")
        left, right = _shared(groups)
        height = 2 * _TOP + max(sum(one.height for one in side) for side in (left, right))
        inner = [*self._side(left, -1, height), *self._side(right, 1, height)]
        inner.append(mark(kind, _MIDDLE, height / 2, 15))
        return Markup(  # noqa: S704 (every word inside is escaped)
            f'<svg class="around" viewBox="0 0 {WIDTH} {height}" role="group"'
            f' aria-label="{escape(title)}">{"".join(inner)}</svg>'
        )

    def _groups(self, thing: Thing) -> Iterator[_Group]:
        left, seen = _MOST, {thing.iri}
        for relation in sorted(thing.relations, key=self._rank):
            found = list(self._near(relation, seen)) if left else []
            shown = tuple(found[: min(_MOST_IN_GROUP, left)])
            if shown:
                seen.update(value.thing for value in shown if value.thing)
                left -= len(shown)
                heading = relation.headings[self.language]
                yield _Group(heading, shown, len(found) - len(shown))

    def _rank(self, relation: Relation) -> int:
        """The place of a relation: what the network is made of comes before places and texts."""
        kinds = (self.kind(value) for value in relation.values)
        names = [kind.name for kind in kinds if kind]
        return min((_FIRST.index(one) for one in names if one in _FIRST), default=len(_FIRST))

    def _near(self, relation: Relation, seen: set[Iri]) -> Iterator[Value]:
        met = set(seen)
        for value in relation.read_in(self.language):
            kind = self.kind(value)
            if value.thing and kind and kind.name != "source" and value.thing not in met:
                met.add(value.thing)
                yield value

    def _side(self, groups: Sequence[_Group], way: int, height: float) -> Iterator[str]:
        y = (height - sum(one.height for one in groups)) / 2
        x = _MIDDLE + way * _ARM
        for group in groups:
            heading = shorten(group.heading, _LETTERS, placeholder=" …")
            yield _text(x + way * 14, y + 17, way, escape(heading), "verb")
            y += _HEAD
            for value in group.values:
                yield self._spoke(value, x, y + _ROW / 2 - 4, way, height / 2)
                y += _ROW
            if group.rest:
                yield _text(x + way * 14, y + 8, way, self.rest.format(count=group.rest), "verb")
                y += _MORE

    def _spoke(self, value: Value, x: float, y: float, way: int, centre: float) -> str:
        bend = _MIDDLE + way * _ARM * 0.55
        line = f"M{_MIDDLE:g} {centre:g}C{bend:g} {centre:g} {bend:g} {y:g} {x:g} {y:g}"
        kind = self.kind(value)
        shape = mark(kind.mark if kind else "thing", x, y, 6)
        name = _name(value.words[self.language], x + way * 14, y)
        label = _text(x + way * 14, y + 4, way, name, "name")
        return f'<path d="{line}"/><a href="{escape(self.link(value))}">{shape}{label}</a>'


def _shared(groups: list[_Group]) -> tuple[list[_Group], list[_Group]]:
    """The groups on two sides, each where there is more room."""
    sides: tuple[list[_Group], list[_Group]] = ([], [])
    for group in groups[:_MOST_GROUPS]:
        min(sides, key=lambda side: sum(one.height for one in side)).append(group)
    return sides


def _name(words: str, x: float, y: float) -> str:
    """A name in one line or in two; the whole of one that does not fit stands in the title."""
    lines = wrap(words, _LETTERS, max_lines=2, placeholder=" …") or [""]
    if len(lines) == 1:
        return str(escape(lines[0]))
    upper, lower = (
        f'<tspan x="{x:g}" y="{place:g}">{escape(line)}</tspan>'
        for line, place in zip(lines, (y - 3, y + 11), strict=True)
    )
    return f"<title>{escape(words)}</title>{upper}{lower}"


def _text(x: float, y: float, way: int, inner: str, name: str) -> str:
    anchor = "end" if way < 0 else "start"
    return f'<text class="{name}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{inner}</text>'
