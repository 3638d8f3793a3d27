"""The one way in: read rows, map them, check them, merge them, write the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from verbund.assembly.access import read_access
from verbund.catalogue import Catalogue
from verbund.importing.checking import Schema
from verbund.importing.entry import Cells, Entry, ForeignRow, ForeignTable, Mapper, Refused
from verbund.importing.given import Given, opened
from verbund.importing.rejects import REASON, Rejects, as_it_was
from verbund.importing.report import FileReport, Report, Skipped
from verbund.importing.staging import Staging, staging
from verbund.importing.tables import Tables
from verbund.reading import Context
from verbund.reading.cells import guarded
from verbund.removals import Removals

#: Entries of a table that are remembered: an organisation is told of in each of its projects.
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the files of a kind, whoever sends them."""

    publisher: str = ""
    licence: str = ""
    standing: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be imported, and where to.

    ``url`` is where the files came from, ``read`` when; ``mapping`` is for tables of any form.
    """

    files: Sequence[Path]
    into: Catalogue
    rejects: Path
    read: date | None = None
    url: str = ""
    mapping: Path | None = None


@dataclass(slots=True)
class Known:
    """The ids of a few tables, of the catalogue and of what was read so far."""

    tables: Tables
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def watch(self, *names: str) -> None:
        """Remember the ids of these tables from now on."""
        for name in names:
            self._ids[name] = {row.get("id", "") for row in self.tables.rows(name)}

    def has(self, table: str, name: str) -> bool:
        """Whether a watched table has a row with this id."""
        return name in self._ids[table]

    def add(self, entry: Entry) -> None:
        """Take note of an entry."""
        if entry.table in self._ids:
            self._ids[entry.table].add(entry.cells.get("id", ""))


class Importer(Protocol):
    """A kind of foreign file: how to read it, and what its columns mean."""

    @property
    def origin(self) -> Origin:
        """What every such file's source says of itself."""
        ...

    def tables(self, files: Sequence[Given]) -> Iterator[tuple[Given, ForeignTable]]:
        """The foreign tables in the order in which they shall be read."""
        ...

    def mapper(self, table: ForeignTable) -> Mapper | None:
        """What the columns of one of them mean; None if it is no part of the kind."""
        ...


Factory = Callable[[Job, Known], Importer]


def bring_in(job: Job, factory: Factory) -> Report:
    """Take foreign files into a catalogue's tables.

    Nothing is written before all files are read; a fault leaves the catalogue as it was.

    Raises:
        VerbundError: a file cannot be read at all, or a table of ours cannot be written.
    """
    tables = Tables(job.into)
    known = Known(tables)
    with ExitStack() as stack:
        rejects = Rejects(job.rejects)
        stack.callback(rejects.drop)
        files = stack.enter_context(opened(job.files))
        entries, disputes = stack.enter_context(staging()), stack.enter_context(staging())
        run = _Run(schema_of(job.into), known, entries, rejects)
        importer = factory(job, known)
        left = {given.place: Skipped(given.place, ()) for given in files}
        for given, table in importer.tables(files):
            left.pop(given.place, None)
            run.take(given, table, importer.mapper(table))
        run.report.skipped += left.values()
        run.report.look()
        for given in run.used.values():
            run.stage(_source(given, importer.origin, job), given.source)
        run.report.changes = tables.merge(run.schema, entries, disputes)
        run.report.rejects = rejects.finish()
    return run.report


def schema_of(catalogue: Catalogue) -> Schema:
    """What a catalogue's tables may hold."""
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", catalogue.settings.base)
    shapes = catalogue.root / "ontology" / "shapes"
    return Schema(context, read_access(sorted(shapes.glob("*.ttl"))), Removals.of(catalogue))


@dataclass(slots=True)
class _Run:
    """One import under way."""

    schema: Schema
    known: Known
    entries: Staging
    rejects: Rejects
    report: Report = field(default_factory=Report)
    used: dict[str, Given] = field(default_factory=dict)
    staged: dict[tuple[str, str], set[tuple[tuple[str, str], ...]]] = field(default_factory=dict)

    def take(self, given: Given, table: ForeignTable, mapper: Mapper | None) -> None:
        """Read one foreign table to its end."""
        if mapper is None:
            self.report.skipped.append(Skipped(table.place, table.columns))
            return
        columns = tuple(name for name in table.columns if name != REASON)
        file = FileReport.of(table, columns, mapper)
        self.report.files.append(file)
        source = given.source
        for row in table.rows:
            file.read += 1
            try:
                found = self._entries(table, row, mapper, source)
            except Refused as refused:
                self.report.refuse(file, row.number, str(refused))
                self.rejects.write(table, row, str(refused))
                continue
            file.taken += 1
            self.used[source] = given
            for entry in found:
                self.stage(entry, source)
        for entry in mapper.last():
            self.stage(entry, source)

    def stage(self, entry: Entry, source: str) -> None:
        """Keep an entry that has been looked at."""
        self.entries.add(self.schema.key(entry), source, entry)
        self.known.add(entry)
        staged = self.staged.setdefault((source, entry.table), set())
        if len(staged) < _MOST_KEPT:
            staged.add(tuple(entry.cells.items()))

    def _entries(
        self, table: ForeignTable, row: ForeignRow, mapper: Mapper, source: str
    ) -> list[Entry]:
        """What a row says that its source has not said before."""
        if row.trouble:
            raise Refused(row.trouble)
        said = list(mapper.entries(_cells(table.columns, row)))
        if not said:
            raise Refused("nothing in it has a place in our tables")
        found = [
            entry
            for entry in map(_harmless, said)
            if tuple(entry.cells.items()) not in self.staged.get((source, entry.table), ())
        ]
        for entry in found:
            self.schema.check(entry)
        return found


def _cells(columns: tuple[str, ...], row: ForeignRow) -> Cells:
    pairs = zip(columns, row.cells, strict=False)
    cells = {name: text for name, cell in pairs if (text := cell.strip())}
    if REASON in columns:
        cells.pop(REASON, None)
        return {name: as_it_was(text) for name, text in cells.items()}
    return cells


def _harmless(entry: Entry) -> Entry:
    strange = {n: safe for n, text in entry.cells.items() if (safe := guarded(text)) is not text}
    return Entry(entry.table, {**entry.cells, **strange}) if strange else entry


def _source(given: Given, origin: Origin, job: Job) -> Entry:
    return Entry.of(
        "sources",
        id=given.source,
        type="DataDownload",
        name=given.origin.name,
        publisher=origin.publisher,
        license=origin.licence,
        standing=str(origin.standing or ""),
        url=job.url,
        dateRead=job.read.isoformat() if job.read else "",
        sha256=given.sha256,
    )
