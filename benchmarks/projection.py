"""How long the ties between partners take: as columns and a product, or by networkx.

    python benchmarks/projection.py [PROJECTS]

One run on an invented programme (10,000 projects unless said otherwise). Both ways start from the
same store and end with every pair of partners and its weight, 1/(n-1) for each consortium of n:
ours as columns, the other as a graph. The results are compared. Wanted: 15 times as fast. The bare
engine is timed for the same rows, since no pull from it can be faster.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import networkx as nx
from pyoxigraph import QuerySolutions

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.network.links import Links
from verbund.network.projection import Incidence
from verbund.store import Store

PROJECTS = 10_000
WANTED = 15.0
QUESTIONS = Path(__file__).resolve().parents[1] / "queries" / "network"
MEMBERS = """
PREFIX schema: <https://schema.org/>
SELECT ?member ?shared
WHERE { ?shared schema:member ?member }
"""

Answer = TypeVar("Answer")


def pulled(store: Store) -> list[tuple[str, str]]:
    """Who belongs to what, a row for each belonging."""
    return [(str(member), str(shared)) for member, shared in store.select(MEMBERS)]


def alone(store: Store) -> int:
    """How many rows the bare engine gives to our question."""
    text = (QUESTIONS / "consortia.rq").read_text(encoding="utf-8")
    found = store.engine.query(text)
    return sum(1 for _ in found) if isinstance(found, QuerySolutions) else 0


def projected(belongings: list[tuple[str, str]]) -> nx.Graph:
    """Every pair of partners, by networkx's projection of a graph with two sides."""
    graph = nx.Graph()
    graph.add_edges_from(belongings)
    members = {member for member, _ in belongings}
    return nx.bipartite.collaboration_weighted_projected_graph(graph, members)


def invented(projects: int, folder: Path) -> Store:
    """The store of an invented programme of so many projects."""
    maker = Path(__file__).with_name("generate.py")
    subprocess.run([sys.executable, str(maker), str(projects), str(folder)], check=True)
    return build(Catalogue.at(folder)).store()


def timed(name: str, call: Callable[[], Answer]) -> tuple[float, Answer]:
    """The seconds that a call takes, and its answer."""
    begun = perf_counter()
    answer = call()
    seconds = perf_counter() - begun
    print(f"| {name} | {seconds:.3f} |")
    return seconds, answer


def same(names: tuple[str, ...], ours: Links, theirs: nx.Graph) -> bool:
    """Whether both found the same pairs with the same weights."""
    ends = zip(ours.first.tolist(), ours.second.tolist(), strict=True)
    weights = ours.weight.tolist()
    return theirs.number_of_edges() == len(weights) and all(
        abs(theirs[names[one]][names[two]]["weight"] - weight) < 1e-9
        for (one, two), weight in zip(ends, weights, strict=True)
    )


def main() -> None:
    """Print the times of both ways and their ratio."""
    projects = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    with tempfile.TemporaryDirectory() as folder:
        store = invented(projects, Path(folder, "catalogue"))
        store.select(MEMBERS)  # neither way pays for a cold disk
        print("| step | seconds |\n| --- | ---: |")
        engine, _ = timed("the engine alone, for the same rows", lambda: alone(store))
        columns, incidence = timed("columns pulled", lambda: Incidence.pulled(store, QUESTIONS))
        product, ties = timed("product of matrices", incidence.ties)
        rows, belongings = timed("rows pulled", lambda: pulled(store))
        graph, theirs = timed("networkx's projection", lambda: projected(belongings))
    if not same(incidence.members, ties, theirs):
        raise SystemExit("the two results differ")
    other = rows + graph
    print(f"\n{len(belongings)} belongings, {len(ties.first)} pairs, equal results.")
    print(f"With the pull {other / (columns + product):.1f} times as fast (wanted: {WANTED});")
    print(f"more than {other / engine:.1f} the engine does not allow.")
    print(f"From columns in hand {graph / product:.1f} times.")


if __name__ == "__main__":
    main()
