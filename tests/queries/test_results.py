"""What is written for machines is read back as it was, by another reader than ours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import UnknownFormat
from verbund.formats import TableFormat
from verbund.model import Blank, Iri, Literal, Table, Term
from verbund.queries.results import write_answer, write_table
from verbund.vocab import XSD

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
#: XML 1.0 has no way to write control characters and two others
_XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)


def _terms(text: st.SearchStrategy[str]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.sampled_from([Iri("https://example.org/ä?b=c&d=(e)"), Iri("urn:x:y"), Blank("b1")]),
        st.builds(Literal, text),
        st.builds(Literal, text, st.just(XSD.token)),
        st.builds(lambda value: Literal(value, _LANG, "de-at"), text),
        st.sampled_from(
            [
                Literal("7", XSD.integer),
                Literal("007", XSD.integer),
                Literal("seven", XSD.integer),
                Literal("-2.50", XSD.decimal),
                Literal("2", XSD.decimal),
                Literal("1e3", XSD.double),
                Literal("INF", XSD.double),
                Literal("true", XSD.boolean),
                Literal("2020-02-01", XSD.date),
            ]
        ),
    )


_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def _tables(text: st.SearchStrategy[str]) -> st.SearchStrategy[Table]:
    row = st.tuples(st.none() | _terms(text), st.none() | _terms(text))
    return st.builds(lambda rows: Table(("one", "other"), tuple(rows)), st.lists(row, max_size=4))


def _text(table: Table, form: TableFormat) -> str:
    return "".join(write_table(table, form))


def _ours(term: ox.NamedNode | ox.BlankNode | ox.Literal | None) -> Term | None:
    match term:
        case None:
            return None
        case ox.NamedNode():
            return Iri(term.value)
        case ox.BlankNode():
            return Blank(term.value)
        case ox.Literal():
            return Literal(term.value, term.datatype.value, term.language or "")
    raise TypeError(term)


def _read(text: str, form: ox.QueryResultsFormat) -> Table:
    found = ox.parse_query_results(text.encode(), format=form)
    assert isinstance(found, ox.QuerySolutions)
    rows = tuple(tuple(_ours(cell) for cell in row) for row in found)
    return Table(tuple(name.value for name in found.variables), rows)


@given(_tables(_TEXT))
def test_json_is_read_back_by_oxigraph(table: Table) -> None:
    assert _read(_text(table, TableFormat.JSON), ox.QueryResultsFormat.JSON) == table


@given(_tables(_XML_TEXT))
def test_xml_is_read_back_by_oxigraph(table: Table) -> None:
    assert _read(_text(table, TableFormat.XML), ox.QueryResultsFormat.XML) == table


@given(_tables(_TEXT))
def test_tsv_is_read_back_by_oxigraph(table: Table) -> None:
    assert _read(_text(table, TableFormat.TSV), ox.QueryResultsFormat.TSV) == table


@given(_tables(_TEXT))
def test_csv_is_read_back_as_text(table: Table) -> None:
    found = list(csv.reader(io.StringIO(_text(table, TableFormat.CSV), newline="")))
    assert found == [list(table.columns), *map(list, table.texts())]


@given(_tables(_TEXT))
def test_every_line_of_json_lines_is_an_object(table: Table) -> None:
    lines = _text(table, TableFormat.JSONL).split("\n")[:-1]
    found = [json.loads(line) for line in lines]
    assert [list(row) for row in found] == [["one", "other"]] * len(table)


def test_json_lines_have_numbers_and_truth_as_such() -> None:
    row = (Literal("2.50", XSD.decimal), Literal("true", XSD.boolean), None, Literal("07", XSD.int))
    table = Table(("sum", "known", "end", "code"), (row,))
    assert _text(table, TableFormat.JSONL) == (
        '{"sum": 2.50, "known": true, "end": null, "code": "07"}\n'
    )


def test_xml_says_that_it_cannot_write_a_control_character() -> None:
    table = Table(("a",), ((Literal("a\x07\r&<b>"),),))
    assert "<literal>a\ufffd&#13;&amp;&lt;b&gt;</literal>" in _text(table, TableFormat.XML)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (TableFormat.JSON, '{"head": {}, "boolean": true}\n'),
        (TableFormat.CSV, "true\n"),
        (TableFormat.TABLE, "true\n"),
    ],
)
def test_an_answer_is_written_in_each_format(form: TableFormat, text: str) -> None:
    assert write_answer(True, form) == text


def test_an_answer_in_xml_is_read_back() -> None:
    text = write_answer(False, TableFormat.XML)
    found = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.XML)
    assert isinstance(found, ox.QueryBoolean)
    assert not found


def test_a_format_for_people_is_not_for_machines() -> None:
    with pytest.raises(UnknownFormat):
        write_table(Table((), ()), TableFormat.MARKDOWN)


Check = Callable[[str, str], None]
EXACT = [TableFormat[name] for name in ("CSV", "TSV", "JSON", "XML", "JSONL")]


def test_the_formats_on_one_example(on_record: Check) -> None:
    table = Table(
        ("project", "projectLabel", "amount", "running"),
        (
            (
                Iri("https://example.org/project/a"),
                Literal("Größe | „Maß“", _LANG, "de"),
                Literal("2360000.5", XSD.decimal),
                Literal("true", XSD.boolean),
            ),
            (Iri("https://example.org/project/b"), Literal('say "a,b"'), None, None),
        ),
    )
    for form in EXACT:
        on_record(f"tests/queries/golden/example{form.suffix}", _text(table, form))
