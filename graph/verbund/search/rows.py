"""What was found as a table, and what its columns are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verbund.model import Literal, Table
from verbund.search.entries import Field
from verbund.search.finding import Hit
from verbund.search.kinds import KINDS

#: Headings of the columns in each language.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "thing": {"de": "Gefunden", "en": "Found"},
    "kind": {"de": "Art", "en": "Kind"},
    "match": {"de": "Passender Text", "en": "Text that matches"},
    "where": {"de": "Steht als", "en": "Stands as"},
}
_FIELDS: Mapping[Field, Mapping[str, str]] = {
    Field.SHORT: {"de": "Kurzname", "en": "short name"},
    Field.NAME: {"de": "Name", "en": "name"},
    Field.CODE: {"de": "Kennung", "en": "identifier"},
    Field.OTHER: {"de": "anderer Name", "en": "other name"},
    Field.INITIALS: {"de": "Anfangsbuchstaben", "en": "initials"},
    Field.WORDS: {"de": "Beschreibung", "en": "description"},
}
_NEAR = {"de": ", ähnlich", "en": ", similar"}


def table(hits: Iterable[Hit], language: str) -> Table:
    """A row for each thing that was found."""
    return Table(
        ("thing", "thingLabel", "kind", "match", "where"),
        tuple(
            (
                hit.thing,
                Literal(hit.title(language)),
                Literal(KINDS[hit.kind].words[language]),
                Literal("" if hit.text in hit.title(language) else hit.text),
                Literal(_FIELDS[hit.field][language] + (_NEAR[language] if hit.near else "")),
            )
            for hit in hits
        ),
    )
