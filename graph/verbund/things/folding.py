"""Things between, such as a participation, told as a value with details at either end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbund.model import Iri
from verbund.things.facts import Facts, Properties, texts
from verbund.things.model import Detail, Value
from verbund.things.views import APART, DETAILS, FIRST_ROLES, RENAMED, VIEWS, View
from verbund.things.wording import Wording, first_day, in_both
from verbund.vocab import ORG, PROV, RDF, SCHEMA, V


@dataclass(frozen=True, slots=True)
class Folding:
    """Tells what stands between a thing and others."""

    facts: Facts
    wording: Wording

    def view(self, node: Iri, link: str) -> View | None:
        """How a thing that leads here by a link is told, if it stands between."""
        about = self.facts.about(node)
        classes = sorted(map(str, about.get(RDF.type, ())))
        found = next((VIEWS[one, link] for one in classes if (one, link) in VIEWS), None)
        if found and found.between == RENAMED.between:
            return RENAMED if about.get(found.link) == about.get(found.shown) else found
        return found

    def values(self, node: Iri, view: View) -> Iterator[Value]:
        """What a thing between leads to, with its details."""
        about = self.facts.about(node)
        details = _once(self._details(about, {view.link, view.shown}))
        sources = (one for one in about.get(PROV.hadPrimarySource, ()) if isinstance(one, Iri))
        said = tuple(sorted(sources))
        for term in about.get(view.shown, []) if view.shown else [node]:
            when = self.wording.time_of(term)
            words = self.wording.term(term, about, view.shown)
            place = (_rank(about), _day(details) or first_day(when))
            yield Value(term, words, details, node, said, when, place)

    def told_apart(self, node: Iri) -> tuple[Detail, ...]:
        """What tells a thing between, or a statement, from others that are called alike."""
        about = self.facts.about(node)
        return _once(
            Detail(Iri(means).local, self.wording.term(value, {}, means))
            for means in APART
            for value in sorted(about.get(means, ()), key=str)
        )

    def _details(self, about: Properties, told: set[str]) -> Iterator[Detail]:
        for means in DETAILS:
            if means == SCHEMA.startDate:
                words = self.wording.period(about)
                yield from [Detail("period", words)] if words else []
            elif means not in told:
                yield from self._detail(about, means)

    def _detail(self, about: Properties, means: str) -> Iterator[Detail]:
        name = Iri(means).local
        for thing in sorted(value for value in about.get(means, ()) if isinstance(value, Iri)):
            words = self.wording.thing(thing)
            if means == V.status:  # an adjective
                words = {key: text[:1].lower() + text[1:] for key, text in words.items()}
            yield Detail(name, words, thing)
        if spoken := texts(about, means):
            yield Detail(name, in_both(spoken, ""))


def _rank(about: Properties) -> int:
    """The place of a role: those that lead come first, and who has a role before who has none."""
    roles = [value.local for value in about.get(ORG.role, ()) if isinstance(value, Iri)]
    known = [FIRST_ROLES.index(role) for role in roles if role in FIRST_ROLES]
    return min(known, default=len(FIRST_ROLES) + (not roles))


def _once(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """The details without those that say what another one says."""
    found: dict[str, Detail] = {}
    for detail in details:
        found.setdefault(detail.words["de"].casefold(), detail)
    return tuple(found.values())


def _day(details: Iterable[Detail]) -> str:
    return next((detail.words["de"] for detail in details if detail.name == "period"), "")
