"""What of a table may be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Access:
    """What the shapes say: by class, the properties that they name, those public, those single."""

    named: Mapping[str, frozenset[str]]
    public: Mapping[str, frozenset[str]]
    single: Mapping[str, frozenset[str]]

    def is_public(self, class_iri: str, property_iri: str) -> bool:
        """Whether statements with this property about such things may be published."""
        return property_iri in self.public.get(class_iri, frozenset())

    def knows(self, class_iri: str) -> bool:
        """Whether a shape is about such things."""
        return class_iri in self.named

    def names(self, class_iri: str, property_iri: str) -> bool:
        """Whether a shape says of such things whether this property is public."""
        return property_iri in self.named.get(class_iri, frozenset())

    def is_single(self, class_iri: str, property_iri: str) -> bool:
        """Whether such a thing has one value at most (for text: one in each language)."""
        return property_iri in self.single.get(class_iri, frozenset())
