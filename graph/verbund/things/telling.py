"""What is known of one thing, told in relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from verbund.model import Iri, Literal, Statement, Term
from verbund.provenance import Source
from verbund.things.facts import Facts, Properties, names, texts
from verbund.things.folding import Folding
from verbund.things.headings import CLASSES, Headings, place, place_between
from verbund.things.model import Detail, Relation, Thing, Value, Words, order
from verbund.things.views import LINKS, THROUGH_UNITS, View
from verbund.things.wording import SIDE_PROPERTIES, Wording, first_day, in_both
from verbund.vocab import PROV, RDF, RDFS, SCHEMA, SKOS, V

#: What stands elsewhere in a description, or only says how something is meant.
_ASIDE = frozenset(
    {RDF.type, RDFS.label, V.shortLabel, V.quote, PROV.hadPrimarySource, SKOS.definition}
    | {SCHEMA.description, SKOS.topConceptOf, SKOS.hasTopConcept}
    | SIDE_PROPERTIES
)
#: What rules derive from things between, which say more.
_SHORTCUTS = frozenset(
    {SCHEMA.member, SCHEMA.memberOf, V.worksOn, SCHEMA.organizer}
    | {SCHEMA.performer, SCHEMA.attendee}
)
_NAMES = frozenset({SCHEMA.name, SKOS.prefLabel})
_DESCRIPTIONS = (SCHEMA.description, SKOS.definition)


@dataclass(slots=True)
class _Group:
    """The values of a relation while they are found."""

    place: tuple[int, int, str]
    headings: Words
    values: list[Value] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells what is known of one thing."""

    iri: Iri
    facts: Facts
    headings: Headings
    wording: Wording
    folding: Folding

    @classmethod
    def of(cls, iri: Iri, facts: Facts, headings: Headings) -> Telling:
        """For a thing that the facts are about."""
        wording = Wording(facts)
        return cls(iri, facts, headings, wording, Folding(facts, wording))

    def thing(self) -> Thing:
        """The description."""
        about = self.facts.about(self.iri)
        between = dict(self._between())
        relations = self._relations(about, between)
        classes = {str(one) for one in about.get(RDF.type, ())}
        kind = next((one for one in CLASSES if one in classes), min(classes, default=""))
        return Thing(
            iri=self.iri,
            kind=Iri(kind) if kind else None,
            kind_words=self.headings.of_class(kind or RDFS.Resource),
            words=self.wording.thing(self.iri, short=False),
            description=_description(about),
            short=next(iter(texts(about, V.acronym).values()), ""),
            relations=relations,
            sources=self._sources(about, relations),
            statements=self._statements({n for n, one in between if one != THROUGH_UNITS.link}),
        )

    def _between(self) -> Iterator[tuple[tuple[Iri, str], View]]:
        """The things between this one and others, by the link that leads here."""
        for node, link in self.facts.incoming.get(self.iri, ()):
            view = self.folding.view(node, link) if link in LINKS else None
            if view:
                yield (node, link), view
        for node in self.facts.through.get(self.iri, ()):
            yield (node, THROUGH_UNITS.link), THROUGH_UNITS

    def _relations(
        self, about: Properties, between: dict[tuple[Iri, str], View]
    ) -> tuple[Relation, ...]:
        groups: dict[str, _Group] = {}
        for (node, link), view in between.items():
            if link == view.link:  # a renaming leads here by both of its ends
                group = _Group(place_between(view.number), view.headings)
                groups.setdefault(f"^{link} {view.between}", group).values.extend(
                    self.folding.values(node, view)
                )
        told = {value.term for group in groups.values() for value in group.values}
        for means, term, backward in self._plain(about, between.keys()):
            if not (means in _SHORTCUTS and term in told):
                value = self._value(about, means, term, backward=backward)
                headings = self.headings.of(means, backward=backward)
                group = _Group(place(means, backward=backward), headings)
                groups.setdefault(f"^{means}" if backward else means, group).values.append(value)
        return tuple(
            Relation(name, one.headings, tuple(sorted(one.values, key=lambda v: order(v, "de"))))
            for name, one in sorted(groups.items(), key=lambda pair: pair[1].place)
        )

    def _plain(
        self, about: Properties, between: Iterable[tuple[Iri, str]]
    ) -> Iterator[tuple[str, Term, bool]]:
        """What is said of the thing and what leads to it, without what is told otherwise."""
        told = set(names(about).values())
        forward = {(term, means) for means, terms in about.items() for term in terms}
        for term, means in forward:
            is_name = means in _NAMES and str(term) in told
            is_short = means == SCHEMA.alternateName and term in about.get(V.acronym, ())
            if not (means in _ASIDE or is_name or is_short):
                yield means, term, False
        for near in set(self.facts.incoming.get(self.iri, ())) - set(between) - forward:
            node, means = near
            if means not in _ASIDE or means == PROV.hadPrimarySource:
                yield means, node, True

    def _value(self, about: Properties, means: str, term: Term, *, backward: bool) -> Value:
        sources: tuple[Iri, ...] = ()
        if not backward:
            sources = self.facts.sources((self.iri, means, term))
        elif isinstance(term, Iri):
            sources = self.facts.sources((term, means, self.iri))
        when = self.wording.time_of(term)
        details = tuple(self._details(about, means, term, backward=backward))
        words = self.wording.term(term, {} if backward else about, means)
        return Value(term, words, details, None, sources, when, (0, first_day(when)))

    def _details(
        self, about: Properties, means: str, term: Term, *, backward: bool
    ) -> Iterator[Detail]:
        """How the source prints a day, where we write it otherwise; what it says, and as what."""
        if backward:
            if means == PROV.hadPrimarySource and isinstance(term, Iri):
                yield from self.folding.told_apart(term)
        elif printed := self.wording.printed(about, means):
            words = {"de": f"gedruckt „{printed}“", "en": f"printed “{printed}”"}
            yield Detail("printed", words)

    def _sources(self, about: Properties, relations: Iterable[Relation]) -> tuple[Source, ...]:
        """The documents that the values name, and those of the thing as a whole."""
        found = {iri for one in relations for value in one.values for iri in value.sources}
        found |= {one for one in about.get(PROV.hadPrimarySource, ()) if isinstance(one, Iri)}
        return tuple(sorted(map(self._source, found)))

    def _source(self, iri: Iri) -> Source:
        about = self.facts.about(iri)
        name = in_both(names(about), iri.value)
        url, read = (min(map(str, about.get(one, ())), default="") for one in _SOURCE)
        return Source(iri.value, name["de"], url, read, english=name["en"])

    def _statements(self, between: Iterable[Iri]) -> tuple[Statement, ...]:
        found = set(self.facts.statements(self.iri, between))
        return tuple(sorted(found, key=_in_order))


_SOURCE = (SCHEMA.url, V.dateRead)


def _description(about: Properties) -> Words:
    """The text that says what a thing is; empty if there is none."""
    return in_both(next(filter(None, (texts(about, one) for one in _DESCRIPTIONS)), {}), "")


def _in_order(one: Statement) -> tuple[str, str, bool, str, str]:
    value = one.object
    tag = f"{value.language} {value.datatype}" if isinstance(value, Literal) else ""
    is_text = isinstance(value, Literal)
    return (str(one.subject), one.predicate.value, is_text, str(value), tag)
