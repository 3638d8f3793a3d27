"""How long the ties between partners take: pulled once and multiplied, or by networkx.

    python benchmarks/projection.py [PROJECTS]

One run on an invented programme (10,000 projects unless said otherwise). Both ways start from the
store and end with every pair of partners and its weight, 1/(n-1) for each consortium of n; the
results are compared. Wanted: at least 15 times as fast.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import networkx as nx
from generate import generate

from verbund.assembly import build
from verbund.network.projection.folding import Incidence
from verbund.store import Store

PROJECTS = 10_000
WANTED = 15.0
MEMBERS = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX v: <https://w3id.org/verbund/ns#>
SELECT ?member ?shared
WHERE { ?via a v:Participation ; org:member ?member ; org:organization ?shared }
"""
JOINED = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX v: <https://w3id.org/verbund/ns#>
SELECT ?shared (GROUP_CONCAT(STR(?member); SEPARATOR=" ") AS ?members)
WHERE { ?via a v:Participation ; org:member ?member ; org:organization ?shared }
GROUP BY ?shared
"""

Pairs = dict[tuple[str, str], float]


def pulled(store: Store) -> list[tuple[str, str]]:
    """Who belongs to what, a row for each belonging."""
    return [(str(member), str(shared)) for member, shared in store.select(MEMBERS)]


def joined(store: Store) -> list[tuple[str, str]]:
    """Who belongs to what, a row for each project with all its members."""
    rows = store.select(JOINED)
    return [(member, str(shared)) for shared, all_of in rows for member in str(all_of).split()]


def multiplied(belongings: list[tuple[str, str]]) -> Pairs:
    """Every pair of partners, by a product of sparse matrices."""
    incidence = Incidence.of([one for one, _ in belongings], [two for _, two in belongings])
    ties = incidence.ties()
    names = incidence.members
    ends = zip(ties.first.tolist(), ties.second.tolist(), strict=True)
    weights = ties.weight.tolist()
    return {
        (names[one], names[two]): weight for (one, two), weight in zip(ends, weights, strict=True)
    }


def projected(belongings: list[tuple[str, str]]) -> Pairs:
    """Every pair of partners, by networkx's projection of a graph with two sides."""
    graph = nx.Graph()
    graph.add_edges_from(belongings)
    members = {member for member, _ in belongings}
    found = nx.bipartite.collaboration_weighted_projected_graph(graph, members)
    return {(min(pair), max(pair)): weight for *pair, weight in found.edges(data="weight")}


def timed(name: str, call: Callable[[], object]) -> tuple[float, object]:
    """The seconds that a call takes, and its answer."""
    begun = perf_counter()
    answer = call()
    seconds = perf_counter() - begun
    print(f"| {name} | {seconds:.3f} |")
    return seconds, answer


def main() -> None:
    """Print the times of both ways and their ratio."""
    projects = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    with tempfile.TemporaryDirectory() as folder:
        store = build(generate(projects, Path(folder, "catalogue"))).store()
        print("| step | seconds |\n| --- | ---: |")
        pull, belongings = timed("rows pulled", lambda: pulled(store))
        product, ours = timed("product of matrices", lambda: multiplied(belongings))
        lean, _ = timed("rows joined", lambda: joined(store))
        theirs_time, theirs = timed("networkx", lambda: projected(belongings))
    assert ours.keys() == theirs.keys()
    assert all(abs(weight - theirs[pair]) < 1e-9 for pair, weight in ours.items())
    ratio = (pull + theirs_time) / (pull + product)
    print(f"\n{len(belongings)} belongings, {len(ours)} pairs, equal results.")
    print(f"{ratio:.1f} times as fast ({theirs_time / product:.0f} times without pulling).", lean)


if __name__ == "__main__":
    main()
