"""Who answers for the catalogue and whom to ask, and pages and standards that are named."""

from __future__ import annotations

from verbund.export.catalog.saying import Sayings, some
from verbund.export.material import Material
from verbund.model import Iri, Literal
from verbund.vocab import DCTERMS, FOAF, SKOS, VCARD, V

_PUBLISHERS = "http://purl.org/adms/publishertype/"
_PROTOCOL = Iri("https://www.w3.org/TR/sparql11-protocol/")


def named(material: Material, name: str) -> Iri:
    """Something that only the catalogue's own document speaks of."""
    return Iri(f"{material.base}catalog#{name}")


def publisher(sayings: Sayings, material: Material) -> Iri:
    """Who answers for the catalogue."""
    settings, publishing = material.settings, material.settings.publishing
    kind = publishing.publisher_type
    type_of = Iri(_PUBLISHERS + kind) if kind else None
    if type_of:
        sayings.of(type_of, (SKOS.Concept,), {SKOS.prefLabel: [Literal(kind, language="en")]})
    return sayings.of(
        publishing.publisher_id or named(material, "publisher"),
        (FOAF.Agent, FOAF.Organization),
        {
            FOAF.name: [Literal(settings.publisher)],
            FOAF.homepage: [page(sayings, settings.publisher_url)],
            DCTERMS.type: some(type_of),
        },
    )


def contact(sayings: Sayings, material: Material) -> Iri:
    """Whom to ask: a page or a mailbox."""
    whom = material.settings.publishing.contact
    return sayings.of(
        named(material, "contact"),
        (VCARD.Kind, VCARD.Organization),
        {
            VCARD.fn: [Literal(whom.name)],
            VCARD.hasURL: some(whom.url),
            VCARD.hasEmail: some(Iri(f"mailto:{whom.email}") if whom.email else None),
        },
    )


def page(sayings: Sayings, address: Iri) -> Iri:
    """A page for people."""
    return sayings.of(address, (FOAF.Document,), {})


def ontology(sayings: Sayings) -> Iri:
    """The vocabulary that the data follow."""
    name = {DCTERMS.title: [Literal("verbund")]}
    return sayings.of(Iri(str(V).rstrip("#")), (DCTERMS.Standard,), name)


def protocol(sayings: Sayings) -> Iri:
    """What a SPARQL service follows."""
    name = {DCTERMS.title: [Literal("SPARQL 1.1 Protocol")]}
    return sayings.of(_PROTOCOL, (DCTERMS.Standard,), name)
