"""OpenAIRE CERIF-XML 1.2: what ontology/dialects/cerif.rq makes, as a repository for each set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from verbund.export.dialects.rdf import carrying, made
from verbund.export.dialects.xml import element, repository
from verbund.export.material import Material, Output
from verbund.model import Iri, Literal, Statement, Term
from verbund.queries.binding import pieces
from verbund.queries.terms import written
from verbund.reading.context import Kind
from verbund.sparql.guard import checked
from verbund.vocab import RDF, RDFS, SCHEMA, V

NAMESPACE: Final = "https://www.openaire.eu/cerif-profile/1.2/"
_NAME: Final = "cerif"
#: the name of an entity beside the link to it
_NAMED: Final = "DisplayName"
#: the element of a set's entities, and the classes of the tables that hold them
_SETS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "openaire_cris_projects": ("Project", frozenset({SCHEMA.ResearchProject})),
    "openaire_cris_orgunits": ("OrgUnit", frozenset({SCHEMA.Organization})),
    "openaire_cris_persons": ("Person", frozenset({SCHEMA.Person})),
    "openaire_cris_funding": (
        "Funding",
        frozenset({SCHEMA.MonetaryGrant, SCHEMA.FundingScheme, V.Call}),
    ),
    "openaire_cris_events": ("Event", frozenset({SCHEMA.Event})),
}
_ENTITIES: Final = frozenset(tag for tag, _ in _SETS.values())
#: elements with an element for those that rival the first
_RIVALLED: Final = ("ORCID", "RORID", "ISNI")
#: the order of elements in the schema of the profile, wherever they stand
_ORDER: Final = (
    *("Type", "PersonName", "OtherNames", "Acronym", "Title", "Name", "DisplayName", "Amount"),
    *(name for rivalled in _RIVALLED for name in (rivalled, f"Alternative{rivalled}")),
    *("Identifier", "ElectronicAddress", "Affiliation", "Place", "StartDate", "EndDate"),
    *("Consortium", "Team", "Coordinator", "Partner", "Contractor", "InKindContributor"),
    *("PrincipalInvestigator", "Contact", "Member", "Funded", "By", "As", "Keyword", "Abstract"),
    *("Funder", "Organizer", "PartOf", "Duration", *sorted(_ENTITIES)),
)
#: elements of which there is one at most
_ONCE: Final = frozenset(
    {"Type", "PersonName", "OtherNames", "Acronym", "DisplayName", "Amount", "Place", "StartDate"}
    | {"EndDate", "Duration", *_RIVALLED}
)

_ATTRIBUTES: Final = frozenset({"type", "currency", "startDate", "endDate", "xmlns"})

About = Mapping[str, Mapping[str, list[Term]]]


def outputs(material: Material, carried: set[tuple[str, str]]) -> Iterator[Output]:
    """dialects/cerif/SET.xml for each set that has entities."""
    statements = made(_NAME, material)
    carried |= carrying(statements)
    about = _by_subject(statements)
    for name, (tag, _) in _SETS.items():
        bases = tuple(kind.base for kind in material.kinds if _holds(kind, name))
        iris = [iri for iri in material.things.iris if bases and iri.startswith(bases)]
        records = ((iri, _entity(tag, iri, about)) for iri in iris)
        if iris and about:
            path = f"dialects/cerif/{name}.xml"
            chunks = repository(material, path, records)
            yield Output(path, "application/xml", chunks, len(iris), "entities")


def sets(material: Material) -> Mapping[str, str]:
    """The set of an entity, by how its IRI begins; none without ontology/dialects/cerif.rq."""
    kinds = material.context.kinds.values() if _NAME in material.dialects else ()
    return {kind.base: name for name in _SETS for kind in kinds if _holds(kind, name)}


def entity(material: Material, iri: str, name: str) -> str:
    """An entity of a set by itself."""
    parts = _around_the_thing(material.dialects[_NAME])
    statements = material.store.construct(written(Iri(iri)).join(parts))
    return _entity(_SETS[name][0], iri, _by_subject(statements))


@lru_cache(maxsize=1)
def _around_the_thing(text: str) -> tuple[str, ...]:
    """A query cut where it speaks of the thing: texts and names by turns."""
    checked(text)
    return pieces(text)[::2]


def _holds(kind: Kind, name: str) -> bool:
    return kind.class_iri in _SETS[name][1]


def _by_subject(statements: Iterable[Statement]) -> About:
    found = defaultdict[str, dict[str, list[Term]]](lambda: defaultdict(list))
    for one in statements:
        name = one.predicate.value.removeprefix(NAMESPACE)
        found[str(one.subject)][name].append(one.object)
    return found


def _entity(tag: str, iri: str, about: About) -> str:
    inside = _inside(tag, about.get(iri, {}), about)
    return element(tag, inside, raw=True, xmlns=NAMESPACE, id=iri)


def _inside(tag: str, values: Mapping[str, list[Term]], about: About) -> str:
    """The elements inside another, in the order of the profile."""
    found: list[tuple[int, str]] = []
    for name in (name for name in values if name in _ORDER):
        texts = sorted({_element(name, value, about) for value in values[name]})
        is_single = name in _ONCE or (tag, name) == ("Funding", "PartOf")
        found += [(_ORDER.index(name), text) for text in (texts[:1] if is_single else texts)]
        if name in _RIVALLED:
            rival = f"Alternative{name}"
            rivals = sorted(_element(rival, value, about) for value in values[name])[1:]
            found += [(_ORDER.index(rival), text) for text in rivals]
    return "".join(text for _, text in sorted(found))


def _element(name: str, value: Term, about: About) -> str:
    if isinstance(value, Literal):
        return element(name, value.value, language=value.language)
    if name == _NAMED:
        return element(name, _label(value, about))
    if name in _ENTITIES:
        return element(name, id=str(value))
    values = about.get(str(value), {})
    attributes = {
        key: min(map(str, said)) for key, said in sorted(values.items()) if key in _ATTRIBUTES
    }
    for text in values.get(RDF.value, ()):
        if isinstance(text, Literal):
            return element(name, text.value, raw=False, language=text.language, **attributes)
        return element(name, _label(text, about), raw=False, language="", **attributes)
    inside = _inside(name, values, about)
    return element(name, *([inside] if inside else []), raw=True, **attributes)


def _label(thing: Term, about: About) -> str:
    """The label of something: the German one, else one without a language, else another."""
    labels = [
        one for one in about.get(str(thing), {}).get(RDFS.label, ()) if isinstance(one, Literal)
    ]
    best = min(
        labels, key=lambda one: (one.language != "de", one.language, one.value), default=None
    )
    return best.value if best else ""
