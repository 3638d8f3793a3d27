"""Times every shipped question: ours, bare pyoxigraph, and rdflib, on the same graph in one run.

python benchmarks/questions.py [--without-rdflib]

Wanted: none slower than 100 ms, the median 20 times as fast as rdflib and none slower than it, at
most 1.2 times bare pyoxigraph above 5 ms. The rows of all sides are compared by their number before
a time is printed. Times are those of the processor, so that other work of the machine does not
count.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import pyoxigraph as ox
import rdflib

from verbund.assembly import build
from verbund.catalogue import shipped
from verbund.queries.asking import Asker
from verbund.queries.questions import Questions
from verbund.queries.values import Values
from verbund.store import Store

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tests" / "queries" / "examples.toml"
ROUNDS = 7


def main() -> None:
    """Print a line for each question, and what is wanted of all."""
    catalogue = shipped()
    built = build(catalogue)
    store = built.store()
    sides: dict[str, Callable[[str], int]] = {
        "verbund": lambda text: len(store.select(text)),
        "pyoxigraph": lambda text: _counted(store.engine.query(text)),
    }
    if "--without-rdflib" not in sys.argv:
        dataset = _dataset(store)
        sides["rdflib"] = lambda text: len(dataset.query(text))
    print(f"{'question':36} {'rows':>5} " + " ".join(f"{name:>11}" for name in sides) + "  ratio")
    found = dict(_timed(dict(_queries(store)), sides))
    print(f"\n{'median':42} {median(times['verbund'] for times in found.values()):8.1f} ms")
    worst = max(found, key=lambda name: found[name]["verbund"])
    print(f"{'slowest: ' + worst:42} {found[worst]['verbund']:8.1f} ms")
    above = [t["verbund"] / t["pyoxigraph"] for t in found.values() if t["pyoxigraph"] > 5]
    print(f"{'against bare pyoxigraph above 5 ms':42} {max(above, default=1):8.2f} times at most")
    if "rdflib" in sides:
        ratios = [times["rdflib"] / times["verbund"] for times in found.values()]
        print(f"{'against rdflib':42} {median(ratios):8.0f} times, at least {min(ratios):.0f}")


def _queries(store: Store) -> Iterator[tuple[str, str]]:
    questions = Questions(shipped())
    asker = Asker(questions, Values(store, shipped().settings.base), "de")
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    for question in questions:
        given = {gap: [value] for gap, value in examples.get(question.name, {}).items()}
        yield question.name, asker.query(question, given).sparql


def _timed(
    queries: dict[str, str], sides: dict[str, Callable[[str], int]]
) -> Iterator[tuple[str, dict[str, float]]]:
    for name, text in queries.items():
        rows = {side: ask(text) for side, ask in sides.items()}
        if len(set(rows.values())) > 1:
            raise SystemExit(f"{name}: the sides differ: {rows}")
        times = dict.fromkeys(sides, float("inf"))
        for number in range(ROUNDS):  # in turns, so that a disturbance meets all sides alike
            for side, ask in sides.items():
                if number == 0 or side != "rdflib":
                    times[side] = min(times[side], _milliseconds(partial(ask, text)))
        ratio = f"{times['rdflib'] / times['verbund']:6.0f}" if "rdflib" in times else ""
        shown = " ".join(f"{times[side]:8.1f} ms" for side in sides)
        print(f"{name:36} {rows['verbund']:5} {shown} {ratio}", flush=True)
        yield name, times


def _counted(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> int:
    return sum(1 for _ in found) if isinstance(found, ox.QuerySolutions) else 0


def _milliseconds(call: Callable[[], object]) -> float:
    begun = process_time()
    call()
    return (process_time() - begun) * 1000


def _dataset(store: Store) -> rdflib.Dataset:
    rdflib.NORMALIZE_LITERALS = False
    found = rdflib.Dataset()
    data = store.engine.dump(format=ox.RdfFormat.TRIG)
    found.parse(data=data, format="trig")
    return found


if __name__ == "__main__":
    main()
