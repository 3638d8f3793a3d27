"""XML as text, and the static repository of OAI-PMH around records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from verbund.export.material import Material

_STATIC: Final = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI: Final = "http://www.openarchives.org/OAI/2.0/"
_CERIF: Final = "https://www.openaire.eu/cerif-profile/1.2/"
SCHEMA: Final = "https://www.openaire.eu/schema/cris/1.2/openaire-cerif-profile.xsd"
_PREFIX: Final = "oai_cerif_openaire_1.2"
#: the characters that XML 1.0 has no way to write
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def element(
    tag: str, *inside: str, raw: bool = False, language: str = "", **attributes: str
) -> str:
    """An element around text, or around elements if ``raw``; nothing if it would say nothing.

    >>> element("Title", "Stadt & Land", language="de")
    '<Title xml:lang="de">Stadt &amp; Land</Title>'
    >>> element("Title", "")
    ''
    """
    content = "".join(inside)
    if not content and (inside or not any(attributes.values())):
        return ""
    named = {"xml:lang": language, **attributes}
    given = "".join(
        f" {name}={quoteattr(_NO_XML.sub('', text))}" for name, text in named.items() if text
    )
    if not inside:
        return f"<{tag}{given}/>"
    return f"<{tag}{given}>{content if raw else escape(_NO_XML.sub('', content))}</{tag}>"


def repository(
    material: Material, path: str, records: Iterable[tuple[str, str]]
) -> Iterator[bytes]:
    """A static repository with an OAI-PMH record for each entity."""
    day = material.settings.released.isoformat()
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{_head(material, path, day)}'.encode()
    host, _, local = material.base.partition("://")[2].partition("/")
    for iri, entity in records:
        name = f"oai:{host}:{local}{iri.removeprefix(material.base)}"
        moment = str(material.dates.of(iri) or day)
        header = element("oai:identifier", name) + element("oai:datestamp", moment)
        record = element("oai:header", header, raw=True) + element("oai:metadata", entity, raw=True)
        yield (element("oai:record", record, raw=True) + "\n").encode()
    yield b"</ListRecords>\n</Repository>\n"


def _head(material: Material, path: str, day: str) -> str:
    """Who offers the records, and in which form."""
    settings = material.settings
    says = {
        "repositoryName": settings.title["en"],
        "baseURL": f"{settings.publishing.public}{path}",
        "protocolVersion": "2.0",
        "adminEmail": settings.publishing.contact.email,
        "earliestDatestamp": str(material.dates.first or day),
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }
    form = {"metadataPrefix": _PREFIX, "schema": SCHEMA, "metadataNamespace": _CERIF}
    identity = "".join(element(f"oai:{name}", text) for name, text in says.items())
    listed = "".join(element(f"oai:{name}", text) for name, text in form.items())
    formats = element("oai:metadataFormat", listed, raw=True)
    return (
        f'<Repository xmlns="{_STATIC}" xmlns:oai="{_OAI}">\n'
        f"{element('Identify', identity, raw=True)}\n"
        f"{element('ListMetadataFormats', formats, raw=True)}\n"
        f'<ListRecords metadataPrefix="{_PREFIX}">\n'
    )
