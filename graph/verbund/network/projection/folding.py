"""Ties between the members of the same thing: partners in a project, speakers at an event.

Each of n members of a thing gives 1/(n-1) to each of the others, so that a thing gives the same to
each member, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse

from verbund.model import Table
from verbund.network.links import Links, Numbers, Values
from verbund.network.model import Edge, Relation, Words, words
from verbund.network.projection.background import Background, question
from verbund.network.projection.columns import Row, day, rows, text
from verbund.network.projection.ties import Period, overlap
from verbund.queries.engine import Engine

#: From so many ties on there is one edge for each pair, and no longer one for each shared thing.
MANY = 100_000


@dataclass(frozen=True, eq=False)
class Incidence:
    """Who belongs to what: the names of both sides, and each belonging once as two numbers."""

    members: tuple[str, ...]
    shared: tuple[str, ...]
    member: Numbers
    thing: Numbers

    @classmethod
    def of(cls, members: Sequence[str], shared: Sequence[str]) -> Incidence:
        """The belongings given as two columns of names; repeated ones count once."""
        one, member = _numbered(members)
        two, thing = _numbered(shared)
        cells = np.unique(thing * max(len(one), 1) + member)
        return cls(one, two, cells % max(len(one), 1), cells // max(len(one), 1))

    @classmethod
    def pulled(cls, store: Engine, folder: Path) -> Incidence:
        """Which organisation belongs to which project, with one row for each project.

        Much quicker than a row for each belonging, where there are very many; without roles.
        """
        found = sorted(store.select(question(folder, "consortia")).texts())
        joined = [members.split() for _, members in found]
        names = sorted({name for members in joined for name in members})
        place = {name: number for number, name in enumerate(names)}
        member = np.array([place[name] for members in joined for name in members], dtype=np.int64)
        thing = np.repeat(np.arange(len(joined)), [len(members) for members in joined])
        cells = np.unique(thing * max(len(names), 1) + member)
        shared = tuple(name for name, _ in found)
        return cls(tuple(names), shared, cells % max(len(names), 1), cells // max(len(names), 1))

    @property
    def count(self) -> int:
        """How many pairs of members there are, counted for each thing."""
        size = np.bincount(self.thing, minlength=len(self.shared))
        return int((size * (size - 1) // 2).sum())

    @property
    def weight(self) -> Values:
        """What each thing gives to each pair of its members."""
        size = np.bincount(self.thing, minlength=len(self.shared))
        return np.where(size > 1, 1.0 / np.maximum(size - 1, 1), 0.0)

    def ties(self) -> Links:
        """Each pair of members once, with the sum of what they share: a product of matrices."""
        shape = (len(self.members), len(self.shared))
        cells = sparse.csr_array((np.ones(len(self.member)), (self.member, self.thing)), shape)
        shared = sparse.triu(cells @ sparse.diags_array(self.weight) @ cells.T, k=1).tocsr()
        shared.sort_indices()
        pairs = shared.tocoo()
        first, second = pairs.coords
        return Links(len(self.members), first.astype(np.int64), second.astype(np.int64), pairs.data)

    def pairs(self) -> tuple[Numbers, Numbers, Numbers]:
        """Each pair of members for each thing: the one, the other, the thing."""
        size = np.bincount(self.thing, minlength=len(self.shared))
        begin = np.cumsum(size) - size
        found = [np.zeros((3, 0), dtype=np.int64)]
        for thing in np.flatnonzero(size > 1).tolist():
            mine = self.member[begin[thing] : begin[thing] + size[thing]]
            one, other = np.triu_indices(len(mine), k=1)
            found.append(np.stack([mine[one], mine[other], np.full(len(one), thing)]))
        first, second, thing = np.concatenate(found, axis=1)
        return first, second, thing


@dataclass(frozen=True, slots=True)
class Belonging:
    """What is known about one member's part in one thing."""

    role: Words | None
    period: Period
    sources: tuple[str, ...]
    rows: tuple[str, ...]


def folded(table: Table, tie: Relation, known: Background) -> tuple[Edge, ...]:
    """The ties between members of the same thing, from a question for who belongs to what."""
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows(table):
        grouped[text(row, "member"), text(row, "shared")].append(row)
    keys = sorted(grouped)
    incidence = Incidence.of([one for one, _ in keys], [other for _, other in keys])
    if incidence.count > MANY:
        return bundled(incidence, tie)
    first, second, thing = incidence.pairs()
    parts = {key: _belonging(same, known) for key, same in grouped.items()}
    weight = incidence.weight.tolist()
    found = []
    for one, two, of in zip(first.tolist(), second.tolist(), thing.tolist(), strict=True):
        names = incidence.members[one], incidence.members[two]
        shared = incidence.shared[of]
        ends = parts[names[0], shared], parts[names[1], shared]
        found.append(_tie(names, (shared, weight[of]), tie, ends))
    return tuple(found)


def _numbered(names: Sequence[str]) -> tuple[tuple[str, ...], Numbers]:
    order = sorted(set(names))
    place = {name: number for number, name in enumerate(order)}
    return tuple(order), np.array([place[name] for name in names], dtype=np.int64)


def bundled(incidence: Incidence, tie: Relation) -> tuple[Edge, ...]:
    """One tie for each pair of members, with the sum of what they share."""
    ties = incidence.ties()
    columns = zip(ties.first.tolist(), ties.second.tolist(), ties.weight.tolist(), strict=True)
    names = incidence.members
    return tuple(Edge(names[one], names[two], tie, weight=weight) for one, two, weight in columns)


def _belonging(same: list[Row], known: Background) -> Belonging:
    vias = [text(row, "via") for row in same]
    said = [source for via in vias for source in known.evidence.get(via, ())]
    listed = sorted({line for via in vias for line in known.rows.get(via, ())})
    roles = sorted({text(row, "relation") for row in same})
    return Belonging(
        _joined([known.roles[role] for role in roles if role in known.roles], ", "),
        (day(same[0], "start"), day(same[0], "end")),
        known.known(said),
        tuple(listed),
    )


def _joined(parts: list[Words], sign: str) -> Words | None:
    if not parts:
        return None
    return words(sign.join(one["de"] for one in parts), sign.join(one["en"] for one in parts))


def _tie(
    names: tuple[str, str],
    shared: tuple[str, float],
    tie: Relation,
    ends: tuple[Belonging, Belonging],
) -> Edge:
    one, two = ends
    start, end = overlap(one.period, two.period)
    return Edge(
        *names,
        tie,
        _joined([end.role for end in ends if end.role], " – "),
        start,
        end,
        weight=shared[1],
        via=(shared[0],),
        sources=tuple(sorted({*one.sources, *two.sources})),
        rows=tuple(sorted({*one.rows, *two.rows})),
    )
