"""Every IRI and prefix that the code names, written once."""

from __future__ import annotations

from typing import Final


class Namespace:
    """The beginning of IRIs; an attribute completes it.

    >>> Namespace("https://schema.org/").startDate
    'https://schema.org/startDate'
    """

    def __init__(self, base: str) -> None:
        self._base = base

    def __str__(self) -> str:
        return self._base

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        iri = self.__dict__[name] = f"{self._base}{name}"
        return iri


ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
DCATAP: Final = Namespace("http://data.europa.eu/r5r/")
DCATDE: Final = Namespace("http://dcat-ap.de/def/dcatde/")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
FRAPO: Final = Namespace("http://purl.org/cerif/frapo/")
GEO: Final = Namespace("http://www.opengis.net/ont/geosparql#")
HYDRA: Final = Namespace("http://www.w3.org/ns/hydra/core#")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA: Final = Namespace("https://schema.org/")
SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
V: Final = Namespace("https://w3id.org/verbund/ns#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: Final[dict[str, str]] = {
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "frapo": str(FRAPO),
    "hydra": str(HYDRA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sd": str(SD),
    "sh": str(SH),
    "skos": str(SKOS),
    "v": str(V),
    "xsd": str(XSD),
}

#: datatypes whose values are numbers
INTEGERS: Final = frozenset({XSD.integer, XSD.int, XSD.long, XSD.nonNegativeInteger})
NUMBERS: Final = INTEGERS | {XSD.decimal, XSD.double, XSD.float}

#: what catalogues for portals are written in, beside the words of the graph
PORTAL_PREFIXES: Final[dict[str, str]] = {
    "adms": str(ADMS),
    "dcat": str(DCAT),
    "dcatap": str(DCATAP),
    "dcatde": str(DCATDE),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "geo": str(GEO),
    "owl": str(OWL),
    "rdf": str(RDF),
    "skos": str(SKOS),
    "spdx": str(SPDX),
    "vcard": str(VCARD),
    "void": str(VOID),
    "xsd": str(XSD),
}
