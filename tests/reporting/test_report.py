from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import sync_playwright

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.cli._chromium import printed
from verbund.errors import VerbundError
from verbund.network.model import Built
from verbund.reporting import Wanted, report
from verbund.store import Store

TEXTS = Path(__file__).resolve().parents[2] / "graph" / "verbund" / "reporting" / "texts"


class Page(HTMLParser):
    """The ids and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "href" and value and tag == "a":
                self.links.add(value.removeprefix("#"))
            elif name in ("src", "srcset") or (tag in ("link", "script") and name == "href"):
                self.loads.append(str(value))


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory, store: Store, built: Build) -> object:
    catalogue = Catalogue.at(built.folder.parent.parent, builds=tmp_path_factory.mktemp("builds"))
    settings = catalogue.settings
    about = Built(settings.title, settings.publisher, settings.licence.value, settings.released)

    def made(cluster: str = "", language: str = "de", day: str = "2022-12-01") -> str:
        wanted = Wanted(language, date.fromisoformat(day), cluster)
        return report(store, catalogue, wanted, about)

    return made


@pytest.fixture(scope="module")
def whole(make: object) -> str:
    return make()  # type: ignore[operator, no-any-return]


def test_each_number_leads_to_a_question_of_the_appendix(whole: str) -> None:
    page = Page(whole)
    assert len(page.links) > 5
    assert page.links <= page.ids


def test_a_report_needs_nothing_from_elsewhere(whole: str) -> None:
    assert Page(whole).loads == []
    assert "url(http" not in whole
    assert "default-src &#39;none&#39;" in whole or "default-src 'none'" in whole


def test_a_report_is_the_same_each_time(make: object, whole: str) -> None:
    assert make() == whole  # type: ignore[operator]


def test_each_question_comes_with_its_command(whole: str) -> None:
    assert "verbund query ending-within --param from=2022-12-01 --param until=2023-11-30" in whole
    assert "queries/members-by-kind.rq" in whole


def test_a_cluster_is_told_in_its_language(make: object) -> None:
    html = make("Wohnungsmarktregionen", "en")  # type: ignore[operator]
    assert "Cluster “Dynamic Housing Market Regions”" in html
    assert '<dd><a href="#q-projects">5</a></dd>' in html


def rows_of(html: str, question: str) -> str:
    """The part of the appendix with the rows of a question."""
    return html.partition(f'id="q-{question}"')[2].partition("</article>")[0]


def test_a_cluster_has_its_own_rows_and_name_in_the_appendix(make: object) -> None:
    html = make("Regionale Stoffkreisläufe")  # type: ignore[operator]
    contested = rows_of(html, "disagreements")
    assert "CoAct" in contested
    assert "DAZWISCHEN" not in contested
    assert "(Cluster: Regionale Stoffkreisläufe)" in html
    assert "--param cluster=cluster/stoffkreislaeufe" in html
    assert "(Cluster: http" not in html


def test_one_is_said_as_one(make: object) -> None:
    html = make("Regionale Stoffkreisläufe", "en")  # type: ignore[operator]
    assert "<dt>project</dt>" in html
    assert "district or city as region" in html
    assert "Each of the" in html
    assert "organisations works in one project only." in html
    german = make("Regionale Stoffkreisläufe")  # type: ignore[operator]
    assert 'die <a href="#q-regions-of-projects">1</a>' not in german


def test_days_are_written_as_people_write_them(make: object) -> None:
    iso = re.compile(r">[^<]*\b\d{4}-\d{2}(-\d{2})?\b[^<]*<")
    for language, day in (("de", "1.7.2018"), ("en", "1 July 2018")):
        html = re.sub(r"<code>.*?</code>", "", make(language=language))  # type: ignore[operator]
        appendix = html.partition('class="appendix"')[2]
        assert f"<td>{day}</td>" in appendix
        assert iso.findall(appendix) == []


def test_properties_have_words_in_the_rows_behind_the_numbers(make: object) -> None:
    for language, word in (("de", "Ende"), ("en", "end")):
        html = make(language=language)  # type: ignore[operator]
        rows = rows_of(html, "disagreements")
        properties = set(re.findall(r"<tr[^>]*><td>.*?</td><td>(.*?)</td>", rows))
        assert word in properties
        assert [name for name in properties if re.search("[a-z][A-Z]", name)] == []


def test_an_unknown_cluster_is_refused_with_those_there_are(make: object) -> None:
    with pytest.raises(VerbundError) as caught:
        make("Quark", "en")  # type: ignore[operator]
    assert str(caught.value) == "no cluster called 'Quark'"
    assert caught.value.hint.startswith("known: ")
    assert "Dynamic Housing Market Regions, " in caught.value.hint


def test_nothing_ending_is_said(make: object) -> None:
    html = make(day="2040-01-01")  # type: ignore[operator]
    assert "In diesen zwölf Monaten endet kein Vorhaben" in html


def test_both_languages_say_the_same_things() -> None:
    german, english = (
        json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8")) for name in ("de", "en")
    )
    gaps = re.compile(r"\{(\w+)\}")
    assert list(german) == list(english)
    for key, text in german.items():
        assert set(gaps.findall(text)) == set(gaps.findall(english[key])), key


@pytest.mark.browser
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("cluster", ["", "Wohnungsmarktregionen", "Regionale Stoffkreisläufe"])
def test_the_pdf_has_at_most_twelve_pages(
    make: object, chromium: Path, cluster: str, language: str
) -> None:
    assert chromium.exists()
    html = make(cluster, language)  # type: ignore[operator]
    pages = pypdf.PdfReader(BytesIO(printed(html))).pages
    assert 3 < len(pages) <= 12
    assert "Stadt-Land-Plus" in pages[0].extract_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("cluster", "most"), [("", 8), ("Wohnungsmarktregionen", 7), ("Regionale Stoffkreisläufe", 5)]
)
def test_printed_pages_are_full_and_numbered(
    make: object, chromium: Path, cluster: str, most: int
) -> None:
    assert chromium.exists()
    pages = pypdf.PdfReader(BytesIO(printed(make(cluster)))).pages  # type: ignore[operator]
    assert len(pages) <= most
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"Seite {number} / {len(pages)}" in text
        assert "Stadt-Land-Plus · " in text


@pytest.mark.browser
def test_a_report_is_read_on_a_phone_without_moving_it_sideways(
    whole: str, chromium: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(whole, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        browser.close()


def test_a_single_project_is_not_told_in_bars(make: object) -> None:
    html = make("Regionale Stoffkreisläufe")  # type: ignore[operator]
    assert "1 von 1" not in html.partition('class="appendix"')[0].replace("</a>", "")


def test_a_bar_leads_to_its_question_and_gaps_are_named(whole: str) -> None:
    svg_links = set(re.findall(r'<a xlink:href="#q-([a-z-]+)"', whole))
    assert {"members-by-kind", "completeness"} <= svg_links
    assert svg_links <= {one.removeprefix("q-") for one in Page(whole).ids}
    assert '<th scope="row">OLGA</th>' in whole
