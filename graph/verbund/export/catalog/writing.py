"""catalog.ttl, catalog.rdf and catalog.jsonld: what portals harvest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbund.export.catalog.describing import catalog
from verbund.export.manifest import Entry
from verbund.export.material import Material, Output
from verbund.export.syntax import written
from verbund.formats import RdfFormat
from verbund.vocab import PORTAL_PREFIXES


def catalogs(material: Material, entries: Iterable[Entry]) -> Iterator[Output]:
    """The catalogue in three syntaxes; the same graph in each."""
    statements = catalog(material, entries)
    for form in (RdfFormat.TURTLE, RdfFormat.RDFXML, RdfFormat.JSONLD):
        yield Output(
            path=f"catalog{form.suffix}",
            media_type=form.media_type,
            chunks=(written(statements, form, PORTAL_PREFIXES),),
            count=len(statements),
        )
