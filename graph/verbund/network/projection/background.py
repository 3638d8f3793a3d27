"""What a catalogue knows about its things besides their ties: pulled once for all networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from verbund.model import Iri
from verbund.network.headings import HEADINGS, LEFT_OUT, VALUES
from verbund.network.model import (
    Detail,
    Facet,
    FacetName,
    Note,
    Place,
    Source,
    Words,
    words,
)
from verbund.network.projection.columns import Row, day, number, rows, spoken, text
from verbund.queries.engine import Engine
from verbund.sparql.guard import checked


@dataclass(frozen=True)
class Background:
    """Facts, facets, places and sources by the identifier of the thing that they are about."""

    details: Mapping[str, tuple[Detail, ...]]
    facets: Mapping[str, tuple[Facet, ...]]
    places: Mapping[str, tuple[Place, ...]]
    evidence: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, Source]
    roles: Mapping[str, Words]
    left_out: tuple[Note, ...]

    @classmethod
    def read(cls, store: Engine, folder: Path) -> Background:
        """Everything that the questions of the folder find in the store."""

        def ask(name: str) -> list[Row]:
            return list(rows(store.select(question(folder, name))))

        return cls(
            details=_details(ask("details")),
            facets=_facets(ask("facets"), ask("inherited")),
            places=_places(ask("places")),
            evidence=_lists(ask("evidence"), "source"),
            rows=_lists(ask("rows"), "row"),
            sources=_sources(ask("sources")),
            roles={key: label for (key,), label, _ in _labelled(ask("roles"), "role")},
            left_out=_left_out(ask("left-out")),
        )

    def known(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Those of the identifiers that are sources, sorted."""
        return tuple(sorted({source for source in sources if source in self.sources}))


def question(folder: Path, name: str) -> str:
    """The text of a question of the folder.

    Raises:
        RefusedQuery: it would change something or call somewhere.
    """
    sparql = (folder / f"{name}.rq").read_text(encoding="utf-8")
    checked(sparql)
    return sparql


def _labelled(
    found: Iterable[Row], *key: str, label: str = "label"
) -> list[tuple[tuple[str, ...], Words, Row]]:
    """For each key in order: its words, and the first of its rows."""
    grouped: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in found:
        grouped[tuple(text(row, column) for column in key)].append(row)
    listed = []
    for values, same in sorted(grouped.items()):
        said = spoken(row.get(label) for row in same) or words(Iri(values[-1]).local)
        listed.append((values, said, same[0]))
    return listed


def _details(found: list[Row]) -> Mapping[str, tuple[Detail, ...]]:
    listed: dict[str, list[Detail]] = defaultdict(list)
    for (node, name), same in _by(found, "node", "name").items():
        listed[node].extend(_values(name, same))
    place = {name: number for number, name in enumerate(HEADINGS)}
    return {
        node: tuple(sorted(all_of, key=lambda one: (place[one.name], one.value["de"])))
        for node, all_of in listed.items()
    }


def _values(name: str, same: list[Row]) -> Iterable[Detail]:
    """The facts of one name: things by their labels, literals in their languages, links as such."""
    heading, form = HEADINGS[name]
    literals = []
    for (value,), rest in _by(same, "value").items():
        if form == "text" and isinstance(rest[0].get("value"), Iri):
            label = spoken(row.get("label") for row in rest)
            said = label or VALUES.get(value) or words(Iri(value).local)
            yield Detail(name, heading, form, said)
        else:
            literals.append(rest[0].get("value"))
    tagged = [one for one in literals if getattr(one, "language", "")]
    if len({getattr(one, "language", "") for one in tagged}) == len(tagged) > 1:
        said = spoken(tagged) or words("")
        yield Detail(name, heading, form, said)
        literals = [one for one in literals if one not in tagged]
    yield from (Detail(name, heading, form, words(str(one))) for one in literals)


def _by(found: Iterable[Row], *key: str) -> dict[tuple[str, ...], list[Row]]:
    grouped: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in found:
        grouped[tuple(text(row, column) for column in key)].append(row)
    return dict(sorted(grouped.items()))


def _facets(found: list[Row], inherited: list[Row]) -> Mapping[str, tuple[Facet, ...]]:
    """The facets of each thing: its own, and those of its projects and events."""
    own: dict[str, dict[tuple[str, str], Facet]] = defaultdict(dict)
    known: dict[tuple[str, str], Facet] = {}
    replaced = _replaced(found)
    for (node, name, value), label, _ in _labelled(found, "node", "facet", "value"):
        if name in get_args(FacetName):
            facet = Facet(cast(FacetName, name), value, label, value not in replaced)
            facet = known.setdefault((name, value), facet)
            # a cluster itself is always one of its own group
            own[node][name, value] = replace(facet, groups=True) if node == value else facet
    every = {node: dict(facets) for node, facets in own.items()}
    for row in inherited:
        mine = every.setdefault(text(row, "node"), {})
        for key, facet in own.get(text(row, "shared"), {}).items():
            if facet.name == text(row, "facet"):
                mine[key] = facet
    return {node: tuple(mine[key] for key in sorted(mine)) for node, mine in every.items() if mine}


def _replaced(found: list[Row]) -> set[str]:
    """The clusters of all schemes but one: the newest that has a cluster for most projects."""
    scheme = {text(row, "value"): text(row, "scheme") for row in found if text(row, "scheme")}
    since = {text(row, "scheme"): text(row, "since") for row in found}
    of: dict[str, set[str]] = defaultdict(set)
    for row in found:
        value, node = text(row, "value"), text(row, "node")
        if value in scheme and node != value:
            of[scheme[value]].add(node)
    every = set[str]().union(*of.values())
    most = {one for one, nodes in of.items() if 2 * len(nodes) > len(every)}
    newest = max(most or of, key=lambda one: (since[one], len(of[one]), one), default="")
    return {value for value, one in scheme.items() if newest and one != newest}


def _places(found: list[Row]) -> Mapping[str, tuple[Place, ...]]:
    listed: dict[str, list[Place]] = defaultdict(list)
    for (node, _), label, row in _labelled(found, "node", "place"):
        spot = number(row, "latitude"), number(row, "longitude")
        listed[node].append(Place(label, *spot, text(row, "ags")))
    return {node: tuple(all_of) for node, all_of in listed.items()}


def _lists(found: list[Row], column: str) -> Mapping[str, tuple[str, ...]]:
    listed: dict[str, set[str]] = defaultdict(set)
    for row in found:
        listed[text(row, "thing")].add(text(row, column))
    return {thing: tuple(sorted(all_of)) for thing, all_of in listed.items()}


def _sources(found: list[Row]) -> Mapping[str, Source]:
    return {
        key: Source(key, title, text(row, "url"), text(row, "publisher"), day(row, "read"))
        for (key,), title, row in _labelled(found, "source", label="title")
    }


def _left_out(found: list[Row]) -> tuple[Note, ...]:
    counts = {text(row, "name"): int(text(row, "count") or 0) for row in found}
    return tuple(Note(said, counts[name]) for name, said in LEFT_OUT.items() if counts.get(name))
