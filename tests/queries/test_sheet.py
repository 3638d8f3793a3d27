"""Answers for people: names for things, headings in their language, numbers as they write them."""

from __future__ import annotations

import pytest

from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Table
from verbund.queries.header import Header
from verbund.queries.sheet import Cell, Reader, Sheet, aligned, markdown
from verbund.store import Store
from verbund.vocab import SCHEMA, XSD

BASE = Iri("https://example.org/")
NEILA = Iri("https://example.org/project/neila")
HEADER = Header(
    summary="",
    question={},
    description={},
    tags=(),
    parameters={},
    columns={"project": {"de": "Vorhaben", "en": "Project"}, "sum": {"de": "Summe", "en": "Sum"}},
)
TABLE = Table(
    ("project", "projectLabel", "sum"),
    ((NEILA, Literal("NEILA"), Literal("2360000.5", XSD.decimal)),),
)


def _german() -> Reader:
    return Reader(BASE, "de")


def test_a_thing_and_its_label_are_one_column() -> None:
    sheet = _german().sheet(TABLE, HEADER)
    assert sheet.headings == ("Vorhaben", "Summe")
    assert sheet.rows == ((Cell("NEILA", NEILA, "neila"), Cell("2.360.000,50", is_number=True)),)


def test_headings_and_numbers_follow_the_language() -> None:
    sheet = Reader(BASE, "en").sheet(TABLE, HEADER)
    assert (sheet.headings[0], sheet.rows[0][1].text) == ("Project", "2,360,000.50")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Literal("2020", XSD.integer), "2020"),
        (Literal("1234", XSD.decimal), "1.234"),
        (Literal("50.92878", XSD.decimal), "50,92878"),
        (Literal("true", XSD.boolean), "ja"),
        (Literal("2020-02-01", XSD.date), "2020-02-01"),
        (Iri(SCHEMA.Event), "schema:Event"),
        (Iri("https://example.org/project/neila"), "project/neila"),
        (Iri("https://other.org/x"), "https://other.org/x"),
        (None, ""),
    ],
)
def test_a_term_is_said_shortly(term: Iri | Literal | None, text: str) -> None:
    assert _german().cell(term).text == text


def test_names_are_looked_up_for_things_without_a_label_column() -> None:
    store = Store.in_memory()
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    acronym = "<https://w3id.org/verbund/ns#acronym>"
    turtle = f"""
        <{NEILA}> {label} "Landmanagement"@de ; {acronym} "NEILA" .
        <https://example.org/person/p1> {label} "Ada King" .
        <https://example.org/place/jena> {label} "Jena"@de , "Jena (Germany)"@en .
    """
    store.load(turtle.encode(), RdfFormat.TURTLE)
    table = store.select("SELECT DISTINCT ?thing { ?thing ?property ?value }")
    assert set(Reader(BASE, "en").names(store, table).values()) == {
        "NEILA",
        "Ada King",
        "Jena (Germany)",
    }
    assert "Jena" in _german().names(store, table).values()


def test_nothing_is_looked_up_where_labels_are() -> None:
    store = Store.in_memory()
    assert _german().names(store, TABLE) == {}


def test_markdown_has_links_and_escapes_what_it_would_read() -> None:
    sheet = Sheet(
        ("Wer", "Wie viel"),
        ((Cell("a|b *c*\n[d]", Iri("https://e.org/x(y)")), Cell("3", is_number=True)),),
    )
    assert "".join(markdown(sheet)) == (
        "| Wer | Wie viel |\n"
        "| --- | --: |\n"
        "| [a\\|b \\*c\\* \\[d\\]](https://e.org/x%28y%29) | 3 |\n"
    )


def test_plain_text_is_aligned_and_not_cut() -> None:
    sheet = _german().sheet(TABLE, HEADER)
    assert "".join(aligned(sheet)) == (
        "Vorhaben         Summe\n--------  ------------\nNEILA     2.360.000,50\n"
    )


def test_an_empty_answer_has_its_headings() -> None:
    empty = _german().sheet(Table(("project", "sum"), ()), HEADER)
    assert "".join(aligned(empty)) == "Vorhaben  Summe\n--------  -----\n"
    assert "".join(markdown(empty)) == "| Vorhaben | Summe |\n| --- | --- |\n"
