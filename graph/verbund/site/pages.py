"""Pages as HTML, from what a catalogue says: the same for a folder and for the server.

Links are relative to the page that they stand on, so that pages work in any folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from verbund.export import Dates
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.settings import Settings
from verbund.site.kinds import KINDS, MENU, Kind, kind_of, path_of
from verbund.site.marks import icon
from verbund.site.surroundings import Painter
from verbund.site.texts import LANGUAGES, texts
from verbund.templates import templates
from verbund.things import Detail, Thing, Value
from verbund.vocab import SCHEMA, V

#: The syntaxes that every thing comes in, beside HTML.
SYNTAXES = (RdfFormat.TURTLE, RdfFormat.JSONLD, RdfFormat.NTRIPLES, RdfFormat.RDFXML)
#: Values of a relation that are seen at once, and at all.
_SEEN, _MOST = 24, 1000
#: What roles and kinds begin with, and terms of schema.org: words that nobody needs to look up.
_WORDS = (str(V).removesuffix("ns#"), str(SCHEMA))
_TEMPLATES = templates("verbund.site")
_TEMPLATES.globals["icon"] = icon
_TEMPLATES.tests["day"] = re.compile(r"\d{4}-\d\d(-\d\d)?").fullmatch


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, if ``href`` is not empty; ``away`` if it is elsewhere."""

    words: str
    href: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A value of a relation as it is shown: its name, what is said of it, its sources' numbers."""

    link: Link
    period: str
    details: tuple[Link, ...]
    notes: tuple[int, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Section:
    """A relation as it is shown; ``rest`` are the lines that are folded away."""

    heading: str
    seen: tuple[Line, ...]
    rest: tuple[Line, ...]
    left_out: int

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.seen) + len(self.rest) + self.left_out

    @property
    def is_fact(self) -> bool:
        """Whether it is said in a line."""
        return self.count == 1 or all(not line.mark for line in (*self.seen, *self.rest))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its path in the folder of all pages, its language, and what is asked."""

    language: str
    path: str
    query: str = ""

    def to(self, target: str) -> str:
        """A relative link from here to a path.

        >>> Place("de", "de/project/neila.html").to("de/index.html")
        '../index.html'
        """
        here, there = self.path.split("/")[:-1], target.split("/")
        while here and len(there) > 1 and here[0] == there[0]:
            here, there = here[1:], there[1:]
        return "../" * len(here) + "/".join(there)

    def other(self, language: str) -> str:
        """The path of the same page in another language, with what is asked there."""
        path = f"{language}/{self.path.partition('/')[2] or 'index.html'}"
        return f"{path}?{self.query}" if self.query else path


@dataclass(frozen=True)
class Pages:
    """Renders the pages of one catalogue; ``counts`` says how many things of each kind it has."""

    settings: Settings
    counts: Mapping[str, int]
    is_live: bool = False
    dates: Dates = field(default_factory=Dates)
    _frames: dict[tuple[str, str, str], Mapping[str, Markup]] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """What the IRIs of the catalogue begin with."""
        return self.settings.base.value

    def page_of(self, thing: Iri) -> str:
        """The path of the page of a thing inside a language's folder; empty if it has none.

        A folder has pages for what has a list; the server has one for everything.
        """
        path = path_of(self.base, thing.value)
        return f"{path}.html" if path and (self.is_live or kind_of(self.base, thing)) else ""

    def away(self, thing: Iri) -> str:
        """The address of a thing elsewhere; empty for words, which nobody needs to look up."""
        is_web = thing.value.startswith(("http://", "https://"))
        return thing.value if is_web and not thing.value.startswith(_WORDS) else ""

    def render(self, template: str, place: Place, title: str, **more: Any) -> str:
        """A page of a template."""
        words = {**self._words(place), "title": title, "frame": self._frame(place), **more}
        return _TEMPLATES.get_template(template).render(words)

    def _words(self, place: Place) -> dict[str, Any]:
        """What every template may speak of."""
        return {
            "t": texts(place.language),
            "place": place,
            "to": place.to,
            "language": place.language,
            "languages": LANGUAGES,
            "names": {one: texts(one)["language"] for one in LANGUAGES},
            "site": self.settings,
            "site_title": self.settings.title[place.language].partition(":")[0],
            "menu": [kind for kind in MENU if kind.name in self.counts],
            "kinds": KINDS,
            "counts": self.counts,
            "is_live": self.is_live,
            "public": self.settings.publishing.public.value,
        }

    def _frame(self, place: Place) -> Mapping[str, Markup]:
        """The head and the foot of a page: the same for all pages of a folder, so made once."""
        folder, _, name = place.path.rpartition("/")
        section = folder.partition("/")[2] or name.removesuffix(".html")
        section = "data" if section == "dataset" else section
        key = (place.language, folder, section)
        if key not in self._frames:
            words = {**self._words(place), "section": section}
            module = _TEMPLATES.get_template("frame.html").make_module(words)
            header, footer = module.header(), module.footer()  # type: ignore[attr-defined]
            self._frames[key] = {"header": header, "footer": footer}
        return self._frames[key]

    def thing(self, thing: Thing, language: str, linked_data: str = "") -> str:
        """The page of a thing; ``linked_data`` is what it says in schema.org."""
        path = path_of(self.base, thing.iri.value)
        place = Place(language, f"{language}/{path}.html")
        kind = kind_of(self.base, thing.iri)
        notes = {source.iri: number for number, source in enumerate(thing.sources, start=1)}
        reader = _Reader(self, place, notes)
        sections = [reader.section(*one) for one in thing.told(language).items()]
        return self.render(
            "thing.html",
            place,
            thing.title(language),
            thing=thing,
            path=path,
            kind=kind,
            facts=[one for one in sections if one.is_fact],
            sections=[one for one in sections if not one.is_fact],
            around=reader.around(thing, kind.mark if kind else "thing"),
            forms=[(form, place.to(f"{path}{form.suffix}")) for form in SYNTAXES],
            linked_data=Markup(linked_data.replace("<", "\\u003c")),  # noqa: S704 (no tag is left)
            is_person=bool(kind and kind.name == "person"),
            changed=self.dates.of(thing.iri.value),
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Values of relations as lines on a page."""

    pages: Pages
    place: Place
    notes: Mapping[str, int]

    def section(self, heading: str, values: Sequence[Value]) -> Section:
        lines = tuple(map(self._line, values[:_MOST]))
        return Section(heading, lines[:_SEEN], lines[_SEEN:], max(0, len(values) - _MOST))

    def around(self, thing: Thing, mark: str) -> Markup:
        words = texts(self.place.language)
        painter = Painter(self.place.language, self._kind, self._href, words["surroundings.rest"])
        name = thing.short or thing.words[self.place.language]
        return painter.drawn(thing, mark, words["surroundings.text"].format(name=name))

    def _line(self, value: Value) -> Line:
        kind = self._kind(value)
        return Line(
            self._link(value.words[self.place.language], value.thing),
            value.period.get(self.place.language, ""),
            tuple(self._details(value.details)),
            tuple(
                sorted(self.notes[one.value] for one in value.sources if one.value in self.notes)
            ),
            kind.mark if kind else "",
        )

    def _details(self, details: Iterable[Detail]) -> Iterator[Link]:
        for detail in details:
            yield self._link(detail.words[self.place.language], detail.thing, only_ours=True)

    def _link(self, words: str, thing: Iri | None, *, only_ours: bool = False) -> Link:
        page = self.pages.page_of(thing) if thing else ""
        if page:
            return Link(words, self.place.to(f"{self.place.language}/{page}"))
        address = self.pages.away(thing) if thing and not only_ours else ""
        return Link(words, address, away=bool(address))

    def _kind(self, value: Value) -> Kind | None:
        return kind_of(self.pages.base, value.thing) if value.thing else None

    def _href(self, value: Value) -> str:
        return self._link("", value.thing).href


def pieces(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The items, so many at a time; one empty piece of nothing.

    >>> list(pieces([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for start in range(0, max(len(items), 1), size):
        yield items[start : start + size]
