"""What relations and classes are called on the page of a thing, read from either end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from verbund.model import Iri, Literal
from verbund.store import Store
from verbund.things.model import LANGUAGES, Words
from verbund.vocab import DCTERMS, FOAF, FRAPO, ORG, OWL, PROV, RDFS, SCHEMA, SKOS, V

#: Property; its heading in German and English; the heading of what leads here by it, if any.
#: The order of relations is the order here.
_LISTED: tuple[tuple[str, str, str, str, str], ...] = (
    (RDFS.label, "Name", "Name", "", ""),
    (V.acronym, "Kurzname", "Acronym", "", ""),
    (SCHEMA.name, "Name", "Name", "", ""),
    (SKOS.prefLabel, "Benennung", "Label", "", ""),
    (SCHEMA.alternateName, "Auch genannt", "Also called", "", ""),
    (SKOS.altLabel, "Früherer oder anderer Name", "Former or other name", "", ""),
    (SCHEMA.honorificPrefix, "Titel", "Title", "", ""),
    (SCHEMA.description, "Beschreibung", "Description", "", ""),
    (SKOS.definition, "Definition", "Definition", "", ""),
    (SCHEMA.slogan, "Leitsatz", "Slogan", "", ""),
    (SCHEMA.caption, "Bildunterschrift", "Caption", "", ""),
    (V.kind, "Art", "Kind", "Dinge dieser Art", "Things of this kind"),
    (V.status, "Stand", "Status", "Dinge mit diesem Stand", "Things of this status"),
    (SCHEMA.startDate, "Beginn", "Start", "", ""),
    (SCHEMA.endDate, "Ende", "End", "", ""),
    (SCHEMA.datePublished, "Erschienen", "Published", "", ""),
    (SCHEMA.eventAttendanceMode, "Teilnahmeform", "Attendance", "", ""),
    (SCHEMA.location, "Ort", "Place", "Hier gelegen", "Located here"),
    (V.venueAsPrinted, "Veranstaltungsort", "Venue", "", ""),
    (SCHEMA.areaServed, "Region", "Region", "Vorhaben hier", "Projects here"),
    (SCHEMA.containedInPlace, "Liegt in", "Lies in", "Dazu gehören", "Contains"),
    (ORG.unitOf, "Gehört zu", "Unit of", "Einheiten", "Units"),
    (V.underProgramme, "Förderprogramm", "Programme", "Im Programm", "Under this programme"),
    (V.underCall, "Bekanntmachung", "Call", "Aus dieser Bekanntmachung", "Under this call"),
    (DCTERMS.isPartOf, "Teil von", "Part of", "Dazu gehören", "Has part"),
    (V.cluster, "Cluster", "Cluster", "Vorhaben im Cluster", "Projects in the cluster"),
    (SCHEMA.about, "Themen", "Topics", "Handelt davon", "About this"),
    (V.ofProject, "Vorhaben", "Project", "Veranstaltungen", "Events"),
    (SCHEMA.superEvent, "Im Rahmen von", "Within", "Dazu gehören", "Has part"),
    (SCHEMA.funder, "Fördermittelgeber", "Funder", "Geldgeber von", "Funder of"),
    (V.managedBy, "Projektträger", "Managing agency", "Betreut als Projektträger", "Manages"),
    (FRAPO.hasGrantNumber, "Förderkennzeichen", "Grant number", "", ""),
    (SCHEMA.amount, "Fördersumme", "Amount", "Summe von", "Amount of"),
    (V.grantShare, "Anteil an der Zuwendung", "Share of the grant", "", ""),
    (SCHEMA.fundedItem, "Gefördert wird", "Funds", "Zuwendungen", "Grants"),
    (SCHEMA.member, "Mitglieder", "Members", "", ""),
    (SCHEMA.memberOf, "Beteiligt an", "Takes part in", "", ""),
    (ORG.organization, "Mitglied in", "Member in", "", ""),
    (ORG.member, "Mitglied", "Member", "", ""),
    (ORG.role, "Rolle", "Role", "", ""),
    (SCHEMA.roleName, "Rolle im Wortlaut", "Role in its words", "", ""),
    (ORG.originalOrganization, "Vorher", "Before", "", ""),
    (ORG.resultingOrganization, "Nachher", "After", "", ""),
    (V.worksOn, "Arbeitet an", "Works on", "Personen", "People"),
    (SCHEMA.organizer, "Veranstaltet von", "Organised by", "Veranstaltet", "Organises"),
    (SCHEMA.performer, "Mitwirkende", "Contributors", "Tritt auf bei", "Appears at"),
    (SCHEMA.attendee, "Teilnehmende", "Attendees", "Nimmt teil an", "Attends"),
    (SCHEMA.audience, "Publikum", "Audience", "Publikum von", "Audience of"),
    (V.worksWith, "Arbeitet zusammen mit", "Works with", "", ""),
    (FRAPO.isOutputOf, "Ergebnis von", "Output of", "Veröffentlichungen", "Publications"),
    (SCHEMA.author, "Geschrieben von", "Author", "Veröffentlichungen", "Publications"),
    (SCHEMA.creator, "Urheberschaft", "Creator", "Bilder", "Pictures"),
    (SCHEMA.image, "Bild", "Picture", "Zeigt", "Shows"),
    (SCHEMA.subjectOf, "Dokumente", "Documents", "Gehört zu", "Belongs to"),
    (SCHEMA.contactPoint, "Kontakt", "Contact", "Kontakt von", "Contact of"),
    (V.audienceFrom, "Publikum aus", "Audience from", "Im Publikum von", "In the audience of"),
    (SKOS.broader, "Oberbegriff", "Broader", "Unterbegriffe", "Narrower"),
    (SKOS.inScheme, "Aus der Einteilung", "In scheme", "Begriffe", "Concepts"),
    (SKOS.member, "Enthält", "Contains", "In der Sammlung", "In collection"),
    (V.possiblySameAs, "Vielleicht dasselbe wie", "Possibly the same as", "", ""),
    (SCHEMA.identifier, "Kennung", "Identifier", "", ""),
    (SKOS.notation, "Kurzzeichen", "Notation", "", ""),
    (SCHEMA.sameAs, "Anderswo", "Elsewhere", "", ""),
    (OWL.sameAs, "Dasselbe wie", "Same as", "Dasselbe wie", "Same as"),
    (SKOS.exactMatch, "Entspricht genau", "Exact match", "", ""),
    (SKOS.closeMatch, "Entspricht etwa", "Close match", "", ""),
    (SKOS.broadMatch, "Anderswo weiter gefasst", "Broad match", "", ""),
    (SKOS.relatedMatch, "Anderswo verwandt", "Related match", "", ""),
    (SCHEMA.email, "E-Mail", "E-mail", "", ""),
    (SCHEMA.telephone, "Telefon", "Telephone", "", ""),
    (SCHEMA.latitude, "Breite", "Latitude", "", ""),
    (SCHEMA.longitude, "Länge", "Longitude", "", ""),
    (SCHEMA.value, "Betrag", "Value", "", ""),
    (SCHEMA.currency, "Währung", "Currency", "", ""),
    (SCHEMA.publisher, "Herausgegeben von", "Publisher", "", ""),
    (DCTERMS.bibliographicCitation, "Zitierweise", "Citation", "", ""),
    (DCTERMS.license, "Lizenz", "Licence", "", ""),
    (SCHEMA.license, "Lizenz", "Licence", "", ""),
    (SCHEMA.creditText, "Bildnachweis", "Credit", "", ""),
    (SCHEMA.sha256, "SHA-256", "SHA-256", "", ""),
    (SCHEMA.url, "Adresse", "Address", "", ""),
    (SKOS.note, "Anmerkung", "Note", "", ""),
    (PROV.hadPrimarySource, "Quellen", "Sources", "Belegt", "Is the source of"),
)  # fmt: skip

HEADINGS: Mapping[str, tuple[Words, Words]] = {
    means: ({"de": german, "en": english}, {"de": german_back, "en": english_back})
    for means, german, english, german_back, english_back in _LISTED
}
PLACES: Mapping[str, int] = {means: place for place, means in enumerate(HEADINGS)}

#: Classes that say what a thing is; the first of them that it has counts.
CLASSES: Mapping[str, Words] = {
    iri: {"de": german, "en": english}
    for iri, german, english in (
        (V.Call, "Bekanntmachung", "Call"),
        (V.Cluster, "Cluster", "Cluster"),
        (V.Topic, "Thema", "Topic"),
        (V.Publication, "Veröffentlichung", "Publication"),
        (V.Talk, "Beitrag", "Talk"),
        (V.Participation, "Teilnahme", "Participation"),
        (V.ProjectRole, "Projektmitarbeit", "Project role"),
        (V.Affiliation, "Zugehörigkeit", "Affiliation"),
        (V.SpeakerRole, "Auftritt", "Speaker role"),
        (V.OrganiserRole, "Veranstalterrolle", "Organiser role"),
        (V.ProjectRelation, "Beziehung zweier Vorhaben", "Relation of two projects"),
        (SCHEMA.ResearchProject, "Vorhaben", "Project"),
        (SCHEMA.FundingScheme, "Förderprogramm", "Funding programme"),
        (SCHEMA.MonetaryGrant, "Zuwendung", "Grant"),
        (SCHEMA.MonetaryAmount, "Fördersumme", "Amount"),
        (SCHEMA.Person, "Person", "Person"),
        (SCHEMA.Organization, "Einrichtung", "Organisation"),
        (ORG.ChangeEvent, "Wechsel einer Einrichtung", "Change of an organisation"),
        (SCHEMA.EventSeries, "Veranstaltungsreihe", "Series of events"),
        (SCHEMA.Event, "Veranstaltung", "Event"),
        (SCHEMA.Place, "Ort", "Place"),
        (SCHEMA.ImageObject, "Bild", "Picture"),
        (SCHEMA.Audience, "Publikum", "Audience"),
        (SCHEMA.ContactPoint, "Kontakt", "Contact"),
        (PROV.Entity, "Quelle", "Source"),
        (SCHEMA.CreativeWork, "Dokument", "Document"),
        (FOAF.Document, "Dokument", "Document"),
        (ORG.Role, "Rolle", "Role"),
        (SKOS.ConceptScheme, "Einteilung", "Scheme"),
        (SKOS.Collection, "Sammlung", "Collection"),
        (SKOS.Concept, "Begriff", "Concept"),
    )
}
_BACK = {"de": " (von)", "en": " (of)"}


@dataclass(frozen=True)
class Headings:
    """What relations and classes are called, with the words of an ontology for its own terms."""

    own: Mapping[str, Words]

    @classmethod
    def read(cls, ontology: Path) -> Headings:
        """With the labels that a file gives to its terms."""
        store = Store.in_memory()
        if ontology.is_file():
            store.load_file(ontology)
        found: dict[str, dict[str, str]] = {}
        for term, label in store.pairs(RDFS.label):
            if isinstance(label, Literal) and label.language in LANGUAGES:
                found.setdefault(term, {})[label.language] = _capital(label.value)
        return cls({term: words for term, words in found.items() if len(words) > 1})

    def of(self, means: str, *, backward: bool = False) -> Words:
        """The heading of a relation."""
        if means in HEADINGS and HEADINGS[means][backward]["de"]:
            return HEADINGS[means][backward]
        forward = HEADINGS[means][0] if means in HEADINGS else self.own.get(means)
        words = forward or dict.fromkeys(LANGUAGES, _spaced(means))
        return {key: words[key] + _BACK[key] for key in LANGUAGES} if backward else words

    def of_class(self, iri: str) -> Words:
        """What a thing of a class is called."""
        return CLASSES.get(iri) or self.own.get(iri) or dict.fromkeys(LANGUAGES, _spaced(iri))


def place(means: str, *, backward: bool = False) -> tuple[int, int, str]:
    """The place of a relation: what leads here comes after what leads on, before codes."""
    own = PLACES.get(means, PLACES[SCHEMA.url])
    return (PLACES[SKOS.member], 1 + own, means) if backward else (own, 0, means)


def place_between(number: int) -> tuple[int, int, str]:
    """The place of what is told of things between."""
    return (PLACES[SCHEMA.member], 1 + number, "")


def _spaced(iri: str) -> str:
    """The last part of an IRI as words.

    >>> _spaced("https://example.org/terms#fundedItem")
    'Funded item'
    """
    return _capital(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", Iri(iri).local).lower())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
