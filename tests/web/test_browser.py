"""The server in Chromium: search while one types, and the page for queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.pages.browser.conftest import SIZES, browser
from tests.pages.browser.test_access import RUN, axe

pytestmark = pytest.mark.browser
__all__ = ["axe", "browser"]  # fixtures of the network page's tests
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PROJECTS = "SELECT ?p ?n { ?p a schema:ResearchProject ; v:acronym ?n } ORDER BY ?n LIMIT 3"

Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, running: str) -> Iterator[Show]:
    """Open a page of the server."""
    contexts: list[BrowserContext] = []

    def one(path: str, size: str = "wide", **more: object) -> Page:
        width, height = SIZES[size]
        options = {"viewport": {"width": width, "height": height}, "locale": "de-DE", **more}
        contexts.append(browser.new_context(**options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(f"{running}/{path}", wait_until="networkidle")
        return page

    yield one
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    "path",
    [
        *("de/search?q=wohnen", "en/search?q=xqzzqw", "de/sparql", "de/questions/partners.html"),
        f"en/sparql?query={quote(PROJECTS)}",
        "de/sparql?query=SELECT",
    ],
)
@pytest.mark.parametrize(("size", "scheme"), [("wide", "dark"), ("phone", "light")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    show: Show, axe: str, path: str, size: str, scheme: str
) -> None:
    page = show(path, size, color_scheme=scheme)
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) == 0


def test_the_server_is_searched_while_one_types(show: Show) -> None:
    page = show("de/index.html")
    page.fill(".search input", "Verkehrs planung")
    page.wait_for_selector(".found a")
    page.fill(".search input", "universitaet jena")
    page.wait_for_selector(".found a:has-text('Jena')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/organisation/fsu-jena.html")


def test_without_scripts_names_are_searched_and_queries_answered(show: Show) -> None:
    page = show("de/index.html", java_script_enabled=False)
    page.fill(".search input", "universitaet jena")
    page.keyboard.press("Enter")
    page.click("text=Friedrich-Schiller-Universität Jena")
    page.click("text=SPARQL")
    page.fill("textarea", PROJECTS)
    page.click("main .go")
    assert "3 Zeilen in" in page.inner_text("caption")
    page.click("td a")
    assert page.url.endswith("/de/project/coact.html")


def test_words_and_things_are_completed(show: Show) -> None:
    page = show("de/sparql")
    page.fill("textarea", "")
    page.keyboard.type("SELECT ?project {\n?project v:clus")
    page.wait_for_selector("#terms li")
    assert page.inner_text("#terms li") == "v:cluster Cluster"
    page.keyboard.press("Tab")
    page.keyboard.type("Interko")
    page.wait_for_selector("#terms li:has-text('project/interko2')")
    page.keyboard.press("Escape")
    assert not page.is_visible("#terms")
    assert page.input_value("textarea") == "SELECT ?project {\n  ?project v:cluster Interko"
    page.keyboard.press("Control+z")
    assert page.input_value("textarea") != "SELECT ?project {\n  ?project v:cluster Interko"


def test_what_is_typed_in_remarks_and_texts_stays_as_it_is(show: Show) -> None:
    page = show("de/sparql")
    page.fill("textarea", "")
    for words in ("# schema", '"schema', "<https"):
        page.keyboard.type(f"{words}\n")
    assert page.input_value("textarea") == '# schema\n"schema\n<https\n'


def test_an_answer_comes_in_place_and_can_be_passed_on(show: Show) -> None:
    page = show("en/sparql")
    page.fill("textarea", PROJECTS)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer td")
    assert page.locator("#answer tbody tr").count() == 3
    other = show(page.url.partition("/en/")[2].join(("en/", "")), java_script_enabled=False)
    assert other.input_value("textarea") == PROJECTS
    assert other.locator("#answer tbody tr").count() == 3
    page.click(".languages a")
    assert page.input_value("textarea") == PROJECTS
    assert "3 Zeilen" in page.inner_text("caption")


def test_a_fault_is_marked_where_it_is(show: Show) -> None:
    page = show("de/sparql")
    page.fill("textarea", "SELECT * {\n  ?s ?p }\n")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".problem")
    assert page.inner_text(".problem").startswith("line 2")
    assert page.locator(".editor pre i").count() == 1
    page.keyboard.type(" ")
    assert page.locator(".editor pre i").count() == 0


def test_a_query_can_be_stopped_and_its_process_is_free_again(show: Show) -> None:
    page = show("de/sparql")
    page.fill("textarea", ENDLESS)
    page.click("main .go")
    page.wait_for_timeout(800)
    page.click(".stop")
    page.wait_for_selector("#answer:has-text('Abgebrochen.')")
    page.wait_for_timeout(800)
    counts = page.evaluate("fetch('../metrics').then((found) => found.text())")
    assert "verbund_queries_long 0" in counts


def test_examples_are_questions_that_are_answered(show: Show) -> None:
    page = show("de/sparql")
    page.wait_for_selector("#example optgroup", state="attached")
    assert page.locator("#example option").count() > 60
    page.select_option("#example", label="Welche Vorhaben gehören zu welchem Cluster?")
    page.click("main .go")
    page.wait_for_selector("#answer td")
