"""What there is to say of a thing, in both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verbund.model import Iri, Statement, Term
from verbund.provenance import Source

LANGUAGES = ("de", "en")

#: A text in each of the languages.
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Detail:
    """What is said of a relation itself: a role, a period, a sum; ``thing`` if it is one."""

    name: str
    words: Words
    thing: Iri | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A thing or a text that a relation leads to, and who says so.

    ``node`` is the thing between, such as a participation, whose details are told here. ``period``
    is the time of the thing itself, if it has one, and ``place`` says what comes first in each
    language: a role, a day.
    """

    term: Term
    words: Words
    details: tuple[Detail, ...] = ()
    node: Iri | None = None
    sources: tuple[Iri, ...] = ()
    period: Words = field(default_factory=dict)
    place: tuple[int, str] = (0, "")

    @property
    def thing(self) -> Iri | None:
        """The thing that the relation leads to; None for a text."""
        return self.term if isinstance(self.term, Iri) else None

    def named(self, language: str) -> str:
        """The name, with the time of the thing."""
        name = self.words[language]
        period = self.period.get(language)
        return f"{name} ({period})" if period else name

    def behind(self, language: str) -> str:
        """The details."""
        return ", ".join(detail.words[language] for detail in self.details)

    def told(self, language: str) -> str:
        """The name and the details in one line."""
        details = self.behind(language)
        return f"{self.named(language)} – {details}" if details else self.named(language)


@dataclass(frozen=True, slots=True)
class Relation:
    """All values of one relation, under its heading.

    ``name`` is stable: the property, the class of the folded nodes, and ``^`` if it leads here.
    """

    name: str
    headings: Words
    values: tuple[Value, ...]

    def read_in(self, language: str) -> tuple[Value, ...]:
        """The values in the order of a language; what has a rank or a day keeps its place."""
        return tuple(sorted(self.values, key=lambda value: order(value, language)))


@dataclass(frozen=True, slots=True)
class Thing:
    """Everything about one thing; ``statements`` are the same as the public graph has them."""

    iri: Iri
    kind: Iri | None
    kind_words: Words
    words: Words
    description: Words
    short: str = ""
    relations: tuple[Relation, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = field(default=(), repr=False)

    def title(self, language: str) -> str:
        """The name, behind the short one where there is one."""
        name = self.words[language]
        return f"{self.short}: {name}" if self.short and self.short != name else name

    def told(self, language: str) -> Mapping[str, Sequence[Value]]:
        """The values under each heading; relations that are called alike are told as one.

        They stand in the order of the language; what has a rank or a day keeps its place. What
        says less than another value does, on the word of the same documents, is left out.
        """
        found: dict[str, list[Value]] = {}
        for relation in self.relations:
            found.setdefault(relation.headings[language], []).extend(relation.values)
        return {
            heading: sorted(_without_less(values), key=lambda value: order(value, language))
            for heading, values in found.items()
        }


def order(value: Value, language: str) -> tuple[tuple[int, str], str, str, bool, str]:
    """The place of a value among others: by role, by day, by name, the barest last."""
    name = value.words[language].casefold()
    return (value.place, name, str(value.term), not value.details, str(value.node or ""))


def _without_less(values: Iterable[Value]) -> Iterator[Value]:
    """The values without those that say less than another one of the same documents."""
    alike: dict[Term, list[Value]] = defaultdict(list)
    for value in values:
        alike[value.term].append(value)
    for some in alike.values():
        yield from (one for one in some if not any(_says_more(other, one) for other in some))


def _says_more(one: Value, other: Value) -> bool:
    details, fewer = ({(d.name, d.words["de"]) for d in value.details} for value in (one, other))
    return fewer < details and set(other.sources) <= set(one.sources)
