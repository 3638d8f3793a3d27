"""The dialects by name: how each is written, and what of the graph it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from verbund.export.dialects import cerif, quickstatements, rdf
from verbund.export.material import Material, Output

#: a thing and a value that is said of it
Carried = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect: its title, what is lost on purpose, and its files; these note what they carry."""

    title: str
    note: str
    write: Callable[[Material, Carried], Iterable[Output]]


DIALECTS: Final[Mapping[str, Dialect]] = {
    "schemaorg": Dialect(
        "schema.org",
        "Sources, quotes, the exactness of dates, clusters and kinds have no words there.",
        partial(rdf.outputs, "schemaorg"),
    ),
    "eurio": Dialect(
        "EURIO, the ontology of CORDIS",
        "Events, places, topics and sources have no words there.",
        partial(rdf.outputs, "eurio"),
    ),
    "vivo": Dialect(
        "VIVO-ISF",
        "Sources, printed forms of dates, clusters and coordinates have no words there.",
        partial(rdf.outputs, "vivo"),
    ),
    "frapo": Dialect(
        "FRAPO",
        "Roles become plain collaboration; events, places and topics have no words there.",
        partial(rdf.outputs, "frapo"),
    ),
    "cerif": Dialect(
        "OpenAIRE CERIF-XML 1.2",
        "Names of people are not taken apart. Publications, places and appearances at events are"
        " left out. A static repository asks for an e-mail address: contact.email in the settings.",
        cerif.outputs,
    ),
    "quickstatements": Dialect(
        "Wikidata QuickStatements",
        "Organisations and projects alone, no people. What goes to Wikidata is given away under"
        " CC0: a person checks each line and its licence before.",
        quickstatements.outputs,
    ),
}
