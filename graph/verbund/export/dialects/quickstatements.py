"""Wikidata QuickStatements: organisations and projects, each statement with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Final

from verbund.export.about import About, Reader
from verbund.export.material import Material, Output
from verbund.vocab import PROV, SCHEMA, SKOS

_ENTITY: Final = "http://www.wikidata.org/entity/"
#: what something is, by its class; the first that fits
_ITEMS: Final[Mapping[str, str]] = {
    SCHEMA.ResearchProject: "Q1298668",
    SCHEMA.CollegeOrUniversity: "Q3918",
    SCHEMA.ResearchOrganization: "Q31855",
    SCHEMA.Corporation: "Q4830453",
    SCHEMA.NGO: "Q163740",
    SCHEMA.GovernmentOrganization: "Q2659904",
    SCHEMA.Organization: "Q43229",
}
#: identifiers, by how their addresses begin
_SCHEMES: Final = {"https://ror.org/": "P6782", "https://d-nb.info/gnd/": "P227"}
_HEADER: Final = (
    *("qid", "Lde", "Len", "Dde", "P31", "S854", "P856", "S854", "P580", "S854", "P582", "S854"),
    *("P8324", "S854", "P6782", "S854", "P227", "S854"),
)


def outputs(material: Material, carried: set[tuple[str, str]]) -> Iterator[Output]:
    """dialects/quickstatements.csv: a line for each item; an empty qid makes a new one."""
    reader = Reader(material.said, "de", carried)
    classes = (SCHEMA.Organization, SCHEMA.ResearchProject)
    bases = tuple(kind.base for kind in material.kinds if kind.class_iri in classes)
    found = (iri for iri in material.things.iris if bases and iri.startswith(bases))
    rows = [_row(reader, about) for about in reader.each(found) if _source(reader, about)]
    if rows:
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows((_HEADER, *rows))
        data = text.getvalue().encode()
        yield Output("dialects/quickstatements.csv", "text/csv", (data,), len(rows), "rows")


def _row(reader: Reader, about: About) -> list[str]:
    source = _source(reader, about)
    qid = _item(about)
    values = [
        next((item for kind, item in _ITEMS.items() if kind in about.types), ""),
        _text((about.links(SCHEMA.url) or [""])[0]),
        _day(about.text(SCHEMA.startDate)) if SCHEMA.ResearchProject in about.types else "",
        _day(about.text(SCHEMA.endDate)) if SCHEMA.ResearchProject in about.types else "",
        _funder(reader, about),
        *(_text(_identifier(about, start)) for start in _SCHEMES),
    ]
    names = [_name(about, "de"), _name(about, "en")]
    kind = "Forschungsprojekt" if SCHEMA.ResearchProject in about.types else "Einrichtung"
    labels = ["", "", ""] if qid else [*names, kind]
    return [qid, *labels, *(cell for value in values for cell in (value, source if value else ""))]


def _name(about: About, language: str) -> str:
    return next(iter(about.exactly(language, SCHEMA.name)), "")


def _source(reader: Reader, about: About) -> str:
    """The address of the first source that has one, in quotes."""
    for source in reader.each(about.links(PROV.hadPrimarySource)):
        for address in source.links(SCHEMA.url):
            return _text(address)
    return ""


def _item(about: About) -> str:
    """The item that the thing already is; empty if none is known."""
    same = about.links(SCHEMA.sameAs, SKOS.exactMatch)
    return next((iri.removeprefix(_ENTITY) for iri in same if iri.startswith(_ENTITY)), "")


def _funder(reader: Reader, about: About) -> str:
    for grant in reader.naming(about.iri, SCHEMA.fundedItem):
        for funder in reader.each(grant.links(SCHEMA.funder)):
            if item := _item(funder):
                return item
    return ""


def _identifier(about: About, start: str) -> str:
    same = about.links(SCHEMA.sameAs)
    return next((iri.removeprefix(start) for iri in same if iri.startswith(start)), "")


def _text(text: str) -> str:
    """A text as QuickStatements has it, in quotes."""
    return f'"{text}"' if text else ""


def _day(day: str) -> str:
    """A day with its precision (11)."""
    return f"+{day}T00:00:00Z/11" if day else ""
