"""dialects/databus.jsonld: what ontology/dialects/databus.rq makes of what portals are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from verbund.export.catalog import catalog
from verbund.export.dialects.rdf import made
from verbund.export.manifest import Entry
from verbund.export.material import Material, Output
from verbund.export.syntax import written
from verbund.export.void import void
from verbund.formats import RdfFormat
from verbund.store import Store

_PREFIXES: Final = {
    "databus": "https://dataid.dbpedia.org/databus#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcv": "https://dataid.dbpedia.org/databus-cv#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def databus(material: Material, entries: Iterable[Entry]) -> Iterator[Output]:
    """What the Databus is told; the address of the account comes before each ``@id``."""
    files, told = tuple(entries), Store.in_memory()
    told.add([*catalog(material, files), *void(material, files)])
    statements = made("databus", material, told)
    if statements:
        form = RdfFormat.JSONLD
        content = written(statements, form, _PREFIXES)
        yield Output(f"dialects/databus{form.suffix}", form.media_type, (content,), len(statements))
