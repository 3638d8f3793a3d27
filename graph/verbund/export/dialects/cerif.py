"""OpenAIRE CERIF-XML 1.2: one static OAI-PMH repository for each set of entities."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from verbund.export.about import About, Reader
from verbund.export.dialects.xml import element, repository
from verbund.export.material import Material, Output
from verbund.vocab import DCTERMS, FRAPO, ORG, SCHEMA, SKOS, V

NAMESPACE: Final = "https://www.openaire.eu/cerif-profile/1.2/"
_VOCABULARY: Final = "https://www.openaire.eu/cerif-profile/vocab/"
_IDENTIFIERS: Final = "https://w3id.org/cerif/vocab/IdentifierTypes#"
_ROLE: Final = "https://w3id.org/verbund/role/"
_LANGUAGES: Final = ("de", "en")
#: the language of a text that names none; CERIF asks for one (BCP 47)
_UNKNOWN: Final = "und"

#: which of CERIF's parts in a consortium our roles are; others are partners in spirit, not in CERIF
_CONSORTIUM: Final[Mapping[str, str]] = {
    f"{_ROLE}coordinator": "Coordinator",
    f"{_ROLE}partner": "Partner",
    f"{_ROLE}practice-partner": "Partner",
    f"{_ROLE}subcontractor": "Contractor",
    f"{_ROLE}supporter": "InKindContributor",
    f"{_ROLE}project-management": "Member",
    f"{_ROLE}project-group-member": "Member",
    f"{_ROLE}associated-partner": "Member",
}
_TEAM: Final[Mapping[str, str]] = {
    f"{_ROLE}lead": "PrincipalInvestigator",
    f"{_ROLE}contact": "Contact",
    f"{_ROLE}staff": "Member",
    f"{_ROLE}subproject-lead": "Member",
    f"{_ROLE}project-coordinator": "Member",
}
#: identifiers that have an element of their own, in its order, by how addresses in them begin
_NAMED: Final[Mapping[str, str]] = {
    "https://orcid.org/": "ORCID",
    "https://ror.org/": "RORID",
    "https://isni.org/isni/": "ISNI",
}
#: those that have none
_OTHERS: Final[Mapping[str, str]] = {
    "https://d-nb.info/gnd/": "GND",
    "http://www.wikidata.org/entity/": "WikidataID",
}


def outputs(material: Material, carried: set[tuple[str, str]]) -> Iterator[Output]:
    """dialects/cerif/SET.xml for each set that has entities."""
    reader = Reader(material.said, "de", carried)
    for name, (classes, describe) in _SETS.items():
        bases = tuple(kind.base for kind in material.kinds if kind.class_iri in classes)
        iris = [iri for iri in material.things.iris if bases and iri.startswith(bases)]
        records = ((iri, describe(reader, reader.about(iri))) for iri in iris)
        if iris:
            path = f"dialects/cerif/{name}.xml"
            chunks = repository(material, path, records)
            yield Output(path, "application/xml", chunks, len(iris), "entities")


def sets(material: Material) -> Mapping[str, str]:
    """The set of an entity, by how its IRI begins."""
    return {
        kind.base: name
        for name, (classes, _) in _SETS.items()
        for kind in material.context.kinds.values()
        if kind.class_iri in classes
    }


def entity(material: Material, iri: str, name: str) -> str:
    """An entity of a set by itself."""
    reader = Reader(material.said, "de")
    return _SETS[name][1](reader, reader.about(iri))


def _id(about: About) -> str:
    """The id of an entity: its IRI, which is the same in every set."""
    return about.iri


def _names(tag: str, about: About, *properties: str) -> str:
    """A name in each language that it has."""
    found = ""
    for language in (*_LANGUAGES, ""):
        for text in about.exactly(language, *properties):
            found += element(tag, text, language=language or _UNKNOWN)
    return found


def _bare(tag: str, about: About, kind: str) -> str:
    """Another entity, by its id alone."""
    return element(tag, element(kind, id=_id(about)), raw=True)


def _link(tag: str, about: About, kind: str) -> str:
    """Another entity, with the name that it has here."""
    label = element("DisplayName", about.name)
    return element(tag, label, element(kind, id=_id(about)), raw=True)


def _identifiers(about: About) -> str:
    """The identifiers of others: the first of a kind, then those that rival it, then the rest."""
    found = ""
    addresses = about.links(SCHEMA.sameAs, SKOS.exactMatch)
    for start, name in _NAMED.items():
        rivals = [address for address in addresses if address.startswith(start)]
        for tag, address in zip(
            [name, *[f"Alternative{name}"] * len(rivals)], rivals, strict=False
        ):
            found += element(tag, address)
    for start, name in _OTHERS.items():
        for address in addresses:
            if address.startswith(start):
                found += element("Identifier", address, type=f"{_IDENTIFIERS}{name}")
    return found


def _project(reader: Reader, about: About) -> str:
    grants = reader.naming(about.iri, SCHEMA.fundedItem)
    parts = reader.naming(about.iri, ORG.organization)
    return element(
        "Project",
        element("Acronym", about.text(V.acronym)),
        _names("Title", about, SCHEMA.name),
        element("StartDate", about.text(SCHEMA.startDate)),
        element("EndDate", about.text(SCHEMA.endDate)),
        element("Consortium", _members(reader, parts, _CONSORTIUM, "OrgUnit"), raw=True),
        element("Team", _members(reader, parts, _TEAM, "Person"), raw=True),
        "".join(_funded(reader, grant) for grant in grants),
        "".join(_names("Keyword", topic, SKOS.prefLabel) for topic in _topics(reader, about)),
        _names("Abstract", about, SCHEMA.slogan),
        raw=True,
        xmlns=NAMESPACE,
        id=_id(about),
    )


def _topics(reader: Reader, about: About) -> Iterator[About]:
    return reader.each(about.links(SCHEMA.about))


def _members(reader: Reader, parts: list[About], roles: Mapping[str, str], kind: str) -> str:
    """The parts that organisations or people have in a project."""
    found = set[tuple[int, str]]()
    order = list(dict.fromkeys(roles.values()))
    for part in parts:
        role = next((roles[iri] for iri in part.links(ORG.role) if iri in roles), "")
        for member in reader.each(part.links(ORG.member)) if role else ():
            part.links(ORG.organization)
            found.add((order.index(role), _link(role, member, kind)))
    return "".join(text for _, text in sorted(found))


def _funded(reader: Reader, grant: About) -> str:
    """How a project is funded: for each funder once, since one element names one."""
    grant.links(SCHEMA.fundedItem)
    way = _bare("As", grant, "Funding")
    funders = [_link("By", one, "OrgUnit") for one in reader.each(grant.links(SCHEMA.funder))]
    return "".join(element("Funded", by, way, raw=True) for by in funders or [""])


def _organisation(reader: Reader, about: About) -> str:
    wholes = reader.each(about.links(ORG.unitOf))
    return element(
        "OrgUnit",
        element("Acronym", about.text(V.acronym)),
        _names("Name", about, SCHEMA.name),
        _identifiers(about),
        "".join(element("ElectronicAddress", page) for page in about.links(SCHEMA.url)),
        "".join(_bare("PartOf", one, "OrgUnit") for one in wholes),
        raw=True,
        xmlns=NAMESPACE,
        id=_id(about),
    )


def _person(reader: Reader, about: About) -> str:
    homes = []
    for role in reader.naming(about.iri, ORG.member):
        role.links(ORG.member)
        homes += [iri for iri in role.links(ORG.organization) if "/organisation/" in iri]
    return element(
        "Person",
        element("PersonName", element("OtherNames", about.text(SCHEMA.name)), raw=True),
        _identifiers(about),
        "".join(
            element("Affiliation", element("OrgUnit", id=iri), raw=True)
            for iri in dict.fromkeys(homes)
        ),
        raw=True,
        xmlns=NAMESPACE,
        id=_id(about),
    )


def _funding(reader: Reader, about: About) -> str:
    amounts = (
        element("Amount", amount.text(SCHEMA.value), currency=amount.text(SCHEMA.currency))
        for amount in reader.each(about.links(SCHEMA.amount))
    )
    funders = reader.each(about.links(SCHEMA.funder))
    wholes = reader.each(about.links(DCTERMS.isPartOf))
    number = about.text(FRAPO.hasGrantNumber)
    return element(
        "Funding",
        _funding_type(about),
        element("Acronym", about.text(V.acronym)),
        _names("Name", about, SCHEMA.name),
        "".join([*amounts][:1]),
        element("Identifier", number, type=f"{_IDENTIFIERS}AwardNumber") if number else "",
        "".join(_link("Funder", one, "OrgUnit") for one in funders),
        "".join([_bare("PartOf", one, "Funding") for one in wholes][:1]),
        _duration(about),
        raw=True,
        xmlns=NAMESPACE,
        id=_id(about),
    )


def _duration(about: About) -> str:
    starts, ends = about.text(SCHEMA.startDate), about.text(SCHEMA.endDate)
    return element("Duration", startDate=starts, endDate=ends)


def _funding_type(about: About) -> str:
    kind = "Grant" if SCHEMA.MonetaryGrant in about.types else "FundingProgramme"
    kind = "Call" if V.Call in about.types else kind
    scheme = f"{_VOCABULARY}OpenAIRE_Funding_Types"
    return element("Type", f"{scheme}#{kind}", xmlns=scheme)


def _event(reader: Reader, about: About) -> str:
    places = reader.each(about.links(SCHEMA.location))
    organisers = reader.each(about.links(SCHEMA.organizer))
    return element(
        "Event",
        _names("Name", about, SCHEMA.name),
        "".join([element("Place", place.name) for place in places][:1]),
        element("StartDate", about.text(SCHEMA.startDate)),
        element("EndDate", about.text(SCHEMA.endDate)),
        "".join(_names("Keyword", topic, SKOS.prefLabel) for topic in _topics(reader, about)),
        "".join(_bare("Organizer", one, "OrgUnit") for one in organisers),
        raw=True,
        xmlns=NAMESPACE,
        id=_id(about),
    )


_SETS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Reader, About], str]]]] = {
    "openaire_cris_projects": ((SCHEMA.ResearchProject,), _project),
    "openaire_cris_orgunits": ((SCHEMA.Organization,), _organisation),
    "openaire_cris_persons": ((SCHEMA.Person,), _person),
    "openaire_cris_funding": ((SCHEMA.MonetaryGrant, SCHEMA.FundingScheme, V.Call), _funding),
    "openaire_cris_events": ((SCHEMA.Event,), _event),
}
