"""Whether an entry can stand in our tables, by the same context that will read them."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbund.importing.entry import Entry, Refused
from verbund.reading import Access, Context
from verbund.reading.cells import LOCAL_ID, CellFault, read_cell
from verbund.reading.context import Column, Kind
from verbund.reading.records import read_id
from verbund.removals import Removals
from verbund.vocab import SCHEMA

#: Good cells of a column that are remembered.
_MOST_KEPT = 20_000
_IDENTIFIERS = frozenset({SCHEMA.sameAs, SCHEMA.identifier})
#: Longer texts do not come twice.
_SHORT = 80
#: What a row of a relation table says besides the relation.
_BESIDE = frozenset({"source", "quote", "note@de", "note@en"})


@dataclass(slots=True)
class Schema:
    """What the catalogue's tables may hold."""

    context: Context
    access: Access
    removals: Removals
    _good: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _links: set[tuple[str, str]] = field(default_factory=set)

    def kind(self, table: str) -> Kind:
        """What a table holds."""
        return self.context.kinds[table]

    def key(self, entry: Entry) -> str:
        """What makes two entries of a table one row: its id, or in relation tables all of it."""
        kind = self.kind(entry.table)
        if kind.has_own_ids:
            return entry.cells["id"]
        said = sorted(entry.cells.items())
        return "\n".join(f"{name}={text}" for name, text in said if name not in _BESIDE)

    def column(self, table: str, header: str) -> Column:
        """The column of a header such as ``name@de``."""
        return self.kind(table).columns[header.partition("@")[0]]

    def _is_removed(self, kind: Kind, entry: Entry) -> bool:
        """Whether a person was removed; an identifier tells two people of one name apart."""
        columns = (
            (kind.columns.get(name.partition("@")[0]), text) for name, text in entry.cells.items()
        )
        known = [(one, text) for one, text in columns if one and one.means in _IDENTIFIERS]
        identifiers = [one.base + text for one, text in known]
        return self.removals.knows(entry.cells.get("name", ""), identifiers)

    def is_single(self, table: str, header: str) -> bool:
        """Whether such a thing has one value in this column at most."""
        return self.access.is_single(self.kind(table).class_iri, self.column(table, header).means)

    def check(self, entry: Entry) -> None:
        """Refuse an entry that the catalogue could not read.

        Raises:
            Refused: a table, column or cell does not fit; the text names it.
        """
        table = entry.table
        kind = self.context.kinds.get(table)
        if kind is None:
            raise Refused(f"there is no table {table!r}")
        if kind.subject.term not in entry.cells:
            raise Refused(f"{table}: the row has no {kind.subject.term}")
        if kind.class_iri == SCHEMA.Person and self._is_removed(kind, entry):
            raise Refused("this person has asked to be removed from the catalogue")
        known = self._good.setdefault(table, {})
        for header, text in entry.cells.items():
            good = known.setdefault(header, set())
            if text not in good and not (
                (table, header) in self._links and LOCAL_ID.fullmatch(text)
            ):
                self._look(table, header, text)
                if len(good) < _MOST_KEPT and len(text) < _SHORT:
                    good.add(text)

    def _look(self, table: str, header: str, text: str) -> None:
        """Check a cell as the reader of tables will."""
        try:
            self._read(table, header, text)
        except CellFault as fault:
            hint = f"; perhaps {fault.fix!r}" if fault.fix else ""
            raise Refused(f"{table}.{header}: {fault.en}{hint}") from fault

    def _read(self, table: str, header: str, text: str) -> None:
        kind = self.kind(table)
        term, _, language = header.partition("@")
        column = kind.columns.get(term)
        if column is None or (language and not column.tagged):
            raise Refused(f"the table {table} knows no column {header!r}")
        if column.is_subject or (column.is_link and column.base):
            self._links.add((table, header))
        if column.is_subject:
            read_id(text, kind)
        elif term != "type":
            read_cell(column, text)
