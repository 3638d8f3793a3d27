"""Tables: columns as in data/, ids as in data/, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.export import Material
from verbund.export.tables import as_csv, tables
from verbund.store import writing

Make = Callable[[str], Material]

GRAPH = """
<project/loom> a schema:ResearchProject, foaf:Project ; schema:name "Loom"@en, "Webstuhl"@de ;
  schema:about <topic/a>, <topic/b> ; schema:startDate "2020-01-01"^^xsd:date ;
  v:underProgramme <programme/x> ; v:cluster <cluster/c> ; rdfs:label "Webstuhl"@de ;
  prov:hadPrimarySource <source/page>, <source/other> .
<organisation/uni> a schema:Organization, org:FormalOrganization ; schema:name "Uni"@de ;
  schema:sameAs <https://ror.org/01abc>, <https://example.org/uni> ;
  schema:contactPoint <contact/c> ; prov:hadPrimarySource <source/page> .
<contact/c> a schema:ContactPoint ; schema:email "info@example.org" ; schema:about <event/e> .
<statement/s> a rdf:Statement ; rdf:subject <project/loom> ; rdf:predicate schema:name ;
  rdf:object "Loom"@en ; v:quote "the loom" .
<graph/derived> { <project/loom> a foaf:Project ; rdfs:label "Webstuhl"@de }
"""


@pytest.fixture
def written(make: Make) -> dict[str, list[list[str]]]:
    """The rows of each table by its name, the header first."""
    found = {
        Path(output.path).stem: b"".join(output.chunks).decode() for output in tables(make(GRAPH))
    }
    return {name: list(csv.reader(io.StringIO(text))) for name, text in found.items()}


def test_a_thing_is_a_row_with_names_first_and_sources_last(
    written: dict[str, list[list[str]]],
) -> None:
    header, *rows = written["projects"]
    assert header == ["id", "name@de", "name@en", "programme", "startDate", "about", "source"]
    assert rows == [["loom", "Webstuhl", "Loom", "x", "2020-01-01", "a | b", "other | page"]]


def test_what_another_table_holds_stands_there(written: dict[str, list[list[str]]]) -> None:
    assert written["cluster-members"] == [
        ["project", "cluster", "source"],
        ["loom", "c", "other | page"],
    ]
    assert written["identifiers"] == [["id", "ror", "source"], ["uni", "01abc", "page"]]
    assert written["organisations"] == [
        ["id", "type", "name@de", "sameAs", "source"],
        ["uni", "FormalOrganization", "Uni", "https://example.org/uni", "page"],
    ]


def test_a_column_may_name_the_thing_that_says_it(written: dict[str, list[list[str]]]) -> None:
    assert written["contacts"] == [
        ["id", "organisation", "event", "email"],
        ["c", "uni", "e", "info@example.org"],
    ]


def test_a_quoted_statement_is_written_as_it_was_read(
    written: dict[str, list[list[str]]],
) -> None:
    assert written["statements"] == [
        ["id", "about", "property", "value", "quote"],
        ["s", "project/loom", "name@en", "Loom", "the loom"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+49 3641", "-a", "@here", "\tx", "\rx", "=5", "- 1"])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    ((found,),) = list(csv.reader(io.StringIO(as_csv(["a"], [[text]]), newline="")))[1:]
    assert found == f"'{text}"


@pytest.mark.parametrize("text", ["-5.25", "+3", "2020-01-01", "a=b", "'quoted", "", "1 | 2"])
def test_numbers_dates_and_other_text_stay_as_they_are(text: str) -> None:
    ((found, _),) = list(csv.reader(io.StringIO(as_csv(["a", "b"], [[text, ""]]))))[1:]
    assert found == text


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(rows=st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_any_text_comes_back_from_csv(rows: list[list[str]]) -> None:
    text = as_csv(["a", "b"], rows)
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [[cell.removeprefix("'") for cell in row] for row in found[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@pytest.mark.slow
def test_the_tables_are_a_catalogue_again(
    material: Material, catalogue: Catalogue, tmp_path: Path
) -> None:
    for path in catalogue.files("data", ".csv"):
        path.unlink()
    for output in tables(material):
        (catalogue.root / "data" / Path(output.path).name).write_bytes(b"".join(output.chunks))
    again = set(writing.lines(build(catalogue).store()))
    before = set(writing.lines(material.store))
    ours = f"<{material.base}".encode()
    differing = {line for line in again ^ before if line.startswith(ours)}
    printed = (b"AsPrinted>", b"Precision>")
    names = {line.split(b" ", 2)[1] for line in differing}
    assert {name for name in names if not name.endswith(printed)} == set()
    assert len(differing) < 20
    elsewhere = {line.split(b" ", 1)[0] for line in (again ^ before) - differing}
    assert all(b"dfg2024" in name or b"euroscivoc" in name for name in elsewhere)


def test_a_table_has_its_rows_sorted(material: Material) -> None:
    found = list(tables(material))
    assert found
    for output in found:
        ids = [row[0] for row in csv.reader(io.StringIO(b"".join(output.chunks).decode()))][1:]
        assert ids == sorted(ids)
        assert len(ids) == output.count
