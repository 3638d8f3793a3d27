"""Tables of any form, CSV or XLSX, by a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbund.errors import VerbundError
from verbund.importing.delimited import read_delimited
from verbund.importing.entry import ForeignTable, Mapper
from verbund.importing.given import Given
from verbund.importing.mapping import Rules, read_mapping
from verbund.importing.pipeline import Job, Known, Origin
from verbund.importing.workbook import read_workbook


@dataclass(frozen=True, slots=True)
class AnyTable:
    """Tables whose columns a mapping file explains."""

    rules: Rules

    @classmethod
    def of(cls, job: Job, _: Known) -> AnyTable:
        """The importer of a job.

        Raises:
            VerbundError: no mapping was named, or it cannot be read.
        """
        if job.mapping is None:
            raise VerbundError(
                "a table of any form needs a mapping: --mapping FILE",
                hint="`verbund import --suggest FILE` drafts one",
            )
        return cls(read_mapping(job.mapping))

    @property
    def origin(self) -> Origin:
        """What the mapping says of the files."""
        return self.rules.origin

    def tables(self, files: Sequence[Given]) -> Iterator[tuple[Given, ForeignTable]]:
        """The tables of all files, one for each sheet of a workbook."""
        for given in files:
            yield from ((given, table) for table in foreign_tables(given))

    def mapper(self, table: ForeignTable) -> Mapper | None:
        """The mapping, if the table has any of the columns that it reads."""
        mapper = self.rules.mapper()
        return mapper if mapper.read & set(table.columns) else None


def foreign_tables(given: Given) -> Iterator[ForeignTable]:
    """The tables of a file: one of a text file, one of each sheet of a workbook."""
    if given.suffix == ".xlsx":
        yield from read_workbook(given.path, given.place, given.name)
    else:
        yield read_delimited(given.path, given.place, given.name)
