"""Answers as text for machines: every format of a table, exact where the format allows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from verbund.errors import UnknownFormat
from verbund.formats import TableFormat
from verbund.model import XSD_STRING, Blank, Iri, Literal, Table, Term
from verbund.queries.escapes import quoted
from verbund.vocab import NUMBERS, XSD

_BARE = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?\d*\.\d+"),
    XSD.double: re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+"),
}
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_MARKED = re.compile('[&<>"\r]')
_QUOTED = re.compile('[",\r\n]')
_ENDS = re.compile(r"\A\s+|\s+\Z")
_XML = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def write_table(table: Table, form: TableFormat) -> Iterator[str]:
    """The pieces of a document with the rows.

    Raises:
        UnknownFormat: the format is for people, or no text.
    """
    if form not in _WRITERS:
        raise UnknownFormat(form.label, (known.label for known in _WRITERS))
    return _WRITERS[form](table)


def write_answer(answer: bool, form: TableFormat) -> str:
    """A document with the answer to an ASK query."""
    word = "true" if answer else "false"
    match form:
        case TableFormat.JSON:
            return f'{{"head": {{}}, "boolean": {word}}}\n'
        case TableFormat.XML:
            return f"{_XML}  <head></head>\n  <boolean>{word}</boolean>\n</sparql>\n"
        case _:
            return f"{word}\n"


def exact(term: Term) -> str:
    """A term as Turtle writes it, on one line.

    >>> exact(Literal("2.36", XSD.decimal)), exact(Literal("zwei", language="de"))
    ('2.36', '"zwei"@de')
    """
    match term:
        case Iri():
            return f"<{term.value}>"
        case Blank():
            return str(term)
        case _ if term.language:
            return f"{quoted(term.value)}@{term.language}"
        case _ if term.datatype == XSD_STRING:
            return quoted(term.value)
    bare = _BARE.get(term.datatype)
    if bare and bare.fullmatch(term.value):
        return term.value
    return f"{quoted(term.value)}^^<{term.datatype}>"


def _csv(table: Table) -> Iterator[str]:
    """RFC 4180, its lines ended by a line feed alone, as the tools of a shell want them."""
    for row in (table.columns, *table.texts()):
        line = ",".join(map(_field, row))
        yield f"{line}\n" if line or len(row) != 1 else '""\n'


def _field(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED.search(text) else text


def _tsv(table: Table) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in table.columns) + "\n"
    for row in table.rows:
        yield "\t".join("" if cell is None else exact(cell) for cell in row) + "\n"


def _json(table: Table) -> Iterator[str]:
    yield f'{{"head": {{"vars": {_dumped(table.columns)}}}, "results": {{"bindings": ['
    joint = "\n"
    for row in table.rows:
        yield joint + _dumped(
            {n: _binding(cell) for n, cell in zip(table.columns, row, strict=True) if cell}
        )
        joint = ",\n"
    yield "\n]}}\n"


def _binding(term: Term) -> Mapping[str, str]:
    match term:
        case Iri():
            return {"type": "uri", "value": term.value}
        case Blank():
            return {"type": "bnode", "value": term.value}
        case _ if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        case _ if term.datatype == XSD_STRING:
            return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype}


def _jsonl(table: Table) -> Iterator[str]:
    for row in table.rows:
        parts = (
            f"{_dumped(name)}: {_plain(cell)}"
            for name, cell in zip(table.columns, row, strict=True)
        )
        yield f"{{{', '.join(parts)}}}\n"


def _plain(term: Term | None) -> str:
    """A term as a JSON value, its digits as they are."""
    if term is None:
        return "null"
    if isinstance(term, Literal):
        if term.datatype in NUMBERS and _JSON_NUMBER.fullmatch(term.value):
            return term.value
        if term.datatype == XSD.boolean and term.value in ("true", "false"):
            return term.value
    return _dumped(str(term))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _xml(table: Table) -> Iterator[str]:
    names = "".join(f'<variable name="{name}"/>' for name in table.columns)
    yield f"{_XML}  <head>{names}</head>\n  <results>\n"
    for row in table.rows:
        yield "    <result>\n"
        for name, cell in zip(table.columns, row, strict=True):
            if cell is not None:
                yield f'      <binding name="{name}">{_element(cell)}</binding>\n'
        yield "    </result>\n"
    yield "  </results>\n</sparql>\n"


def _element(term: Term) -> str:
    value = _escaped(str(term))
    match term:
        case Iri():
            return f"<uri>{value}</uri>"
        case Blank():
            return f"<bnode>{_escaped(term.value)}</bnode>"
        case _ if term.language:
            return f'<literal xml:lang="{term.language}">{value}</literal>'
        case _ if term.datatype == XSD_STRING:
            return f"<literal>{value}</literal>"
    return f'<literal datatype="{_escaped(term.datatype)}">{value}</literal>'


def _escaped(text: str) -> str:
    """Text for XML 1.0, which has no way to write some control characters.

    White space at the ends is written by number, since some readers take it for layout.
    """
    marked = _MARKED.sub(lambda found: _MARKUP[found[0]], _FORBIDDEN.sub("\ufffd", text))
    return _ENDS.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), marked)


_WRITERS: Mapping[TableFormat, Callable[[Table], Iterator[str]]] = {
    TableFormat.CSV: _csv,
    TableFormat.TSV: _tsv,
    TableFormat.JSON: _json,
    TableFormat.XML: _xml,
    TableFormat.JSONL: _jsonl,
}
