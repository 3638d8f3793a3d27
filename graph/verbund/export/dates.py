"""When the catalogue was first released, and when each of its things last changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from verbund.model import Iri, Literal, Statement
from verbund.vocab import DCTERMS, FOAF, RDF, XSD


@dataclass(frozen=True, slots=True)
class Dates:
    """Days by the IRI of the thing, as far as releases know; without a release there are none."""

    first: date | None = None
    things: Mapping[str, date] = field(default_factory=dict)

    def of(self, iri: str) -> date | None:
        """The day on which what is said of a thing last changed, or on which it went."""
        return self.things.get(iri)

    def told(self, iri: Iri) -> Iterator[Statement]:
        """What a document about a thing says of itself: when it last changed."""
        if day := self.of(iri.value):
            document = Iri(f"{iri}#document")
            yield Statement(document, Iri(RDF.type), Iri(FOAF.Document))
            yield Statement(document, Iri(FOAF.primaryTopic), iri)
            yield Statement(document, Iri(DCTERMS.modified), Literal(str(day), XSD.date))

    def latest(self, start: str, otherwise: date) -> date:
        """The day on which anything whose IRI begins so last changed.

        >>> known = {"https://e.org/a/1": date(2026, 1, 1), "https://e.org/a/2": date(2026, 2, 1)}
        >>> Dates(None, known).latest("https://e.org/a/", date(2026, 3, 1))
        datetime.date(2026, 2, 1)
        """
        return max(
            (day for iri, day in self.things.items() if iri.startswith(start)), default=otherwise
        )
