"""The same as obvious.py, by verbund.

    python benchmarks/ours.py FOLDER

The results go to FOLDER/ours/. The build is made from nothing: tables, one graph for each source,
rows, rules, on disk; the page has its panels, facets and sources.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from laps import Laps, Rows, keep, timed
from verbund import pages
from verbund.assembly import Build, Step, build
from verbund.catalogue import Catalogue
from verbund.export import Material
from verbund.export.turtle import written
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Built, Network
from verbund.network.projection import project
from verbund.pages import pictures
from verbund.pages.payload import Picture
from verbund.store import Store
from verbund.validation.shacl import look

ROUNDS = 9
#: What is told when the rules begin, and when they are done and all is written to disk.
NEXT = {"the rules": "rules", "the finish": "load"}


def built(catalogue: Catalogue, laps: Laps) -> Build:
    """The build, its rules timed apart from the rest."""
    with ExitStack() as running:
        running.enter_context(laps.step("load"))

        def tell(step: Step) -> None:
            if step.what in NEXT:
                running.close()
                running.enter_context(laps.step(NEXT[step.what]))

        return build(catalogue, tell=tell)


def check(store: Store, ontology: Path) -> Rows:
    """What the shapes find: focus, path, value and component of each result."""
    component = "http://www.w3.org/ns/shacl#{}ConstraintComponent"
    return [
        [one.focus, one.path, one.value, component.format(one.component)]
        for one in look(store, (ontology / "shapes").glob("*.ttl"))
    ]


def ask(store: Store, text: str) -> Rows:
    """The rows of a question as text."""
    return [list(row) for row in store.select(text).texts()]


def ends(network: Network) -> list[list[str]]:
    """Which nodes are tied, each pair once."""
    return sorted(map(list, {tuple(sorted((e.source, e.target))) for e in network.edges}))


def main() -> None:
    """Do everything once."""
    folder = Path(sys.argv[1])
    catalogue, out = Catalogue.at(folder / "catalogue", builds=folder / "builds"), folder / "ours"
    laps = Laps()
    done = built(catalogue, laps)
    store = done.store()
    with laps.step("check"):
        findings = check(store, catalogue.root / "ontology")
    answers = laps.ask(folder / "questions", lambda text: ask(store, text), ROUNDS)
    with laps.step("layout"):
        made = Built.of(catalogue.settings, done.digest)
        found = project(store, "whole", folder=catalogue.root / pictures.QUESTIONS, built=made)
        spots = lay_out(found)
    with laps.step("page"):
        drawn = Picture(found, measure(found), spots)
        page = pages.render([drawn], pictures.frame(catalogue))
        (out / "network.html").write_text(page, encoding="utf-8")
    with laps.step("Turtle, written"):
        (out / "catalogue.ttl").write_bytes(b"".join(written(Material.of(catalogue, store))))
    again = Store.in_memory()
    laps.apart["Turtle, read"], _ = timed(lambda: again.load_file(out / "catalogue.ttl"))
    laps.save(out / "laps.json")
    store.save(out / "graphs.nq")
    keep(out / "findings.json", sorted(findings))
    keep(out / "answers.json", answers)
    keep(out / "nodes.json", sorted(node.id for node in found.nodes))
    keep(out / "edges.json", ends(found))


if __name__ == "__main__":
    main()
