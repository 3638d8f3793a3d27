"""The answer to a query as a page shows it: a table with links, yes or no, or statements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbund.model import Iri
from verbund.site.pages import Pages
from verbund.sparql.guard import Form
from verbund.vocab import NUMBERS, PREFIXES, XSD

_ROWS = (("CSV", "csv"), ("TSV", "tsv"), ("JSON", "json"), ("XML", "xml"))
_STATEMENTS = (
    *(("Turtle", "turtle"), ("JSON-LD", "jsonld")),
    *(("N-Triples", "ntriples"), ("RDF/XML", "rdfxml")),
)
_PLAIN = frozenset({"", XSD.string, *NUMBERS, XSD.date, XSD.dateTime, XSD.boolean})


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: its words, the page of ours or the address elsewhere, and its language or type."""

    words: str = ""
    page: str = ""
    away: str = ""
    tag: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: rows under their columns, or yes or no, or statements as a text.

    ``forms`` are the formats that it can be had in: what people call them, and their names.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    is_cut: bool = False
    yes: bool | None = None
    text: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


def shown(pages: Pages, form: Form, content: bytes, most: int) -> Answer:
    """The answer in a document that the engine wrote; of rows no more than ``most``."""
    if form not in (Form.SELECT, Form.ASK):
        return Answer(text=content.decode(), forms=_STATEMENTS)
    found = json.loads(content)
    if form is Form.ASK:
        return Answer(yes=found["boolean"], forms=_ROWS)
    columns, rows = found["head"]["vars"], found["results"]["bindings"]
    cells = (tuple(_cell(pages, row.get(name)) for name in columns) for row in rows[:most])
    return Answer(tuple(columns), tuple(cells), len(rows) > most, forms=_ROWS)


def _cell(pages: Pages, value: Mapping[str, Any] | None) -> Cell:
    match value:
        case None:
            return Cell()
        case {"type": "uri", "value": str(iri)}:
            return _link(pages, Iri(iri))
        case {"type": "literal", "value": str(text)}:
            kind = value.get("datatype", "")
            tag = value.get("xml:lang", "") or ("" if kind in _PLAIN else _short(kind))
            return Cell(text, tag=tag, is_number=kind in NUMBERS)
        case _:
            return Cell(f"_:{value['value']}" if value["type"] == "bnode" else str(value["value"]))


def _link(pages: Pages, iri: Iri) -> Cell:
    page = pages.page_of(iri)
    if page:
        return Cell(iri.value.removeprefix(pages.base), page=page)
    return Cell(_short(iri.value), away=pages.away(iri))


def _short(iri: str) -> str:
    """An IRI as people write it, with its prefix if it has a known one.

    >>> _short("https://schema.org/Event"), _short("https://e.org/x")
    ('schema:Event', 'https://e.org/x')
    """
    for name, start in PREFIXES.items():
        if iri.startswith(start) and iri != start:
            return f"{name}:{iri.removeprefix(start)}"
    return iri
