"""The whole way once, by the obvious script and by verbund: the same input, the same results.

    python benchmarks/once_through.py [PROJECTS]

Each side runs in a process of its own, one after the other (obvious.py, ours.py). Statements,
public ones and those of each named graph, rows of the questions, findings of the shapes, nodes and
edges are compared before a ratio is printed. Parts of the obvious script that take too long are
stopped at a bound: then the ratio says "more than", and what was not found is not compared.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph

from generate import generate
from laps import Laps
from verbund.catalogue import Catalogue
from verbund.model import Iri, Literal, Term
from verbund.queries.questions import Questions
from verbund.vocab import XSD

PROJECTS = 1000
WANTED = {
    "load": 10,
    "Turtle, read": 10,
    "questions, median": 20,
    "Turtle, written": 20,
    "whole run": 20,
}
SIDES = ("obvious", "ours")
BASE = "https://example.org/my-programme/"
QUESTIONS: Mapping[str, Mapping[str, Term]] = {
    "coordinators-by-kind": {},
    "events-of-project": {"project": Iri(f"{BASE}project/v7")},
    "organisation-pairs": {"least": Literal("2", XSD.integer)},
    "partners": {"project": Iri(f"{BASE}project/v7")},
    "people-on-topic": {"topic": Iri(f"{BASE}topic/t3")},
    "projects-of-organisation": {"organisation": Iri(f"{BASE}organisation/o7")},
    "repeat-speakers": {"least": Literal("2", XSD.integer)},
    "running-projects": {"date": Literal("2015-06-01", XSD.date)},
    "speakers": {"event": Iri(f"{BASE}event/e4")},
    "topics-between-clusters": {
        "cluster": Iri(f"{BASE}cluster/c1"),
        "other": Iri(f"{BASE}cluster/c2"),
    },
}
#: Rows that break a rule, so that there is something to find: table, cells.
FAULTS = (
    ("participations", ("f1", "v1", "nobody", "partner", "Partner", "programme-page")),
    ("participations", ("f2", "v1", "o1", "", "Partner", "programme-page")),
    ("people", ("f1", "Fritz Fehler", "Herr Dr.", "programme-page")),
    ("amounts", ("f1", "100.5", "Euro", "programme-page")),
    ("events", ("f1", "", "no-such-kind", "2012-05-02", "2012-05-01", "", "v1", "no-such-page")),
)


@dataclass(frozen=True, slots=True)
class Side:
    """What one side needed: seconds by step, megabytes at the peak."""

    laps: Laps
    megabytes: int

    @property
    def whole(self) -> float:
        """Seconds for everything."""
        return sum(self.laps.steps.values())


def prepared(projects: int, folder: Path) -> None:
    """The input of both sides: a catalogue with some faults, and questions."""
    catalogue = generate(projects, folder / "catalogue")
    for table, cells in FAULTS:
        with (catalogue.root / "data" / f"{table}.csv").open("a", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerow(cells)
    for name in ("questions", *SIDES):
        (folder / name).mkdir()
    for name, text in _questions(catalogue):
        (folder / "questions" / f"{name}.rq").write_text(text, encoding="utf-8")


def _questions(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    known = Questions(catalogue)
    for name, values in QUESTIONS.items():
        filled = {**values, "lang": Literal("de")}
        yield name, known.named(name).bound({key: (term,) for key, term in filled.items()})


def run(side: str, folder: Path) -> Side:
    """One side, in a process of its own."""
    program = Path(__file__).with_name(f"{side}.py")
    process = subprocess.Popen([sys.executable, str(program), str(folder)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{program.name} failed")
    return Side(Laps.read(folder / side / "laps.json"), used.ru_maxrss // 1024)


def compare(folder: Path) -> Iterator[str]:
    """What both sides found, in numbers; stops if it is not the same."""
    one, other = (_statements(folder / side / "catalogue.ttl") for side in SIDES)
    yield _same("public statements", one, other)
    one, other = (_in_graphs(folder / side / "graphs.nq") for side in SIDES)
    yield _same("statements of sources, rows and rules", one, other)
    for name in ("findings", "nodes", "edges"):
        first, second = (_read(folder, side, name) for side in SIDES)
        if first is None:
            yield f"(not compared: {name})"
        else:
            yield _same(name, *(frozenset(map(json.dumps, found)) for found in (first, second)))
    first, second = (_read(folder, side, "answers") for side in SIDES)
    for name in QUESTIONS:
        if name in first:
            rows = (frozenset(map(tuple, answers[name])) for answers in (first, second))
            yield _same(f"rows of {name}", *rows)
        else:
            yield f"(not compared: rows of {name})"


def _read(folder: Path, side: str, name: str) -> Any:
    return json.loads((folder / side / f"{name}.json").read_text())


def _statements(path: Path) -> frozenset[object]:
    return frozenset(quad.triple for quad in pyoxigraph.parse(path=str(path)))


def _in_graphs(path: Path) -> frozenset[object]:
    public = pyoxigraph.DefaultGraph()
    quads = pyoxigraph.parse(path=str(path))
    return frozenset(quad for quad in quads if quad.graph_name != public)


def _same(name: str, one: frozenset[object], other: frozenset[object]) -> str:
    if one != other or not one:
        few = [*sorted(map(str, one - other))[:5], "...", *sorted(map(str, other - one))[:5]]
        sys.exit(f"{name} are not the same: {len(one)}, {len(other)}\n" + "\n".join(few))
    return f"{len(one):,} {name}"


def table(obvious: Side, ours: Side) -> Iterator[str]:
    """The times of both sides and their ratios, by the clock and by the time of the processors."""
    one, other, over = obvious.laps, ours.laps, set(obvious.laps.over)
    yield "| step | obvious, s | verbund, s | ratio | of processor time | wanted |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for step, slow in one.steps.items():
        busy = one.busy[step] / other.busy[step]
        yield _line(step, (slow, other.steps[step], busy), more=step in over)
    for step in other.steps.keys() - one.steps.keys():
        yield f"| {step} | | {other.steps[step]:.4g} | | | |"
    for step, slow in one.apart.items():
        yield _line(step, (slow, other.apart[step], 0))
    slow, fast = (median(side.questions.values()) for side in (one, other))
    ratio = median(took / other.questions[name] for name, took in one.questions.items())
    yield _line("questions, median", (slow, fast, 0), ratio, more="questions" in over)
    busy = sum(one.busy.values()) / sum(other.busy.values())
    yield _line("whole run", (obvious.whole, ours.whole, busy), more=bool(over))
    yield f"| peak memory, MB | {obvious.megabytes:,} | {ours.megabytes:,} | | | |"


def _line(
    name: str, times: tuple[float, float, float], ratio: float = 0.0, *, more: bool = False
) -> str:
    slow, fast, busy = times
    wanted, than = f"{WANTED[name]}" if name in WANTED else "", "> " if more else ""
    ratios = f"{than}{ratio or slow / fast:.1f} | {f'{than}{busy:.1f}' if busy else ''}"
    return f"| {name} | {than}{slow:.4g} | {fast:.4g} | {ratios} | {wanted} |"


def main() -> None:
    """Run both sides, compare, print."""
    projects = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared(projects, folder)
        sides = [run(side, folder) for side in SIDES]
        same = list(compare(folder))
    print(f"{projects:,} projects; the same on both sides: {', '.join(same)}\n")
    print("\n".join(table(*sides)))


if __name__ == "__main__":
    main()
