"""What a portal would refuse or miss, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

CKAN: Final = "CKAN"
GOVDATA: Final = "GovData"
EUROPE: Final = "data.europa.eu"
GOOGLE: Final = "Google Dataset Search"
OPENAIRE: Final = "OpenAIRE"
PORTALS: Final = (GOVDATA, EUROPE, CKAN, GOOGLE, OPENAIRE)
#: who harvests the catalogue itself
HARVESTERS: Final = (GOVDATA, EUROPE, CKAN)
#: how many of one kind are told in full
_SHOWN: Final = 5


@dataclass(frozen=True, order=True, slots=True)
class Objection:
    """What portals have against something: they refuse it, or only like it less."""

    what: str
    where: str
    mend: str = ""
    portals: tuple[str, ...] = HARVESTERS
    refused: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, what was not, and what there is against it."""

    objections: tuple[Objection, ...]
    looked: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing would be refused."""
        return not any(one.refused for one in self.objections)

    def refusing(self) -> tuple[str, ...]:
        """The portals that would refuse something."""
        return tuple(
            name
            for name in PORTALS
            if any(one.refused and name in one.portals for one in self.objections)
        )

    def text(self) -> str:
        """The report to read, portal by portal."""
        lines = [f"looked at: {line}" for line in self.looked]
        lines += [f"not looked at: {line}" for line in self.left_out]
        lines += ["", *(f"{name}: not looked at" for name in self.unseen)] if self.unseen else []
        for name in (name for name in PORTALS if name not in self.unseen):
            mine = [one for one in self.objections if name in one.portals]
            refused = [one for one in mine if one.refused]
            missed = [one for one in mine if not one.refused]
            lines += ["", f"{name}: {_verdict(len(refused), len(missed))}"]
            lines += [*_told("refused", refused), *_told("missed", missed)]
        return "\n".join(lines)


def _verdict(refused: int, missed: int) -> str:
    told = [f"{refused} refused"] if refused else ["nothing refused"]
    return ", ".join(told + ([f"{missed} missed"] if missed else []))


def _told(word: str, found: Iterable[Objection]) -> Iterator[str]:
    """Each sort of objection once, with the first places."""
    sorts: dict[tuple[str, str], list[str]] = {}
    for one in sorted(found):
        sorts.setdefault((one.what, one.mend), []).append(one.where)
    for (what, mend), places in sorts.items():
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        yield f"  {word}: {what}"
        yield f"    at {', '.join(places[:_SHOWN])}{more}"
        if mend:
            yield f"    mend: {mend}"
