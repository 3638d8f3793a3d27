"""Which pairs are worth a look: those that share something rare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

#: A key that more things than this share tells nothing.
_MOST = 150
#: So many of the likeliest partners of a thing are looked at.
_LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Blocks:
    """Things by their keys; a key weighs the more the fewer things have it."""

    places: dict[str, list[int]]
    size: int

    @classmethod
    def of(cls, keys: Iterable[Iterable[str]]) -> Blocks:
        """The blocks of things, each given by its keys."""
        places, size = defaultdict[str, list[int]](list), 0
        for place, own in enumerate(keys):
            size += 1
            for key in sorted(set(own)):
                places[key].append(place)
        return cls(dict(places), size)

    def partners(self, keys: Iterable[str]) -> Sequence[int]:
        """The places of the things that share most with some keys, the likeliest first."""
        shared = Counter[int]()
        for key in sorted(set(keys)):
            found = self.places.get(key, ())
            if len(found) <= max(_MOST, self.size // 200):
                weight = log(1 + self.size / max(1, len(found)))
                for place in found:
                    shared[place] += weight  # type: ignore[assignment]
        order = sorted(shared.items(), key=lambda one: (-one[1], one[0]))
        return [place for place, _ in order[:_LOOKED_AT]]
