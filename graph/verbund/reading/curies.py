"""Short names of things, ``organisation:fsu-jena`` or ``ror:05qpz1x62``, and the IRIs they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verbund.model import Iri
from verbund.reading.context import Context
from verbund.vocab import PREFIXES

#: Registers and vocabularies that things of a catalogue are compared with.
REGISTERS = {
    "ror": "https://ror.org/",
    "wikidata": "http://www.wikidata.org/entity/",
    "gnd": "https://d-nb.info/gnd/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
    "geonames": "https://sws.geonames.org/",
    "dfg": "http://uri.gbv.de/terminology/dfg2024/",
    "euroscivoc": "http://data.europa.eu/8mn/euroscivoc/",
    "semapv": "https://w3id.org/semapv/vocab/",
}


@dataclass(frozen=True)
class Curies:
    """The prefixes of one catalogue: those of its tables, of registers, of vocabularies."""

    context: Context

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """Where the IRIs of each prefix begin."""
        base = self.context.base
        own = {
            kind.base.removeprefix(base).rstrip("/"): kind.base
            for kind in self.context.kinds.values()
            if kind.base.startswith(base)
        }
        return {**PREFIXES, **REGISTERS, **own}

    def expand(self, text: str) -> str:
        """The IRI that a short name or an IRI means.

        Raises:
            ValueError: it is neither.
        """
        prefix, colon, local = text.partition(":")
        start = self.prefixes.get(prefix) if colon and local[:2] != "//" else None
        return Iri(f"{start}{local}" if start else text).value

    def shorten(self, iri: str) -> str:
        """The short name of an IRI; the IRI itself where no prefix fits."""
        fitting = [(len(start), name) for name, start in self.prefixes.items() if _fits(iri, start)]
        if not fitting:
            return iri
        length, name = max(fitting)
        return f"{name}:{iri[length:]}"


def _fits(iri: str, start: str) -> bool:
    return iri.startswith(start) and len(iri) > len(start)
