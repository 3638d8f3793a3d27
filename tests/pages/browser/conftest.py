"""A browser in which the network is off: what a page asks for or complains about is a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

SIZES = {"wide": (1400, 900), "middle": (800, 600), "phone": (390, 844)}
#: What a page may read: itself, and what it made.
OWN = ("file:", "data:", "blob:")


@dataclass
class Opened:
    """A page in the browser, with everything that it asked for or complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def select(self, text: str) -> None:
        """Search for a thing and take the first match."""
        self.page.fill("#search", text)
        self.page.keyboard.press("Enter")

    def title(self) -> str:
        """The heading of the panel."""
        return self.page.inner_text("#panel-title")

    def caption(self) -> str:
        """The line that says what is shown."""
        return self.page.inner_text("#caption")

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def share(self, name: str) -> None:
        """Choose from the menu for sharing."""
        self.page.click("[data-key=share]")
        self.page.click(f"[data-share={name}]")


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Open]:
    """Open a page of the disk; at the end it must have asked nobody and complained of nothing."""
    opened: list[Opened] = []

    def open_one(file: Path, address: str = "", *, size: str = "wide", **more: object) -> Opened:
        width, height = SIZES[size]
        options = {"viewport": {"width": width, "height": height}, "locale": "de-DE"}
        context = browser.new_context(**(options | more))  # type: ignore[arg-type]
        one = Opened(context.new_page())
        opened.append(one)
        watch(one)
        one.page.goto(file.as_uri() + address)
        one.page.wait_for_selector("html[data-ready=yes]", state="attached", timeout=20_000)
        return one

    yield open_one
    for one in opened:
        one.page.context.close()
    assert [request for one in opened for request in one.requests] == []
    assert [complaint for one in opened for complaint in one.complaints] == []


def watch(one: Opened) -> None:
    """Block the network and note what a page asks for or complains about."""

    def refuse(route: Route) -> None:
        if not route.request.url.startswith(OWN):
            one.requests.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    one.page.context.route("**/*", refuse)
    one.page.on("console", lambda message: one.complaints.append(message.text))
    one.page.on("pageerror", lambda error: one.complaints.append(str(error)))


@pytest.fixture(scope="session")
def sample_file(sample_page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's page on the disk."""
    file = tmp_path_factory.mktemp("sample") / "network.html"
    file.write_text(sample_page, encoding="utf-8")
    return file


@pytest.fixture
def sample_view(open_file: Open, sample_file: Path) -> Callable[..., Opened]:
    """Open the sample's page at an address after "#"."""
    return lambda address="", **more: open_file(sample_file, address, **more)
