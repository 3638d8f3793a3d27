"""A page of a very large network: what it takes to write, and how it opens.

    python benchmarks/large.py [ORGANISATIONS PAIRS]

An invented programme, 35,000 organisations and 800,000 pairs of partners unless said otherwise,
goes the way of `verbund view organisations`: consortia as columns, one tie for each pair, measures,
places, page. Printed are the seconds of each step and the peak of the memory; then the page is
opened as `window.py` does it. Wanted: under 30 MB, open in 3 s, a search in 50 ms.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TypeVar

from playwright.sync_api import sync_playwright

import window
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Detail, Facet, Network, Node, Place, Source, words
from verbund.network.projection import Incidence
from verbund.network.projection.folding import bundled
from verbund.network.verbs import WORKS_WITH
from verbund.pages import Frame, Picture, render

ORGANISATIONS, PAIRS = 35_000, 800_000
BASE = "https://example.org/"
STATES, TOWNS, SOURCES, REGION = 16, 400, 2_000, 120
KINDS = ("University of", "Institute for Regional Research in", "City of", "District of", "Works")

Answer = TypeVar("Answer")


def consortia(organisations: int, pairs: int, chance: Random) -> Incidence:
    """Who belongs to what: four to twelve partners, most of one region, until the pairs do."""
    members: list[str] = []
    shared: list[str] = []
    found: set[tuple[int, int]] = set()
    project = 0
    while len(found) < pairs:
        home = chance.randrange(organisations) // REGION * REGION
        size = chance.randrange(4, 13)
        group = sorted({_partner(home, organisations, chance) for _ in range(size)})
        found.update((one, two) for at, one in enumerate(group) for two in group[at + 1 :])
        members += [f"{BASE}organisation/{one:06}" for one in group]
        shared += [f"{BASE}project/{project:06}"] * len(group)
        project += 1
    return Incidence.of(members, shared)


def _partner(home: int, organisations: int, chance: Random) -> int:
    near = chance.random() < 0.6
    return min(organisations - 1, home + chance.randrange(REGION)) if near else (
        chance.randrange(organisations)
    )  # fmt: skip


def organisation(iri: str) -> Node:
    """An organisation with what a catalogue knows of one."""
    number = int(iri.rpartition("/")[2])
    town = number // REGION % TOWNS
    label = words(f"{KINDS[number % len(KINDS)]} Town {town} {number}")
    state = Facet("state", f"{BASE}place/state-{town % STATES}", words(f"State {town % STATES}"))
    spot = Place(words(f"Town {town}"), 47.5 + town % 70 / 10, 6.5 + town % 83 / 10)
    web = Detail("website", words("Web"), "link", words(f"https://o{number}.example.org"))
    said = (f"s{number % SOURCES}",)
    return Node(iri, "organisation", label, label, details=(web,), facets=(state,), places=(spot,),
                sources=said)  # fmt: skip


def invented(organisations: int, pairs: int) -> Network:
    """The network of partners, by the columns of who belongs to what."""
    incidence = consortia(organisations, pairs, Random(organisations))  # noqa: S311
    sources = tuple(
        Source(f"s{number}", words(f"Document {number}"), f"https://example.org/s/{number}")
        for number in range(SOURCES)
    )
    nodes = tuple(organisation(iri) for iri in incidence.members)
    return Network("organisations", words("Partners"), nodes, bundled(incidence, WORKS_WITH),
                   sources)  # fmt: skip


def timed(name: str, call: Callable[[], Answer]) -> Answer:
    """What a call gives; prints what it took."""
    begun, busy = perf_counter(), process_time()
    answer = call()
    seconds, busy = perf_counter() - begun, process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {name} | {seconds:.1f} | {busy:.1f} | {peak:,} |", flush=True)
    return answer


def main() -> None:
    """Print a table of the steps, and one of the window."""
    organisations, pairs = map(int, sys.argv[1:3] or (ORGANISATIONS, PAIRS))
    print("| step | seconds | of processors | MB at the peak |\n| --- | ---: | ---: | ---: |")
    network = timed("network", lambda: invented(organisations, pairs))
    measures = timed("measures", lambda: measure(network))
    positions = timed("places", lambda: lay_out(network))
    page = timed("page", lambda: render([Picture(network, measures, positions)], Frame(BASE)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "large.html")
        file.write_text(page, encoding="utf-8")
        print(f"\n{len(network.nodes):,} organisations, {len(network.edges):,} pairs\n")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        print(window.HEADING)
        window.measured(browser, file, "")
        browser.close()


if __name__ == "__main__":
    main()
