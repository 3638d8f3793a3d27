"""A path as a sentence with its time, and as a table with its sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from verbund.network.model import Edge, Network
from verbund.network.path import shortest
from verbund.network.steps import table, told
from verbund.network.verbs import relation

Drawn = Callable[..., Network]


def _year(one: str, two: str, year: int) -> Edge:
    return Edge(one, two, relation("partner"), None, date(year, 1, 1), date(year, 12, 31))


def test_the_time_that_all_ties_share_is_told(drawn: Drawn) -> None:
    network = drawn("", edges=[_year("a", "p", 2018), _year("b", "p", 2018)])
    said = told(network, shortest(network, "a", "b"))
    assert said["en"].endswith("has as partner B (time shared: 2018-01-01 – 2018-12-31).")
    assert said["de"].endswith("(gemeinsame Zeit: 2018-01-01 – 2018-12-31).")


def test_no_path_has_no_rows_but_a_sentence(drawn: Drawn) -> None:
    network = drawn("a-p", "alone")
    found = shortest(network, "a", "alone")
    assert told(network, found)["en"].startswith("There is no path")
    assert len(table(network, found, "en")) == 0


def test_a_tie_without_a_source_says_so(drawn: Drawn) -> None:
    network = drawn("a-p")
    network = replace(
        network,
        nodes=tuple(replace(node, id=f"urn:{node.id}") for node in network.nodes),
        edges=tuple(
            replace(edge, source=f"urn:{edge.source}", target=f"urn:{edge.target}")
            for edge in network.edges
        ),
    )
    ((*_, source, label, address),) = table(network, shortest(network, "urn:a", "urn:p"), "en")
    assert (source, str(label), address) == (None, "none in this graph", None)
