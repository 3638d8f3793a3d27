"""The object of schema.org for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from verbund.export.about import About, Reader
from verbund.export.material import Material
from verbund.model import Iri
from verbund.vocab import DCTERMS, FRAPO, ORG, SCHEMA, SKOS, V

#: the words of schema.org without fetching anything
CONTEXT: Final = {"@vocab": str(SCHEMA)}

Object = dict[str, Any]


def thing(material: Material, iri: str, *, lang: str = "de") -> Object | None:
    """The object for a thing's page; None where schema.org has no class for it.

    No e-mail address and no telephone number of a person is in it.
    """
    reader = Reader(material.said, lang)
    about = reader.about(iri)
    for kind, describe in _DESCRIBERS.items():
        if kind in about.classes:
            more = describe(reader, about)
            return {"@context": CONTEXT, **_head(about, kind), "inLanguage": lang, **more}
    return None


def _head(about: About, kind: str) -> Object:
    """What every object has: id, class, name, other names, addresses, the same elsewhere."""
    names = about.texts(SCHEMA.alternateName, SKOS.altLabel, V.acronym)
    return _present(
        {
            "@id": about.iri,
            "@type": kind if kind not in _WIDE else _narrow(about.classes, kind),
            "name": about.name,
            "alternateName": names,
            "url": about.links(SCHEMA.url)[:1] or [about.iri],
            "sameAs": about.links(SCHEMA.sameAs, SKOS.exactMatch),
        }
    )


def _present(pairs: Mapping[str, Any]) -> Object:
    """The pairs that say something; lists of one are that one."""
    found = {key: value for key, value in pairs.items() if value not in ("", [], {}, None)}
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in found.items()
    }


def _narrow(classes: list[str], wide: str) -> list[str]:
    """The classes without the one that all others are kinds of, where there is another."""
    return [name for name in classes if name != wide] or [wide]


def _link(about: About, kind: str) -> Object:
    """A thing that another names: its id, class and name."""
    return _present({"@id": about.iri, "@type": kind, "name": about.name or about.iri})


def _links(reader: Reader, about: About, kind: str, *names: str) -> list[Object]:
    return [_link(other, kind) for other in reader.each(about.links(*names))]


def _project(reader: Reader, about: About) -> Object:
    funding = [_grant_of(reader, grant) for grant in reader.naming(about.iri, SCHEMA.fundedItem)]
    funders = {funder["@id"]: funder for grant in funding for funder in _list(grant.get("funder"))}
    return _present(
        {
            "slogan": about.text(SCHEMA.slogan),
            "foundingDate": about.text(SCHEMA.startDate),
            "dissolutionDate": about.text(SCHEMA.endDate),
            "member": _links(reader, about, "Organization", SCHEMA.member),
            "funding": funding,
            "funder": list(funders.values()),
            "areaServed": _links(reader, about, "Place", SCHEMA.areaServed),
            "knowsAbout": _links(reader, about, "DefinedTerm", SCHEMA.about),
            "parentOrganization": _links(reader, about, "ResearchProject", DCTERMS.isPartOf),
        }
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _grant_of(reader: Reader, grant: About) -> Object:
    return {**_head(grant, "MonetaryGrant"), **_grant(reader, grant)}


def _grant(reader: Reader, about: About) -> Object:
    amounts = [
        _present(
            {
                "@type": "MonetaryAmount",
                "value": amount.text(SCHEMA.value),
                "currency": amount.text(SCHEMA.currency),
            }
        )
        for amount in reader.each(about.links(SCHEMA.amount))
    ]
    return _present(
        {
            "identifier": about.text(FRAPO.hasGrantNumber),
            "amount": amounts,
            "funder": _links(reader, about, "Organization", SCHEMA.funder),
            "fundedItem": _links(reader, about, "ResearchProject", SCHEMA.fundedItem),
        }
    )


def _organisation(reader: Reader, about: About) -> Object:
    places = reader.each(about.links(SCHEMA.location))
    return _present(
        {
            "identifier": about.texts(SCHEMA.identifier),
            "location": [_place_of(place, "") for place in places],
            "parentOrganization": _links(reader, about, "Organization", ORG.unitOf),
            "memberOf": _links(reader, about, "ResearchProject", SCHEMA.memberOf),
        }
    )


def _person(reader: Reader, about: About) -> Object:
    roles = reader.naming(about.iri, ORG.member)
    homes = {
        home
        for role in roles
        for home in role.links(ORG.organization, V.onBehalfOf)
        if home not in about.links(V.worksOn) and "/organisation/" in home
    }
    return _present(
        {
            "honorificPrefix": about.text(SCHEMA.honorificPrefix),
            "affiliation": [_link(one, "Organization") for one in reader.each(sorted(homes))],
            "memberOf": _links(reader, about, "ResearchProject", V.worksOn),
        }
    )


def _event(reader: Reader, about: About) -> Object:
    places = reader.each(about.links(SCHEMA.location))
    where: list[Object] = [_place_of(place, about.text(V.venueAsPrinted)) for place in places]
    mode = about.links(SCHEMA.eventAttendanceMode)
    if any("Online" in one or "Mixed" in one for one in mode):
        where.append(
            {"@type": "VirtualLocation", "url": (about.links(SCHEMA.url) or [about.iri])[0]}
        )
    return _present(
        {
            "startDate": about.text(SCHEMA.startDate),
            "endDate": about.text(SCHEMA.endDate),
            "eventAttendanceMode": [{"@id": one} for one in mode],
            "location": where,
            "organizer": _links(reader, about, "Organization", SCHEMA.organizer),
            "performer": _links(reader, about, "Person", SCHEMA.performer),
            "about": _links(reader, about, "DefinedTerm", SCHEMA.about),
            "superEvent": _links(reader, about, "EventSeries", SCHEMA.superEvent),
        }
    )


def _place_of(place: About, venue: str) -> Object:
    """A place with an address, which search engines want of each."""
    address = {"@type": "PostalAddress", "addressLocality": place.name}
    return {**_link(place, "Place"), "name": venue or place.name, "address": address}


def _place(reader: Reader, about: About) -> Object:
    point = {"latitude": about.text(SCHEMA.latitude), "longitude": about.text(SCHEMA.longitude)}
    return _present(
        {
            "geo": {"@type": "GeoCoordinates", **point} if all(point.values()) else {},
            "identifier": about.text(V.ags),
            "containedInPlace": _links(reader, about, "Place", SCHEMA.containedInPlace),
        }
    )


def _work(reader: Reader, about: About) -> Object:
    return _present(
        {
            "headline": about.name,
            "datePublished": about.text(SCHEMA.datePublished),
            "author": _links(reader, about, "Person", SCHEMA.author),
            "citation": about.text(DCTERMS.bibliographicCitation),
            "about": _links(reader, about, "ResearchProject", FRAPO.isOutputOf),
        }
    )


def _scheme(reader: Reader, about: About) -> Object:
    parts = about.links(DCTERMS.isPartOf)
    return _present(
        {
            "funder": _links(reader, about, "Organization", SCHEMA.funder),
            "isPartOf": [_link(part, "FundingScheme") for part in reader.each(parts)],
        }
    )


def _topic(reader: Reader, about: About) -> Object:
    sets = [_link(one, "DefinedTermSet") for one in reader.each(about.links(SKOS.inScheme))]
    return _present({"inDefinedTermSet": sets, "termCode": Iri(about.iri).local})


#: classes whose narrower ones say more
_WIDE = ("Organization", "CreativeWork")

#: in this order: a talk is an event, a project an organisation
_DESCRIBERS: Final[Mapping[str, Callable[[Reader, About], Object]]] = {
    "ResearchProject": _project,
    "MonetaryGrant": _grant,
    "FundingScheme": _scheme,
    "Person": _person,
    "Event": _event,
    "EventSeries": _event,
    "Organization": _organisation,
    "Place": _place,
    "DefinedTerm": _topic,
    "CreativeWork": _work,
}
