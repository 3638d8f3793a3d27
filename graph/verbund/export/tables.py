"""The public graph as tables: one CSV file for each table of the context that something is in.

The columns are the terms of the context and the ids those of the catalogue, so that the files can
be read as data again. What rules derive is left out: whoever reads the tables derives it anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verbund.export.cells import Row, by_property, cells, header_order, local_id, quoted, types
from verbund.export.material import Material, Output
from verbund.export.things import Thing
from verbund.formats import TableFormat
from verbund.reading.cells import guarded
from verbund.reading.context import Kind
from verbund.vocab import PROV, RDF

SEPARATOR = " | "

_SPECIAL = re.compile(r'[,"\r\n]')

_SOURCES = PROV.hadPrimarySource

#: by property and thing, who names the thing
Naming = Mapping[tuple[str, str], list[str]]


def tables(material: Material) -> Iterator[Output]:
    """tables/NAME.csv for each table that has rows, in the order of the context."""
    naming = _naming(material)
    for kind in material.kinds:
        left = _given(material, kind)
        group = [table for table in material.context.kinds.values() if table.base == kind.base]
        for place, table in enumerate(group):
            rows, rest = _rows(material, group[place:], left, naming)
            left = iter(rest.items())
            if rows:
                yield _output(material, table, rows)


def as_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    r"""Comma-separated values (RFC 4180, but plain line ends), safe to open as a spreadsheet.

    >>> as_csv(["id", "name"], [["a", "=1+1"], ["b", "-5.2"]])
    "id,name\na,'=1+1\nb,-5.2\n"
    """
    lines = (header, *([guarded(text) for text in row] for row in rows))
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def _given(material: Material, kind: Kind) -> Iterator[tuple[str, Thing]]:
    """What the public graph says of the things of a kind, without what is derived."""
    derived = material.derived
    iris = (iri for iri in material.things.iris if iri.startswith(kind.base))
    for iri, thing in material.things.each(iris):
        without = derived.about(iri) if iri in derived.iris else {}
        yield (
            iri,
            {
                name: [value for value in values if value not in without.get(name, ())]
                for name, values in thing.items()
            },
        )


def _naming(material: Material) -> Naming:
    """Who names whom by a property that some table has the other way round."""
    kinds = material.context.kinds.values()
    columns = [column for kind in kinds for column in kind.columns.values() if column.reverse]
    names, bases = {c.means for c in columns}, tuple({c.base for c in columns})
    found = defaultdict[tuple[str, str], list[str]](list)
    for iri, thing in material.things.each(i for i in material.things.iris if i.startswith(bases)):
        for name in names & thing.keys():
            for value in thing[name]:
                if "@id" in value:
                    found[name, value["@id"]].append(iri)
    return found


def _rows(
    material: Material,
    group: Sequence[Kind],
    left: Iterable[tuple[str, Thing]],
    naming: Naming,
) -> tuple[dict[str, Row], dict[str, Thing]]:
    """The rows of the first table of a group by thing, and what is left for those beside it.

    Each of them names the sources again, since every row needs one.
    """
    table = group[0]
    columns, *beside = map(by_property, group)
    rows: dict[str, Row] = {}
    rest: dict[str, Thing] = {}
    is_main = table in material.kinds
    for iri, thing in left:
        row, more = cells(columns, thing, beside)
        if beside and more.keys() - {RDF.type}:
            rest[iri] = {**more, _SOURCES: thing.get(_SOURCES, [])}
        row |= _named_here(table, iri, naming)
        if table.class_iri == RDF.Statement:
            row |= quoted(material.context, material.base, thing)
        if is_main or row.keys() - {"source"}:
            kinds = {"type": types(material.class_terms, table, thing)} if is_main else {}
            rows[iri] = {**row, **kinds, table.subject.term: [local_id(iri, table.base)]}
    return rows, rest


def _named_here(table: Kind, iri: str, naming: Naming) -> Row:
    """The cells of columns that name the thing which says something of this one."""
    return {
        column.term: [local_id(subject, column.base) for subject in naming[column.means, iri]]
        for column in table.columns.values()
        if column.reverse and naming.get((column.means, iri))
    }


def _output(material: Material, table: Kind, rows: Mapping[str, Row]) -> Output:
    headers = {header for row in rows.values() for header, values in row.items() if values}
    order = sorted(headers, key=lambda header: header_order(table, material.context, header))
    lines = [[SEPARATOR.join(rows[iri].get(name, ())) for name in order] for iri in sorted(rows)]
    return Output(
        path=f"tables/{table.name}{TableFormat.CSV.suffix}",
        media_type=TableFormat.CSV.media_type,
        chunks=(as_csv(order, lines).encode(),),
        count=len(lines),
        unit="rows",
    )
