"""What a report is about: a programme or one of its clusters, and which twelve months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from verbund.model import Iri, Table
from verbund.network.projection.columns import Row, rows
from verbund.queries.engine import Engine
from verbund.queries.values import Values
from verbund.vocab import V


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of a report; without a cluster it is about the whole programme."""

    language: str
    day: date
    cluster: str = ""

    @property
    def until(self) -> date:
        """The last of the twelve months that begin with the day.

        >>> Wanted("de", date(2024, 2, 29)).until
        datetime.date(2025, 2, 27)
        """
        year = self.day.year + 1
        last = monthrange(year, self.day.month)[1]
        return date(year, self.day.month, min(self.day.day, last)) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scope:
    """The projects that count, by their identifiers; the cluster, if it is about one."""

    projects: frozenset[str]
    cluster: Iri | None = None

    def only(self, table: Table) -> Iterator[Row]:
        """The rows about these projects; all rows of a table that has no projects."""
        yield from rows(self.rest(table))

    def rest(self, table: Table) -> Table:
        """The table with the rows about these projects."""
        column = self.column(table)
        if not column:
            return table
        place = table.columns.index(column)
        kept = (row for row in table.rows if str(row[place]) in self.projects)
        return Table(table.columns, tuple(kept))

    def column(self, table: Table) -> str:
        """The column with the projects that rows are about; "" if there is none.

        Rows about things of all kinds are the programme's, and narrowed for a cluster only.
        """
        wanted = ("project", "thing") if self.cluster else ("project",)
        return next((name for name in wanted if name in table.columns), "")


def cluster_named(word: str, engine: Engine, base: Iri) -> Iri:
    """The cluster that goes by this name.

    Raises:
        UnknownValue: there is none; the hint has the nearest names.
    """
    return Values(engine, base).thing(word, Iri(str(V.Cluster)), "cluster")
