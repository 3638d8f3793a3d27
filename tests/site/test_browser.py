"""The site in Chromium: from a disk, in both languages, three sizes, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.pages.browser.conftest import SIZES, browser
from tests.pages.browser.test_access import RUN, axe

from verbund.model import Iri
from verbund.site.assets import assets, names
from verbund.site.contents import Contents
from verbund.site.kinds import KINDS
from verbund.site.lists import Lists
from verbund.site.pages import Pages
from verbund.things import Describer

pytestmark = pytest.mark.browser
__all__ = ["axe", "browser"]  # fixtures of the network page's tests
BASE = "https://w3id.org/stadt-land-plus/"
PATHS = ("project/neila", "organisation/fsu-jena", "event/sk2020")


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory,
    pages: Pages,
    contents: Contents,
    describer: Describer,
) -> Path:
    """Some pages of the real catalogue, as they stand in its site."""
    found = tmp_path_factory.mktemp("pages")
    made = dict(assets())
    for language in ("de", "en"):
        made[f"static/names-{language}.js"] = names(contents, language)
        lists = Lists(pages, contents, language).of(KINDS["organisation"])
        made |= {path: text.encode() for path, text in lists}
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
@pytest.mark.parametrize("path", ["de/project/neila", "en/organisation/index"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    show: Show, axe: str, path: str, size: str, scheme: str
) -> None:
    page = show(f"{path}.html", size, color_scheme=scheme)
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) == 0


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


def test_without_scripts_everything_is_there_but_the_search(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "en/organisation/index.html").as_uri())
    assert not page.is_visible(".search")
    page.click("text=University 21")
    page.click("text=Friedrich Schiller University Jena")
    assert page.inner_text("h1") == "Friedrich Schiller University Jena"
    context.close()
