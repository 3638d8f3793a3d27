"""How long a page takes to open, to answer a search and to follow the hand, in headless Chromium.

    python benchmarks/window.py PAGE [ADDRESS ...]

PAGE is a file of `verbund view`; each ADDRESS is what stands behind "#" ("" unless told
otherwise). From the browser's own figures, each in milliseconds of the processor on the page's main
thread and by the clock: until the page says that it is ready; a search, from the letters to the
list on the page, the median and the slowest of nine; and the longest task while the picture is
moved with the mouse. Wanted: 3,700 things open in 1.5 s and 35,000 in 3 s, a search and a frame
take 50 ms.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

HEADING = """| page | MB | ready | search | slowest | frame |
| --- | ---: | ---: | ---: | ---: | ---: |"""
CATEGORIES = ["toplevel", "devtools.timeline"]
QUERIES = ("u", "un", "univ", "institut", "berlin", "munchen", "tecnico", "zzzz", "city of town 7")
WATCH = """new MutationObserver(() => {
  if (document.documentElement?.dataset.ready) window.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });"""
SEARCH = """(text) => {
  const input = document.getElementById("search");
  const begun = performance.now();
  input.value = text;
  input.dispatchEvent(new Event("input"));
  document.getElementById("search-place").getBoundingClientRect();
  return performance.now() - begun;
}"""
#: Where the picture is taken hold of: nothing stands in its corner.
CORNER = (1392, 66)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Milliseconds of the processor, and by the clock."""

    busy: float
    clock: float

    def __str__(self) -> str:
        return f"{self.busy:.0f} / {self.clock:.0f}"


class Watched:
    """A page, and what its main thread has done so far."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page: Page = browser.new_page(viewport={"width": 1400, "height": 900})
        self._session: CDPSession = self.page.context.new_cdp_session(self.page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.add_init_script(WATCH)
        self.page.goto(address, wait_until="commit")
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
        self.ready = Span(self._busy(), float(self.page.evaluate("readyAt")))

    def _busy(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000

    def search(self, text: str) -> Span:
        """What looking for a text takes."""
        before = self._busy()
        clock = float(self.page.evaluate(SEARCH, text))
        return Span(self._busy() - before, clock)

    def dragged(self, browser: Browser) -> list[Span]:
        """Each task of the main thread while the picture is moved about."""
        mouse = self.page.mouse
        mouse.move(*CORNER)
        mouse.down()
        mouse.move(CORNER[0] - 8, CORNER[1] + 4, steps=2)
        browser.start_tracing(page=self.page, categories=CATEGORIES)
        for step in range(60):
            mouse.move(CORNER[0] - 8 - 4 * step, CORNER[1] + 4 + 2 * step)
            self.page.wait_for_timeout(16)
        data = browser.stop_tracing()
        mouse.up()
        return _tasks(json.loads(data)["traceEvents"])


def _tasks(events: list[dict[str, Any]]) -> list[Span]:
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    return [
        Span(event.get("tdur", 0) / 1000, event["dur"] / 1000)
        for event in events
        if event["name"] in ("RunTask", "ThreadControllerImpl::RunTask")
        and event.get("ph") == "X"
        and (event["pid"], event["tid"]) in main
    ]


def measured(browser: Browser, file: Path, address: str) -> None:
    """Print one row."""
    watched = Watched(browser, f"{file.resolve().as_uri()}#{address}")
    watched.page.wait_for_timeout(3000)
    searches = sorted(watched.search(query) for query in QUERIES)
    watched.search("")
    watched.page.keyboard.press("Escape")
    frame = max(watched.dragged(browser))
    middle = Span(median(one.busy for one in searches), median(one.clock for one in searches))
    size = file.stat().st_size / 1e6
    figures = " | ".join(str(one) for one in (watched.ready, middle, searches[-1], frame))
    print(f"| {file.name}#{address} | {size:.1f} | {figures} |", flush=True)
    watched.page.close()


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
