"""The same as obvious.py, by verbund.

    python benchmarks/ours.py FOLDER

The results go to FOLDER/ours/. The build is made from nothing: tables, one graph for each source,
rows, rules, on disk; the page has its panels, facets and sources.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, process_time, thread_time

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


def built(catalogue: Catalogue, laps: Laps) -> Build:
    """The build; of it, the rules are what the asking thread does, while others write to disk."""
    marks = dict[str, tuple[float, float, float]]()

    def tell(step: Step) -> None:
        marks[step.what] = perf_counter(), process_time(), thread_time()

    tell(Step(0, 0, "begin"))
    done = build(catalogue, tell=tell)
    tell(Step(0, 0, "end"))
    rules = marks["the finish"][2] - marks["the rules"][2]
    for took, number in ((laps.steps, 0), (laps.busy, 1)):
        took["load"] = marks["the search"][number] - marks["begin"][number] - rules
        took["rules"] = rules
        took["index of names"] = marks["end"][number] - marks["the search"][number]
    return done


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
