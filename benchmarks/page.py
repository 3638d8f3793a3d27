"""How long a page takes to write, to show and to be used, against stock pyvis.

    python benchmarks/page.py [NODES ...]

The same invented networks for both sides, in one run: 100, 1,000 and 10,000 nodes unless told
otherwise. Written: from a network in memory to a file; ours with its measures and places, then
again with the places kept by the layout's cache; pyvis as its guide shows it, a node and an edge
at a time, then `generate_html`; in time of the processor, so that other work does not count. In
headless Chromium with the network off, from opening the file and by the clock: the first picture is
the first frame in which the canvas has something on it, usable is when the page has answered a
click by then (ours: a search; pyvis: the end of its physics). What is not there after the patience
is counted as that.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pyvis.network import Network as Pyvis

from layout import invented
from verbund.network.model import Network
from verbund.pages import Frame, render
from verbund.pages.pictures import picture

SIZES = (100, 1_000, 10_000)
PATIENCE = 60.0
#: pyvis's page takes its script from elsewhere; here it gets the same script from the package.
ENGINE = "pyvis/templates/lib/vis-9.1.2/vis-network.min.js"
PAINTED = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return false;
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  for (let at = 3; at < data.length; at += 4) if (data[at]) return true;
  return false;
}"""
SEARCHED = """() => {
  const input = document.getElementById("search");
  input.value = "o0000";
  input.dispatchEvent(new Event("input"));
  return document.querySelectorAll("[role=option]").length > 0;
}"""
SETTLED = """() => typeof network !== "undefined" && network.physics.stabilized"""


def ours(network: Network, file: Path, cache: Path) -> None:
    """Our page of a network."""
    file.write_text(render([picture(network, cache)], Frame()), encoding="utf-8")


def stock(network: Network, file: Path) -> None:
    """The page of pyvis, as its guide shows it."""
    made = Pyvis(cdn_resources="in_line")
    for node in network.nodes:
        made.add_node(node.id, label=node.id)
    for edge in network.edges:
        made.add_edge(edge.source, edge.target)
    file.write_text(made.generate_html(), encoding="utf-8")


def seconds(call: Callable[[], object]) -> float:
    """How long a call keeps the processor."""
    begun = process_time()
    call()
    return process_time() - begun


def shown(file: Path, usable: str) -> tuple[float, float]:
    """Seconds to the first picture and until the page is usable, in a browser of its own.

    A page that keeps its browser busy can keep it from closing, too: then it is ended.
    """
    words = [sys.executable, __file__, "--shown", str(file), usable]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        told, _ = process.communicate(timeout=2 * PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        told, _ = process.communicate()
    first, last = map(float, told.split()) if told else (PATIENCE, PATIENCE)
    return first, last


def look(file: Path, usable: str) -> None:
    """Open a page and print the seconds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.route(
            "**/*", lambda r: r.continue_() if r.request.url.startswith("file:") else r.abort()
        )
        begun = perf_counter()
        page.goto(file.as_uri(), wait_until="commit")
        first = _until(page, PAINTED, begun)
        print(first, _until(page, usable, begun), flush=True)
        browser.close()


def _until(page: Page, condition: str, begun: float) -> float:
    left = PATIENCE - (perf_counter() - begun)
    try:
        page.wait_for_function(condition, timeout=max(1.0, left * 1000), polling=50)
    except PlaywrightTimeout:
        return PATIENCE
    return perf_counter() - begun


def line(what: str, nodes: int, times: tuple[float, float], wanted: str = "") -> None:
    """Print the seconds of both sides and their ratio."""
    own, other = times
    late = "over " if other == PATIENCE else ""
    figures = f"{late}{other:.2f} | {own:.2f} | {late}{other / own:.1f}"
    print(f"| {what} | {nodes:,} | {figures} | {wanted} |", flush=True)


def compare(nodes: int, folder: Path) -> None:
    """Print the rows of one size."""
    network = invented(nodes)
    own, other, cache = folder / "ours.html", folder / "stock.html", folder / "layouts"
    shutil.rmtree(cache, ignore_errors=True)
    first = seconds(lambda: ours(network, own, cache))
    again = seconds(lambda: ours(network, own, cache))
    theirs = seconds(lambda: stock(network, other))
    drawn = [picture(network, cache)]
    alone = seconds(lambda: own.write_text(render(drawn, Frame()), encoding="utf-8"))
    line("written, all from nothing", nodes, (first, theirs))
    line("written, places kept", nodes, (again, theirs))
    line("the file alone", nodes, (alone, theirs), "100" if nodes == 10_000 else "")
    one, two = shown(own, SEARCHED), shown(other, SETTLED)
    line("first picture", nodes, (one[0], two[0]))
    line("usable", nodes, (one[1], two[1]))


def main() -> None:
    """Print a table for all sizes."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print("| step | nodes | pyvis, s | verbund, s | ratio | wanted |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            compare(size, Path(folder))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--shown"]:
        look(Path(sys.argv[2]), sys.argv[3])
    else:
        main()
