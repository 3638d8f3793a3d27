"""Statements as cells of a table: the way back from what reading makes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from verbund.export.material import LAST, NAMES
from verbund.export.things import Thing, Value, classes, shape
from verbund.reading.cells import LOCAL_ID
from verbund.reading.context import Column, Context, Kind
from verbund.vocab import RDF

#: the columns of the table of statements that say what is stated
QUOTED = ("about", "property", "value")

#: the columns of a table by the property that they mean
Columns = Mapping[str, list[Column]]

#: the cells of one thing: by header, the values in each
Row = dict[str, list[str]]


def by_property(kind: Kind) -> Columns:
    """The columns of a table that speak of its own things, by property."""
    found = defaultdict[str, list[Column]](list)
    for column in kind.columns.values():
        if not column.reverse and not column.means.startswith("@"):
            found[column.means].append(column)
    return found


def cell(columns: Iterable[Column], value: Value) -> tuple[str, str] | None:
    """The header under which a value belongs, and its text there; None if no column fits.

    An id goes where ids of its kind are expected, rather than as an address where any will do.
    """
    sort = shape(value)
    fitting = [c for c in columns if sort == c.datatype or (sort == "@language" and c.tagged)]
    if not fitting:
        return None
    if sort != "@id":
        language = value.get("@language", "")
        return f"{fitting[0].term}@{language}".rstrip("@"), value["@value"]
    iri = value["@id"]
    for column in sorted(fitting, key=lambda one: len(one.base), reverse=True):
        if column.base and (local := local_id(iri, column.base)) != iri:
            return column.term, local
    return min(fitting, key=lambda one: bool(one.base)).term, iri


def local_id(iri: str, base: str) -> str:
    """An IRI without its base, where the rest can stand in a cell; else the IRI."""
    local = iri.removeprefix(base)
    return local if LOCAL_ID.fullmatch(local) else iri


def cells(columns: Columns, thing: Thing, beside: Iterable[Columns] = ()) -> tuple[Row, Thing]:
    """The cells for what is said of a thing, and what no column of the table can say.

    What is an address here but an id in a table ``beside`` is left for that one.
    """
    row: Row = {}
    left: Thing = {}
    for name, values in thing.items():
        for value in values:
            found = cell(columns.get(name, ()), value)
            address = value.get("@id")
            if found and found[1] == address:
                others = (cell(other.get(name, ()), value) for other in beside)
                found = None if any(o and o[1] != address for o in others) else found
            if found:
                row.setdefault(found[0], []).append(found[1])
            else:
                left.setdefault(name, []).append(value)
    return row, left


def types(named: Mapping[str, str], kind: Kind, thing: Thing) -> list[str]:
    """What stands in the column ``type``: classes besides the table's own, by their terms."""
    return sorted(named[iri] for iri in classes(thing) if iri in named and iri != kind.class_iri)


def quoted(context: Context, base: str, thing: Thing) -> Row:
    """The cells of a statement that is a thing: what it is about, its property, its value."""
    ((about,), (name,)) = (
        [value.get("@id", "") for value in thing.get(part, [{}])[:1]]
        for part in (RDF.subject, RDF.predicate)
    )
    row: Row = {"about": [local_id(about, base)]}
    columns = (by_property(kind) for kind in context.kinds.values() if about.startswith(kind.base))
    fitting = [column for found in columns for column in found.get(name, [])]
    for value in thing.get(RDF.object, []):
        if found := cell(fitting, value):
            row["property"] = [found[0]]
            row.setdefault("value", []).append(found[1])
    return row


def header_order(kind: Kind, context: Context, header: str) -> tuple[int, int, str]:
    """The place of a header: id and type, names, own columns, shared ones, sources last."""
    term, _, language = header.partition("@")
    names = list(kind.columns)
    column = kind.columns.get(term)
    if term in (kind.subject.term, "type"):
        return (0, term == "type", "")
    if column is None or (kind.class_iri == RDF.Statement and term in QUOTED):
        return (1, ("", *QUOTED).index(term if term in QUOTED else ""), header)
    if column.means in NAMES:
        return (2, NAMES.index(column.means), language)
    if column.means in LAST:
        return (5, LAST.index(column.means), language)
    return (4 if term in context.definitions else 3, names.index(term), language)
