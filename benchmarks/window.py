"""How long a page takes to open, to answer a search and to follow the hand, in headless Chromium.

    python benchmarks/window.py PAGE [ADDRESS ...]

PAGE is a file of `verbund view`; each ADDRESS is what stands behind "#" ("" unless told
otherwise). From the browser's own trace: opening is from the start of navigation until the page
says that it is ready; search is from a key to the list of results on the page; a frame is the
longest task of the main thread while the picture is dragged with the mouse, and the median of
those that drew. Wanted: communities of 3,700 things in 1.5 s, 35,000 in 3 s, search 50 ms, frames
50 ms.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

HEADING = """| page | MB | ready, ms | search | most | frame | most |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |"""
CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
QUERIES = (
    "u",
    "un",
    "univ",
    "institut",
    "berlin",
    "munchen",
    "tecnico",
    "zzzz",
    "universitat wien",
)
READY = """() => new Promise((done) => {
  const look = () => document.documentElement.dataset.ready ? done(performance.now())
    : requestAnimationFrame(look);
  look();
})"""
SEARCH = """(text) => {
  const input = document.getElementById("search");
  const begun = performance.now();
  input.value = text;
  input.dispatchEvent(new Event("input"));
  document.getElementById("search-place").getBoundingClientRect();
  return performance.now() - begun;
}"""


def opened(browser: Browser, address: str) -> tuple[Page, float]:
    """The page, and milliseconds until it was ready."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(address, wait_until="commit")
    return page, float(page.evaluate(READY))


def dragged(browser: Browser, page: Page) -> list[float]:
    """Milliseconds of each task of the main thread while the picture is dragged about."""
    page.mouse.move(700, 470)
    page.mouse.down()
    page.mouse.move(690, 465, steps=2)
    browser.start_tracing(page=page, categories=CATEGORIES)
    for step in range(60):
        page.mouse.move(690 - 4 * step, 465 - 2 * step)
        page.wait_for_timeout(16)
    data = browser.stop_tracing()
    page.mouse.up()
    return _tasks(json.loads(data)["traceEvents"])


def _tasks(events: list[dict[str, Any]]) -> list[float]:
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    return [
        event["dur"] / 1000
        for event in events
        if event["name"] in ("RunTask", "ThreadControllerImpl::RunTask")
        and event.get("ph") == "X"
        and (event["pid"], event["tid"]) in main
    ]


def measured(browser: Browser, file: Path, address: str) -> None:
    """Print one row."""
    page, ready = opened(browser, f"{file.resolve().as_uri()}#{address}")
    page.wait_for_timeout(1500)
    searches = [float(page.evaluate(SEARCH, query)) for query in QUERIES]
    page.evaluate(SEARCH, "")
    page.keyboard.press("Escape")
    tasks = dragged(browser, page)
    drew = [task for task in tasks if task > 2] or [0.0]
    size = file.stat().st_size / 1e6
    print(
        f"| {file.name}#{address} | {size:.1f} | {ready:.0f} | {median(searches):.0f} | "
        f"{max(searches):.0f} | {median(drew):.0f} | {max(tasks):.0f} |"
    )
    page.close()


def main() -> None:
    """Print a row for each address."""
    file, addresses = Path(sys.argv[1]), sys.argv[2:] or [""]
    print(HEADING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for address in addresses:
            measured(browser, file, address)
        browser.close()


if __name__ == "__main__":
    main()
