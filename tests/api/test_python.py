"""The way in from Python: what it gives is plain, shows itself well, and costs nothing unused."""

from __future__ import annotations

import doctest
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import verbund
from verbund.api import Answer, OpenCatalogue, open_catalogue
from verbund.api.answer import SHOWN, MissingLibrary
from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery, RefusedQuery, UnknownKind, UnknownLanguage
from verbund.model import Iri, Literal, Table
from verbund.queries.sheet import Reader
from verbund.vocab import XSD

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = Iri("https://example.org/")
TABLE = Table(
    ("thing", "thingLabel", "count", "share", "day", "known", "text"),
    (
        (
            Iri("https://example.org/a?b=1&c=<"[:-1]),
            Literal("<b>A & B</b>"),
            Literal("3", XSD.integer),
            Literal("2.5", XSD.decimal),
            Literal("2021-06-01Z", XSD.date),
            Literal("1", XSD.boolean),
            None,
        ),
        (
            Iri("urn:x"),
            Literal("X"),
            Literal("many", XSD.integer),
            None,
            Literal("-0001-01-01", XSD.date),
            Literal("false", XSD.boolean),
            Literal("t", language="de"),
        ),
    ),
)


def _answer(table: Table = TABLE) -> Answer:
    return Answer(table, Reader(BASE, "de").sheet(table), "Wer <ist> das?")


@pytest.fixture
def ours(built: Build) -> OpenCatalogue:
    return open_catalogue(built.folder.parent.parent)


def test_cells_are_plain_values() -> None:
    first, second = _answer()
    assert first[1:] == ("<b>A & B</b>", 3, 2.5, date(2021, 6, 1), True, None)
    assert second == ("urn:x", "X", "many", None, "-0001-01-01", False, "t")


def test_a_notebook_shows_headings_and_links_and_no_foreign_markup() -> None:
    page = _answer()._repr_html_()
    assert "Wer &lt;ist&gt; das?" in page
    assert '<a href="https://example.org/a?b=1&amp;c=">&lt;b&gt;A &amp; B&lt;/b&gt;</a>' in page
    assert "urn:x" not in page  # no link that does something else than lead somewhere
    assert "<b>" not in page


def test_a_notebook_shows_the_beginning_of_a_long_answer() -> None:
    page = _answer(Table(("x",), tuple((Literal(str(n)),) for n in range(SHOWN + 7))))._repr_html_()
    assert (page.count("<tr>"), "<p>… 7</p>" in page) == (SHOWN + 1, True)


@pytest.mark.parametrize(
    ("method", "library", "maker"),
    [
        (Answer.to_pandas, "pandas", "DataFrame"),
        (Answer.to_polars, "polars", "DataFrame"),
    ],
)
def test_a_library_is_used_if_it_is_there(
    monkeypatch: pytest.MonkeyPatch, method: Callable[[Answer], object], library: str, maker: str
) -> None:
    fake = ModuleType(library)
    setattr(fake, maker, lambda columns, **_: columns)
    monkeypatch.setitem(sys.modules, library, fake)
    columns = method(_answer())
    assert isinstance(columns, dict)
    assert list(columns) == list(TABLE.columns)
    assert columns["count"] == [3, "many"]
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibrary) as problem:
        method(_answer())
    assert problem.value.hint == f"install it: pip install {library}"


def test_a_table_of_arrow_has_a_type_for_each_column() -> None:
    rows = _answer().to_arrow()
    assert rows.column_names == list(TABLE.columns)
    assert str(rows.schema.field("count").type) == "string"  # 3 and "many"


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_real_data_frames_have_our_rows(ours: OpenCatalogue, library: str) -> None:
    pytest.importorskip(library)
    answer = ours.ask("running-projects", date="2021-06-01")
    method = {"pandas": "to_pandas", "polars": "to_polars", "pyarrow": "to_arrow"}[library]
    frame = getattr(answer, method)()
    assert frame.shape == (len(answer), len(answer.columns))


def test_questions_are_asked_with_python_values(ours: OpenCatalogue) -> None:
    by_day = ours.ask("running-projects", date=date(2021, 6, 1))
    assert by_day.rows == ours.ask("running-projects", date="01.06.2021").rows
    assert len(by_day) > 0
    several = ours.ask("practice-partners", state=["Sachsen", "Niedersachsen"])
    assert len(several) > len(ours.ask("practice-partners", state="Sachsen"))


def test_an_answer_speaks_the_language_that_is_wanted(ours: OpenCatalogue) -> None:
    german, english = (ours.ask("partners", lang=lang, project="Interko2") for lang in ("de", "en"))
    assert german.column("roleLabel") != english.column("roleLabel")
    assert repr(english).startswith("<Who")


def test_a_language_that_nothing_is_written_in_is_refused(ours: OpenCatalogue) -> None:
    for ask in (lambda: open_catalogue(lang="fr"), lambda: ours.ask("projects", lang="fr")):
        with pytest.raises(UnknownLanguage, match="no language called 'fr'"):
            ask()


def test_a_kind_that_nothing_is_of_is_refused(ours: OpenCatalogue) -> None:
    with pytest.raises(UnknownKind, match="no kind called 'town'"):
        ours.search("Jena", kind="town")


def test_own_sparql_gives_rows_and_does_no_harm(ours: OpenCatalogue) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?p a schema:ResearchProject }"
    assert ours.sparql(text).rows[0][0] == len(ours.sparql(text.replace("(COUNT(*) AS ?n)", "?p")))
    with pytest.raises(RefusedQuery):
        ours.sparql("DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(InvalidQuery, match="no rows"):
        ours.sparql("ASK {}")


def test_a_network_is_one_of_networkx(ours: OpenCatalogue) -> None:
    graph = ours.network("organisations")
    assert type(graph).__name__ == "MultiDiGraph"
    assert {"label", "kind"} <= set(next(iter(graph.nodes(data=True)))[1])


def test_it_says_what_it_is(small: Catalogue) -> None:
    here = open_catalogue(small.root)
    assert repr(here).startswith("<My funding programme: ")
    there = open_catalogue(small.root, endpoint="http://e/sparql")
    assert "at http://e/sparql" in repr(there)


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'close_catalogue'"):
        verbund.close_catalogue  # noqa: B018


@pytest.mark.slow
def test_the_package_is_cheap_until_it_is_used() -> None:
    code = "import sys, verbund; print(*(name for name in sys.modules if 'verbund.' in name))"
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_page_shows_what_happens(built: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.folder.parent.parent)
    monkeypatch.delenv("VERBUND_CATALOGUE", raising=False)
    result = doctest.testfile(
        str(ROOT / "docs" / "python.md"), module_relative=False, optionflags=doctest.ELLIPSIS
    )
    assert (result.failed, result.attempted > 10) == (0, True)
