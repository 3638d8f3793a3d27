"""What a rehearsal says, in English and in German, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, order=True, slots=True)
class Told:
    """A sentence in both languages."""

    en: str = ""
    de: str = ""

    def in_language(self, language: str) -> str:
        """The German one for ``de``, else the English one."""
        return self.de if language == "de" else self.en


#: No sentence.
NOTHING: Final = Told()
#: by name: English, German
SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "circle": ("the pages go round in a circle", "die Seiten führen im Kreis"),
    "circle.mend": ("let the last page have no next", "die letzte Seite nennt keine nächste"),
    "head": ("HEAD is answered with {status}", "HEAD wird mit {status} beantwortet"),
    "head.mend": (
        "answer HEAD like GET, and with no redirect: harvesters do not follow one",
        "HEAD wie GET beantworten, und ohne Umleitung: Harvester folgen keiner",
    ),
    "page.unread": ("the page cannot be read: {reason}", "die Seite ist nicht lesbar: {reason}"),
    "page.status": (
        "the catalogue is answered with {status}",
        "der Katalog wird mit {status} beantwortet",
    ),
    "page.status.mend": ("export, and serve", "exportieren und ausliefern"),
    "page.large": ("the page has more than 50 MB", "die Seite hat mehr als 50 MB"),
    "page.large.mend": ("give it in pages (hydra:next)", "sie in Seiten teilen (hydra:next)"),
    "page.type": (
        "its Content-Type is {type}, which is no RDF",
        "der Content-Type ist {type}, das ist kein RDF",
    ),
    "page.untyped": ("its Content-Type is missing", "der Content-Type fehlt"),
    "page.type.mend": (
        "let the server name the type: text/turtle for .ttl, application/rdf+xml for .rdf",
        "der Server nennt die Art: text/turtle für .ttl, application/rdf+xml für .rdf",
    ),
    "export": ("export again", "neu exportieren"),
    "sets.none": ("there is no dataset in it", "es steht kein Datensatz darin"),
    "set.nameless": (
        "a dataset has no IRI: it is taken anew with each harvest",
        "ein Datensatz hat keine IRI: jede Ernte legt ihn neu an",
    ),
    "set.twice": ("two datasets have one identifier", "zwei Datensätze haben dieselbe Kennung"),
    "set.twice.mend": ("give each its own", "jedem eine eigene geben"),
    "file.nameless": (
        "a file has no IRI: its resource is made anew with each harvest",
        "eine Datei hat keine IRI: jede Ernte legt ihre Ressource neu an",
    ),
    "file.status": ("a file is answered with {status}", "eine Datei wird mit {status} beantwortet"),
    "file.size": (
        "a file has {size} bytes and not {wanted}",
        "eine Datei hat {size} Bytes und nicht {wanted}",
    ),
    "file.sum": (
        "a file has another checksum than the catalogue says",
        "eine Datei hat eine andere Prüfsumme, als der Katalog sagt",
    ),
    "file.type": (
        "a file comes as {type} and not as {wanted}",
        "eine Datei kommt als {type} und nicht als {wanted}",
    ),
    "file.untyped": (
        "a file comes without a type and not as {wanted}",
        "eine Datei kommt ohne Angabe der Art und nicht als {wanted}",
    ),
    "file.type.mend": (
        "let the server name the type that the catalogue says",
        "der Server nennt die Art, die der Katalog sagt",
    ),
    "file.mend": (
        "export again, and put all files of exports/ where the catalogue says",
        "neu exportieren und alle Dateien aus exports/ dorthin legen, wo der Katalog sie nennt",
    ),
    "contact": (
        "a contact has neither a page nor a mailbox",
        "ein Kontakt hat weder Seite noch Postfach",
    ),
    "contact.mend": (
        "set contact.url or contact.email in data/catalogue.toml",
        "contact.url oder contact.email in data/catalogue.toml angeben",
    ),
    "set.empty": ("a dataset has no file: {title}", "ein Datensatz hat keine Datei: {title}"),
    "iri.status": ("an IRI is answered with {status}", "eine IRI wird mit {status} beantwortet"),
    "iri.status.mend": ("serve each thing at its IRI", "jedes Ding unter seiner IRI ausliefern"),
    "iri.silent": (
        "what is at an IRI does not speak of it as linked data",
        "was unter einer IRI steht, spricht nicht als Linked Data von ihr",
    ),
    "iri.silent.mend": (
        "answer Accept: text/turtle with the statements about the thing",
        "Accept: text/turtle mit den Aussagen über das Ding beantworten",
    ),
    "html": ("there is no page: {status} {type}", "es gibt keine Seite: {status} {type}"),
    "html.mend": (
        "answer Accept: text/html with a page",
        "Accept: text/html mit einer Seite beantworten",
    ),
    "html.silent": ("a page has no schema.org", "eine Seite hat kein schema.org"),
    "html.silent.mend": (
        "put the object of verbund.export.schemaorg into the page",
        "das Objekt aus verbund.export.schemaorg in die Seite setzen",
    ),
    "object": (
        "an object of schema.org ({kinds}) has no {name}",
        "einem Objekt von schema.org ({kinds}) fehlt {name}",
    ),
    "object.description": (
        "an object of schema.org ({kinds}) has no description of 50 to 5,000 characters",
        "einem Objekt von schema.org ({kinds}) fehlt eine Beschreibung von 50 bis 5.000 Zeichen",
    ),
    "object.mend": (
        "say it in the tables, if it is known",
        "es in den Tabellen nachtragen, wenn es bekannt ist",
    ),
    "cerif.status": (
        "a set of entities is answered with {status}",
        "eine Menge von Entitäten wird mit {status} beantwortet",
    ),
    "cerif.status.mend": (
        "export, with ontology/dialects/cerif.rq",
        "exportieren, mit ontology/dialects/cerif.rq",
    ),
    "cerif.mailbox": (
        "a repository names no e-mail address",
        "ein Repositorium nennt keine E-Mail-Adresse",
    ),
    "cerif.mailbox.mend": (
        "set contact.email in data/catalogue.toml to a functional mailbox",
        "contact.email in data/catalogue.toml auf ein Funktionspostfach setzen",
    ),
    "looked": (
        "{pages} page(s), {sets} datasets, {files} files",
        "{pages} Seite(n), {sets} Datensätze, {files} Dateien",
    ),
    "looked.sample": (
        "{sets} datasets, {things} things and {pages} pages at their addresses"
        " (at most {sample} of each, evenly chosen)",
        "{sets} Datensätze, {things} Dinge und {pages} Seiten unter ihren Adressen"
        " (je höchstens {sample}, gleichmäßig ausgewählt)",
    ),
    "left out": (
        "IRIs of things and pages for people: name an address to look at them",
        "IRIs von Dingen und Seiten für Menschen: dafür eine Adresse angeben",
    ),
    "report.looked": ("looked at: {what}", "angesehen: {what}"),
    "report.left out": ("not looked at: {what}", "nicht angesehen: {what}"),
    "report.unseen": ("{portal}: not looked at", "{portal}: nicht angesehen"),
    "report.nothing": ("nothing refused", "nichts abgelehnt"),
    "report.refused": ("{count} refused", "{count} abgelehnt"),
    "report.missed": ("{count} missed", "{count} vermisst"),
    "report.refuses": ("refused: {what}", "abgelehnt: {what}"),
    "report.misses": ("missed: {what}", "vermisst: {what}"),
    "report.at": ("at {places}", "bei {places}"),
    "report.more": ("at {places} and {count} more", "bei {places} und {count} weiteren"),
    "report.mend": ("mend: {what}", "Abhilfe: {what}"),
}


def told(name: str, /, **values: object) -> Told:
    """A sentence with its gaps filled.

    >>> told("head", status=404).de
    'HEAD wird mit 404 beantwortet'
    """
    english, german = SENTENCES[name]
    return Told(english.format(**values), german.format(**values))
