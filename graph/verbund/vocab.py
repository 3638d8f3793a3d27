"""Every IRI and prefix that the code names, written once."""

from __future__ import annotations

from typing import Final


class Namespace:
    """The beginning of IRIs; an attribute completes it.

    >>> Namespace("https://schema.org/").startDate
    'https://schema.org/startDate'
    """

    __slots__ = ("_base",)

    def __init__(self, base: str) -> None:
        self._base = base

    def __str__(self) -> str:
        return self._base

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return f"{self._base}{name}"


DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
FRAPO: Final = Namespace("http://purl.org/cerif/frapo/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA: Final = Namespace("https://schema.org/")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
V: Final = Namespace("https://w3id.org/verbund/ns#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: Final[dict[str, str]] = {
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "frapo": str(FRAPO),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "v": str(V),
    "xsd": str(XSD),
}

#: datatypes whose values are numbers
INTEGERS: Final = frozenset({XSD.integer, XSD.int, XSD.long, XSD.nonNegativeInteger})
NUMBERS: Final = INTEGERS | {XSD.decimal, XSD.double, XSD.float}
