"""What a portal would refuse or miss, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from verbund.rehearsal.words import NOTHING, Told, told

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

    what: Told
    where: str
    mend: Told = NOTHING
    portals: tuple[str, ...] = HARVESTERS
    refused: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, what was not, and what there is against it."""

    objections: tuple[Objection, ...]
    looked: tuple[Told, ...]
    left_out: tuple[Told, ...] = ()
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

    def text(self, language: str) -> str:
        """The report to read, portal by portal."""
        say = partial(_said, language)
        lines = [say("report.looked", what=one.in_language(language)) for one in self.looked]
        lines += [say("report.left out", what=one.in_language(language)) for one in self.left_out]
        unseen = [say("report.unseen", portal=name) for name in self.unseen]
        lines += ["", *unseen] if unseen else []
        for name in (name for name in PORTALS if name not in self.unseen):
            mine = [one for one in self.objections if name in one.portals]
            refused = [one for one in mine if one.refused]
            missed = [one for one in mine if not one.refused]
            lines += ["", f"{name}: {_verdict(len(refused), len(missed), language)}"]
            lines += _told("report.refuses", refused, language)
            lines += _told("report.misses", missed, language)
        return "\n".join(lines)


def _said(language: str, name: str, **values: object) -> str:
    return told(name, **values).in_language(language)


def _verdict(refused: int, missed: int, language: str) -> str:
    say = partial(_said, language)
    first = say("report.refused", count=refused) if refused else say("report.nothing")
    return f"{first}, {say('report.missed', count=missed)}" if missed else first


def _told(name: str, found: Iterable[Objection], language: str) -> Iterator[str]:
    """Each sort of objection once, with the first places."""
    say, sorts = partial(_said, language), dict[tuple[Told, Told], list[str]]()
    for one in sorted(found):
        sorts.setdefault((one.what, one.mend), []).append(one.where)
    for (what, mend), places in sorts.items():
        more = len(places) - _SHOWN
        where = "report.more" if more > 0 else "report.at"
        yield f"  {say(name, what=what.in_language(language))}"
        yield f"    {say(where, places=', '.join(places[:_SHOWN]), count=more)}"
        if mend.en:
            yield f"    {say('report.mend', what=mend.in_language(language))}"
