"""The forms of metadata that OAI-PMH gives: Dublin Core of everything, CERIF of some kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verbund.export.dialects import cerif
from verbund.export.dialects.xml import SCHEMA
from verbund.model import Iri
from verbund.web import dublincore
from verbund.web.dublincore import dublin_core
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.records import Record


@dataclass(frozen=True, slots=True)
class Form:
    """A form of metadata: its schema and namespace, and whether only some kinds have it."""

    schema: str
    namespace: str
    only_entities: bool = False


_CERIF = Form(SCHEMA, cerif.NAMESPACE, only_entities=True)
#: By their prefixes; harvesters know CERIF by a name with its version, people by a short one.
FORMS: Final[Mapping[str, Form]] = {
    "oai_dc": Form(dublincore.XSD, dublincore.NAMESPACE),
    "oai_cerif_openaire_1.2": _CERIF,
    "oai_cerif": _CERIF,
}


def metadata(edition: Edition, prefix: str, records: Sequence[Record]) -> Mapping[str, str]:
    """What some records say in a form, by path; what was said once is kept."""
    base, form = edition.settings.base.value, FORMS[prefix]
    keys = {record.path: f"{form.namespace} {record.path}" for record in records}
    found = {path: edition.kept.get(key) for path, key in keys.items()}
    missing = [record for record in records if found[record.path] is None]
    if form.only_entities:
        made = {
            one.path: cerif.entity(edition.material, base + one.path, one.entity) for one in missing
        }
    else:
        things = edition.describer.things(Iri(base + one.path) for one in missing)
        made = {
            one.iri.value.removeprefix(base): dublin_core(one, edition.settings) for one in things
        }
    for path, text in made.items():
        edition.kept.put(keys[path], Document(text.encode(), "text/plain"))
    return {path: one.content.decode() for path, one in found.items() if one} | made
