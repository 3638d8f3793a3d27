"""The codes that portals ask for in place of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verbund.model import Iri

AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
_DE: Final = "http://dcat-ap.de/def/"
_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_CC: Final = "creativecommons.org/"

FILE_TYPES: Final[Mapping[str, str]] = {
    "text/turtle": "RDF_TURTLE",
    "application/n-quads": "RDF_N_QUADS",
    "application/trig": "RDF_TRIG",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
    "text/csv": "CSV",
    "application/json": "JSON",
    "application/xml": "XML",
}
LANGUAGES: Final[Mapping[str, str]] = {"de": "DEU", "en": "ENG"}
#: the addresses under which GovData knows a licence, by how its own address goes on
LICENCES: Final[Mapping[str, str]] = {
    f"{_CC}licenses/by/4.0": "cc-by/4.0",
    f"{_CC}licenses/by-sa/4.0": "cc-by-sa/4.0",
    f"{_CC}licenses/by-nc/4.0": "cc-by-nc/4.0",
    f"{_CC}licenses/by-nd/4.0": "cc-by-nd/4.0",
    f"{_CC}publicdomain/zero/1.0": "cc-zero",
    f"{_CC}publicdomain/mark/1.0": "ccpdm/1.0",
    "www.govdata.de/dl-de/by-2-0": "dl-by-de/2.0",
    "www.govdata.de/dl-de/zero-2-0": "dl-zero-de/2.0",
}


def authority(table: str, code: str) -> Iri:
    """The address of a code of the EU's Publications Office.

    >>> authority("language", "DEU").value
    'http://publications.europa.eu/resource/authority/language/DEU'
    """
    return Iri(f"{AUTHORITY}{table}/{code}")


def media_type(name: str) -> Iri:
    """The address of a media type at IANA."""
    return Iri(f"{_TYPES}{name}")


def licence(given: Iri) -> Iri:
    """The address of a licence that GovData knows; the given one if it knows none.

    >>> licence(Iri("https://creativecommons.org/licenses/by/4.0/deed.de")).value
    'http://dcat-ap.de/def/licenses/cc-by/4.0'
    """
    rest = given.value.partition("://")[2]
    for start, name in LICENCES.items():
        if rest == start or rest.startswith(f"{start}/"):
            return Iri(f"{_DE}licenses/{name}")
    return given


def asks_for_a_name(given: Iri) -> bool:
    """Whether a licence asks to name someone."""
    return "/licenses/cc-by" in licence(given).value or "dl-by" in licence(given).value


def level(code: str) -> Iri | None:
    """The address of a level of government, if there is one."""
    return Iri(f"{_DE}politicalGeocoding/Level/{code}") if code else None
