"""dialects/databus.jsonld: the release as a version of an artefact on the DBpedia Databus."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from verbund.export.catalog import datasets
from verbund.export.manifest import Entry
from verbund.export.material import Material, Output
from verbund.formats import RdfFormat

#: what the Databus takes of a title and of an abstract
_TITLE: Final = 100
_ABSTRACT: Final = 299
_CONTEXT: Final = {
    "databus": "https://dataid.dbpedia.org/databus#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:issued": {"@type": "xsd:dateTime"},
    "dct:modified": {"@type": "xsd:dateTime"},
    "dct:license": {"@type": "@id"},
    "dct:publisher": {"@type": "@id"},
    "databus:file": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:byteSize": {"@type": "xsd:decimal"},
    "databus:part": {"@type": "@id"},
}


def databus(material: Material, entries: Iterable[Entry]) -> Iterator[Output]:
    """What the Databus is told; the address of the account comes before each ``@id``."""
    form, version = RdfFormat.JSONLD, _version(material, entries)
    content = {"@context": _CONTEXT, "@graph": [version]}
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    count = len(version["databus:part"])
    yield Output(f"dialects/databus{form.suffix}", form.media_type, (data,), count, "entities")


def _version(material: Material, entries: Iterable[Entry]) -> dict[str, Any]:
    settings = material.settings
    moment = f"{settings.released.isoformat()}T00:00:00Z"
    itself = f"{material.base}databus/{settings.publishing.version}"
    files = datasets(material, entries)[0].files
    return {
        "@id": itself,
        "@type": ["databus:Version", "databus:Dataset"],
        "dct:title": settings.title["en"][:_TITLE],
        "dct:abstract": settings.description["en"][:_ABSTRACT],
        "dct:description": settings.description["en"],
        "dct:license": settings.licence.value,
        "dct:publisher": settings.publisher_url.value,
        "dct:issued": moment,
        "dct:modified": moment,
        "dct:hasVersion": settings.publishing.version,
        "databus:part": [_part(material, itself, file) for file in files],
    }


def _part(material: Material, version: str, file: Entry) -> dict[str, Any]:
    path = PurePosixPath(file.path)
    first, *more = path.suffixes
    return {
        "@id": f"{version}#{path.name}",
        "@type": "databus:Part",
        "databus:file": f"{version}/{path.name}",
        "dcat:downloadURL": f"{material.settings.publishing.public}{file.path}",
        "dcat:byteSize": str(file.size),
        "databus:sha256sum": file.sha256,
        "databus:formatExtension": first.lstrip("."),
        "databus:compression": more[0].lstrip(".") if more else "none",
        "databus:dcv-part": file.part,
    }
