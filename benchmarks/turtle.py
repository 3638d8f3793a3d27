"""How long readable Turtle takes: rdflib's serialiser against ours, on the same public graph.

    python benchmarks/turtle.py [PROJECTS]

Each side runs in processes of its own, in turns; what counts is their CPU time, as one thread does
all the work and the machine may have other things to do. "in memory" is the writing alone, from a
graph that has been loaded; "from disk" begins with what the side keeps on disk (N-Triples for
rdflib, the store for verbund). The ratio of the medians in memory is wanted at least 20. Both
files are read back and must hold the same statements.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import pyoxigraph
import rdflib

from generate import generate
from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.export import Material
from verbund.export.turtle import written
from verbund.store import Store, writing

ROUNDS = 5
WANTED = 20.0


def ours(folder: Path) -> tuple[float, float]:
    """Seconds that verbund takes in memory and from disk."""
    catalogue = Catalogue.at(folder / "catalogue")
    begin = process_time()
    b"".join(written(Material.of(catalogue, build(catalogue).store())))
    from_disk = process_time() - begin
    store = Store.in_memory()
    store.load_file(folder / "public.nt")
    material = Material.of(catalogue, store)
    return timed(lambda: b"".join(written(material)), folder / "verbund.ttl"), from_disk


def theirs(folder: Path) -> tuple[float, float]:
    """Seconds that rdflib takes in memory and from disk."""
    begin = process_time()
    graph = rdflib.Graph().parse(folder / "public.nt")
    loading = process_time() - begin
    writing_alone = timed(lambda: graph.serialize(format="turtle").encode(), folder / "rdflib.ttl")
    return writing_alone, loading + writing_alone


def timed(write: Callable[[], bytes], path: Path) -> float:
    """Seconds that it takes to make a text, which is then kept."""
    begin = process_time()
    text = write()
    seconds = process_time() - begin
    path.write_bytes(text)
    return seconds


SIDES = {"rdflib": theirs, "verbund": ours}


def measured(side: str, folder: Path) -> tuple[float, float]:
    """The seconds of one side, taken in a process of its own."""
    words = [sys.executable, __file__, side, str(folder)]
    found = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(found[0]), float(found[1])


def statements(path: Path) -> set[str]:
    """What a file says, once Oxigraph has read it: rdflib writes the decimal 5 as 5.0."""
    store = pyoxigraph.Store()
    store.bulk_load(path=str(path))
    return {str(quad) for quad in store}


def compare(projects: int, folder: Path) -> None:
    """Print the medians of both sides and their ratios as a table."""
    catalogue = generate(projects, folder / "catalogue")
    lines = writing.lines(build(catalogue).store())
    (folder / "public.nt").write_bytes(b"\n".join([*lines, b""]))
    runs = [{side: measured(side, folder) for side in SIDES} for _ in range(ROUNDS)]
    if statements(folder / "rdflib.ttl") != statements(folder / "verbund.ttl"):
        sys.exit("the two files do not say the same")
    print(f"{len(lines):,} statements of {projects:,} projects; medians of {ROUNDS} runs\n")
    print("| readable Turtle, CPU seconds | rdflib | verbund | ratio | wanted |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for place, (name, wanted) in enumerate((("in memory", f"{WANTED:.0f}"), ("from disk", ""))):
        slow, fast = (median(run[side][place] for run in runs) for side in SIDES)
        print(f"| {name} | {slow:.2f} | {fast:.3f} | {slow / fast:.1f} | {wanted} |")


def main() -> None:
    """Compare both sides; called with the name of a side, measure that one."""
    if len(sys.argv) == 3:  # a worker
        print(*SIDES[sys.argv[1]](Path(sys.argv[2])))
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, Path(folder))


if __name__ == "__main__":
    main()
