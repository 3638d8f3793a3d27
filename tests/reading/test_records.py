"""Rows as records: what is said, by whom, and how much of it may be public."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbund.findings import Finding, Severity
from verbund.model import Iri
from verbund.reading import Access, Context, Record, RecordReader
from verbund.reading.sheet import Sheet
from verbund.vocab import SCHEMA, V

Read = Callable[..., tuple[list[Record], list[Finding]]]
BASE = "https://example.org/"
MARK = "MARK"


def test_a_row_is_a_thing_with_its_sources(read: Read) -> None:
    text = (
        "id,acronym,name@de,name@en,region,source\nolga,OLGA,Ein Name,A name,jena | weimar,a | b\n"
    )
    (record,), findings = read("projects", text)
    assert findings == []
    assert record.public == {
        "@type": [SCHEMA.ResearchProject],
        "@id": f"{BASE}project/olga",
        "acronym": "OLGA",
        "name": {"de": ["Ein Name"], "en": ["A name"]},
        "region": [f"{BASE}place/jena", f"{BASE}place/weimar"],
        "source": [f"{BASE}source/a", f"{BASE}source/b"],
    }
    assert record.said == {key: text for key, text in record.public.items() if key != "source"}
    assert record.internal == {"@id": f"{BASE}project/olga"}
    assert record.sources == (f"{BASE}source/a", f"{BASE}source/b")
    assert (record.row, record.subject) == (2, f"{BASE}project/olga")


def test_an_empty_cell_says_nothing(read: Read) -> None:
    (record,), _ = read("projects", "id,acronym,name@de,region,source\nolga,,  , | ,a\n")
    assert set(record.public) == {"@type", "@id", "region", "source"}
    assert record.public["region"] == []


def test_contact_data_of_people_stay_inside(read: Read) -> None:
    text = "id,name,email,telephone,source\np1,Zoe,zoe@example.org,+49 1,a\n"
    (record,), _ = read("people", text)
    assert "zoe@" not in str([record.public, record.said])
    assert record.internal["email"] == "zoe@example.org"
    assert record.internal["telephone"] == "+49 1"


def test_a_coarse_date_keeps_its_precision(read: Read) -> None:
    (record,), _ = read("projects", "id,startDate,endDate,source\nolga,2018-08,2020,a\n")
    dates = {key: text for key, text in record.public.items() if "Date" in key}
    assert dates == {
        "startDate": "2018-08-01",
        "startDatePrecision": "month",
        "endDate": "2020-12-31",
        "endDatePrecision": "year",
    }


def test_a_coarse_date_is_refused_where_its_precision_would_be_lost(read: Read) -> None:
    _, (fault,) = read("sources", "id,dateRead,source\npage,2024,page\n")
    assert (fault.rule, fault.column, fault.value) == ("bad-date", "dateRead", "2024")
    assert "takes a whole date" in fault.en


def test_a_guarded_formula_is_read_as_it_was_meant(read: Read) -> None:
    (record,), _ = read("projects", "id,acronym,name@de,source\nolga,'=1+1,'s Haus,a\n")
    assert (record.public["acronym"], record.public["name"]["de"]) == ("=1+1", ["'s Haus"])


def test_a_precision_is_as_secret_as_its_shape_says(context: Context) -> None:
    public = {SCHEMA.ResearchProject: frozenset({SCHEMA.startDate})}
    rows = iter([(2, ("olga", "2018-08", "a"))])
    sheet = Sheet("projects", "data/projects.csv", ("id", "startDate", "source"), rows)
    access = Access(named=public, public=public, single={})
    (record,) = RecordReader(context, access, sheet, context.kinds["projects"], []).read()
    assert record.public["startDate"] == "2018-08-01"
    assert "startDatePrecision" not in record.public
    assert record.internal["startDatePrecision"] == "month"


def test_without_a_shape_nothing_is_public(context: Context) -> None:
    rows = iter([(2, ("olga", "OLGA", "a"))])
    sheet = Sheet("projects", "data/projects.csv", ("id", "acronym", "source"), rows)
    findings: list[Finding] = []
    reader = RecordReader(context, Access({}, {}, {}), sheet, context.kinds["projects"], findings)
    (record,) = reader.read()
    assert (record.public, record.said, record.subject) == ({}, {}, "")
    assert record.internal["acronym"] == "OLGA"
    assert [(one.rule, one.severity) for one in findings] == [("no-shape", Severity.WARNING)]


def test_a_document_speaks_for_itself(read: Read) -> None:
    (record,), findings = read("sources", "id,name@de\npage,Seite\n")
    assert findings == []
    assert record.sources == (f"{BASE}source/page",)


def test_types_are_added_to_the_class_of_the_table(read: Read) -> None:
    text = "id,type,source\nbook,Book | schema:Thing | Thesis,a\n"
    (record,), findings = read("publications", text)
    assert record.public["@type"] == [V.Publication, SCHEMA.Book, SCHEMA.Thesis]
    assert [one.rule for one in findings] == ["unknown-type"]


def test_a_table_of_relations_may_speak_of_one_thing_often(read: Read) -> None:
    records, findings = read("project-topics", "project,about,source\nolga,a,s\nolga,b,s\n")
    assert findings == []
    assert [one.subject for one in records] == [f"{BASE}project/olga"] * 2


def test_a_column_can_speak_of_another_thing(read: Read) -> None:
    text = "id,organisation,email,source\noffice,jena,office@example.org,a\n"
    (record,), findings = read("contacts", text)
    assert findings == []
    assert record.public["organisation"] == f"{BASE}organisation/jena"
    assert record.public["email"] == "office@example.org"


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6).map(str.strip)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_shape_no_public_word(data: st.DataObject, context: Context, access: Access) -> None:
    """Whatever stands in a table: what no shape marks as public does not get out."""
    kind = context.kinds[data.draw(st.sampled_from(sorted(context.kinds)))]
    terms = sorted(set(kind.columns) - {kind.subject.term, "type", "source", "id"})
    chosen = data.draw(st.lists(st.sampled_from(terms), unique=True, max_size=6))
    columns = [c for c in map(kind.columns.__getitem__, chosen) if not c.is_subject]
    cells = [data.draw(CELL) + MARK + column.term for column in columns]
    header = (kind.subject.term, "source", *(column.term for column in columns))
    sheet = Sheet(kind.name, "data/x.csv", header, iter([(2, ("x", "s", *cells))]))
    for record in RecordReader(context, access, sheet, kind, []).read():
        shown = str([record.public, record.said])
        for column in columns:
            about = context.class_at(column.base) if column.reverse else kind.class_iri
            if not access.is_public(about, column.means):
                assert MARK + column.term not in shown.replace(f"{column.term}Precision", "")


def test_each_class_of_a_table_has_a_shape(context: Context, access: Access) -> None:
    assert {
        kind.name for kind in context.kinds.values() if not access.knows(kind.class_iri)
    } == set()


def test_access_is_told_by_class_and_property(access: Access) -> None:
    person = SCHEMA.Person
    assert access.is_public(person, SCHEMA.name)
    assert not access.is_public(person, SCHEMA.email)
    assert not access.is_public(Iri("urn:x").value, SCHEMA.name)
    assert access.is_single(person, SCHEMA.name)
    assert not access.is_single(person, SCHEMA.url)
