"""The site in Chromium: from a disk, in both languages, three sizes, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import ROOT
from tests.pages.browser.conftest import SIZES, browser
from tests.pages.browser.test_access import RUN, axe

from verbund.catalogue import Catalogue
from verbund.export import Material
from verbund.export.catalog import datasets
from verbund.export.manifest import recorded
from verbund.model import Iri
from verbund.queries.questions import Questions
from verbund.site.answers import Answers
from verbund.site.assets import assets, names
from verbund.site.contents import Contents
from verbund.site.datasets import dataset_pages
from verbund.site.kinds import KINDS
from verbund.site.lists import Lists
from verbund.site.pages import Pages
from verbund.store import Store
from verbund.things import Describer

pytestmark = pytest.mark.browser
__all__ = ["axe", "browser"]  # fixtures of the network page's tests
BASE = "https://w3id.org/stadt-land-plus/"
#: The words of the picture that stick out of its frame.
OUTSIDE = """() => {
  const frame = document.querySelector(".around").viewBox.baseVal;
  return [...document.querySelectorAll(".around text")].filter((one) => {
    const box = one.getBBox();
    return box.x < 0 || box.x + box.width > frame.width;
  }).map((one) => one.textContent);
}"""
#: Names and days in cells of which a part stands in another line.
CUT = r"""() => [...document.querySelectorAll("td")].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/\d{4}-\d\d(-\d\d)?|[A-ZÄÖÜ]{4,}/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) found.push(word[0]);
    }
  }
  return found;
})"""
PATHS = ("project/neila", "organisation/fsu-jena", "event/sk2020")


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory,
    pages: Pages,
    contents: Contents,
    whole: Catalogue,
    store: Store,
) -> Path:
    """Some pages of the real catalogue, as they stand in its site."""
    found = tmp_path_factory.mktemp("pages")
    material, entries = Material.of(whole, store), list(recorded(ROOT / "exports").values())
    front = dataset_pages(pages, material, datasets(material, entries), entries)
    made = dict(assets()) | {path: text.encode() for path, text in front}
    questions, describer = Questions(whole), Describer.of(whole, store)
    for language in ("de", "en"):
        made[f"static/names-{language}.js"] = names(contents, language)
        lists = Lists(pages, contents, language).of(KINDS["organisation"])
        made |= {path: text.encode() for path, text in lists}
        answers = Answers(pages, questions, store, language)
        text = answers.page(questions.named("projects"), {})
        made[f"{language}/questions/projects.html"] = text.encode()
        path, text = answers.overview()
        made[path] = text.encode()
        for path in PATHS:
            text = pages.thing(describer.thing(Iri(BASE + path)), language)
            made[f"{language}/{path}.html"] = text.encode()
    for name, data in made.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(data)
    return found


Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, folder: Path) -> Iterator[Show]:
    """Open a page in a window of a size."""
    contexts: list[BrowserContext] = []

    def one(name: str, size: str, **more: str) -> Page:
        width, height = SIZES[size]
        options = {"viewport": {"width": width, "height": height}, **more}
        contexts.append(browser.new_context(**options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto((folder / name).as_uri())
        return page

    yield one
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("size", "scheme"),
    [("wide", "light"), ("wide", "dark"), ("middle", "light"), ("phone", "light")],
)
@pytest.mark.parametrize(
    "path",
    [
        *("de/project/neila", "en/organisation/index", "de/dataset/catalogue"),
        *("en/dataset/projects", "de/data", "en/index", "de/questions/projects"),
        "en/questions/index",
    ],
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    show: Show, axe: str, path: str, size: str, scheme: str
) -> None:
    page = show(f"{path}.html", size, color_scheme=scheme)
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) == 0


@pytest.mark.parametrize("size", ["wide", "middle"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_of_the_picture_is_cut(show: Show, language: str, path: str, size: str) -> None:
    page = show(f"{language}/{path}.html", size)
    assert page.locator(".around text").count() > 5
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_no_name_and_no_day_in_a_table_is_cut(show: Show, size: str) -> None:
    page = show("de/questions/projects.html", size)
    assert page.locator("td").count() > 20
    assert page.evaluate(CUT) == []


def test_a_phone_shows_all_columns_of_the_files(show: Show) -> None:
    page = show("de/data.html", "phone")
    wider = "(e => e.scrollWidth - e.clientWidth)(document.querySelector('.files'))"
    assert page.evaluate(wider) == 0


@pytest.mark.parametrize("size", ["wide", "middle", "phone"])
def test_the_search_stands_beside_a_name_however_long(show: Show, size: str) -> None:
    page = show("de/project/neila.html", size)
    page.evaluate("document.querySelector('.brand').textContent = 'Ein langer Name '.repeat(8)")
    brand, search = page.locator(".brand").bounding_box(), page.locator(".search").bounding_box()
    assert brand
    assert search
    assert brand["y"] < search["y"] + search["height"]
    assert search["y"] < brand["y"] + brand["height"]
    assert brand["x"] + brand["width"] <= search["x"]


def test_search_finds_a_thing_however_it_is_spelt(show: Show) -> None:
    page = show("de/project/neila.html", "wide")
    page.fill(".search input", "universitaet jena")
    page.wait_for_selector(".found a")
    assert page.inner_text(".found a") == "Friedrich-Schiller-Universität Jena"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/organisation/fsu-jena.html")
    assert page.inner_text("h1") == "Friedrich-Schiller-Universität Jena"


def test_a_list_narrows_as_one_types(show: Show) -> None:
    page = show("en/organisation/index.html", "phone")
    page.fill(".narrow input", "jena")
    shown = page.locator(".entries li:visible").all_inner_texts()
    assert shown
    assert all("jena" in text.casefold() for text in shown)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_words_above_a_list_can_be_read(show: Show, size: str) -> None:
    field = show("de/organisation/index.html", size).locator(".narrow input")
    assert field.evaluate("e => e.clientWidth") > 250


def test_questions_narrow_with_what_they_are_about(show: Show) -> None:
    page = show("de/questions/index.html", "wide")
    assert "{" not in page.inner_text("main")
    assert page.locator("h2:visible").count() > 10
    page.fill(".narrow input", "Interessenvertretung wer koordiniert")
    assert page.locator("h2:visible").count() == 0
    page.fill(".narrow input", "koordiniert")
    assert 0 < page.locator("h2:visible").count() < 6


@pytest.mark.parametrize("path", ["de/data", "de/organisation/by-state-de-th"])
def test_a_phone_shows_where_one_is(show: Show, path: str) -> None:
    page = show(f"{path}.html", "phone")
    for entry in page.locator("[aria-current]").all():
        box = entry.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_on_paper_stand_no_menus_but_the_address(show: Show) -> None:
    page = show("de/project/neila.html", "wide")
    page.emulate_media(media="print")
    assert not page.is_visible(".top")
    assert page.inner_text(".printed").endswith("/de/project/neila.html")


def test_without_scripts_everything_is_there_but_the_search(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "en/organisation/index.html").as_uri())
    assert not page.is_visible(".search")
    page.click("text=University 21")
    page.click("text=Friedrich Schiller University Jena")
    assert page.inner_text("h1") == "Friedrich Schiller University Jena"
    context.close()


def test_on_a_phone_the_name_stands_in_a_line_and_no_picture_is_spoken_of(
    browser: Browser, folder: Path
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((folder / "en/project/neila.html").as_uri())
    brand = page.locator(".brand").bounding_box()
    assert brand
    assert brand["height"] < 30
    assert not page.locator(".picture span").is_visible()
    assert page.locator(".picture a", has_text="View in the network").is_visible()
    context.close()
