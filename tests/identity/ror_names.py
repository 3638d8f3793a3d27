"""How well names are matched: each record of ROR is looked for by a name that it is robbed of.

The records are parted in two by a digest of their ids: one half to tune on, one held out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from verbund.countries import country_code
from verbund.identity.names import folded, read_name
from verbund.identity.organisations import LEAST, Organisation, matches
from verbund.identity.ror import organisation

SAMPLE = "samples/ror/ror_v2_DE.ndjson"
KINDS = ("label", "alias", "acronym")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """A name that is looked for, what ROR calls it, and the record that it was taken from."""

    name: str
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How many queries were asked, how many got the right record first, how many a wrong one."""

    asked: int
    right: int
    wrong: int

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.asked + other.asked, self.right + other.right, self.wrong + other.wrong)


def records(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / SAMPLE).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def is_held_out(record: Record) -> bool:
    return _half(record["id"])


def _variants(record: Record) -> list[Query]:
    """The names besides the one that is shown, each once."""
    shown = [one["value"] for one in record["names"] if "ror_display" in one["types"]]
    found = {}
    for one in record["names"]:
        kind = next((kind for kind in KINDS if kind in one["types"]), "")
        if kind and one["value"] not in shown:
            found[one["value"]] = Query(one["value"], kind, record["id"])
    return [found[name] for name in sorted(found)]


def _rounds(asked: Sequence[Record]) -> Iterator[list[Query]]:
    """In each round one name of each record that still has one."""
    variants = [_variants(record) for record in asked]
    for number in range(max(map(len, variants))):
        yield [own[number] for own in variants if number < len(own)]


def measure(
    everything: Sequence[Record], *, held_out: bool, towns: bool, least: float = LEAST
) -> dict[str, Figures]:
    """The figures by kind of name; under "absent" those of names whose record is not there."""
    asked = [record for record in everything if is_held_out(record) is held_out]
    register = [organisation(record) for record in everything]
    others = [one for one, r in zip(register, everything, strict=True) if r not in asked]
    known = {one.iri: one for one in register}
    found = {kind: Figures(0, 0, 0) for kind in (*KINDS, "absent")}
    for queries in _rounds(asked):
        robbed = {query.record: query.name for query in queries}
        rest = [_without(one, robbed.get(one.iri, "")) for one in register]
        ours = [_asking(query, known[query.record], towns=towns) for query in queries]
        answers = _first(ours, rest, least)
        for query, one in zip(queries, ours, strict=True):
            found[query.kind] += _judged(answers.get(one.iri, ""), query.record)
        absent = _first(ours, others, least)
        found["absent"] += Figures(len(ours), 0, len(absent))
    return found


def whole(found: Mapping[str, Figures]) -> Figures:
    """The figures of all names whose record is there."""
    total = Figures(0, 0, 0)
    for kind in KINDS:
        total += found[kind]
    return total


def abroad(everything: Sequence[Record], shared: Path, *, held_out: bool) -> dict[str, Figures]:
    """How often an organisation in CORDIS is proposed to be a German record, by what is known.

    Those of other countries are not there, whatever is proposed for them is wrong; of those in
    Germany it is not known which are, so that they are only counted as proposed.
    """
    register = [organisation(record) for record in everything]
    found = {}
    for place in ("Germany", "elsewhere"):
        ours = [
            one
            for one in _cordis(shared)
            if (one.countries == {"DE"}) == (place == "Germany") and _half(one.iri) is held_out
        ]
        asking = {
            "name": [replace(one, towns=frozenset(), countries=frozenset()) for one in ours],
            "name and country": [replace(one, towns=frozenset()) for one in ours],
            "name and town": [replace(one, countries=frozenset()) for one in ours],
            "all": ours,
        }
        for known, those in asking.items():
            told = len(_first(those, register, LEAST))
            found[f"{place}, {known}"] = Figures(len(ours), 0, told)
    return found


def _cordis(shared: Path) -> list[Organisation]:
    """The organisations of the sample of CORDIS, in the order of their numbers."""
    with (shared / "samples" / "cordis" / "organization.csv").open(newline="") as stream:
        rows = {row["organisationID"]: row for row in csv.DictReader(stream)}
    return [
        Organisation(
            iri=number,
            label=row["name"],
            names=tuple(name for name in (row["name"], row["shortName"]) if name),
            towns=frozenset({folded(row["city"]), *read_name(row["city"]).words} - {""}),
            countries=frozenset({country_code(row["country"])} - {""}),
        )
        for number, row in sorted(rows.items())
    ]


def _half(name: str) -> bool:
    return sha256(name.encode()).digest()[0] % 2 == 1


def _judged(answer: str, wanted: str) -> Figures:
    return Figures(1, int(answer == wanted), int(answer not in ("", wanted)))


def _without(one: Organisation, name: str) -> Organisation:
    names = tuple(other for other in one.names if other != name)
    return Organisation(one.iri, one.label, names, one.towns, frozenset(), frozenset({one.iri}))


def _asking(query: Query, record: Organisation, *, towns: bool) -> Organisation:
    return Organisation(
        f"urn:asked:{query.record}",
        query.name,
        (query.name,),
        record.towns if towns else frozenset(),
    )


def _first(
    ours: Sequence[Organisation], theirs: Sequence[Organisation], least: float
) -> dict[str, str]:
    """The first answer to each, by the IRI that asked."""
    found: dict[str, str] = {}
    for match in matches(ours, theirs, least=least):
        found.setdefault(match.one.iri, match.other.iri)
    return found
