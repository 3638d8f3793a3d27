"""What is written for other tools is read back by another library, and the loss is counted."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import UnknownFormat
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Edge, Network, Node, words
from verbund.network.verbs import relation
from verbund.network.writing import FORMATS, NetworkFormat, Written, write

BASE = "https://example.org/"


@pytest.fixture(scope="module")
def full(rich: Network) -> dict[str, Written]:
    """The rich network in every format, with measures and positions."""
    measures, positions = measure(rich), lay_out(rich)
    return {
        form.name: write(rich, form.name, measures=measures, positions=positions)
        for form in FORMATS
    }


def _data(written: Written) -> bytes:
    (data,) = written.files.values()
    return data


def _same(graph: nx.MultiDiGraph) -> None:
    assert sorted(graph.nodes) == [BASE + "o1", BASE + "o2", BASE + "p"]
    assert sorted((one[-2:], two[-1]) for one, two in graph.edges()) == [
        ("o1", "p"),
        ("o1", "p"),
        ("o2", "p"),
    ]
    project = graph.nodes[BASE + "p"]
    assert project["kind"] == "project"
    assert project["label_en"] == "Žižek | –"
    assert (project["start"], project["degree"]) == ("2018-01-01", 2)
    assert {type(value) for value in project.values()} <= {str, int, float}
    weights = sorted(weight for *_, weight in graph.edges(data="weight"))
    assert weights == [0.5, 1.0, 2.0]


def test_graphml_is_read_by_networkx(full: dict[str, Written]) -> None:
    graph = nx.read_graphml(BytesIO(_data(full["graphml"])), force_multigraph=True)
    _same(graph)
    assert list(full["graphml"].files) == ["rich.graphml"]


def test_gexf_is_read_by_networkx_and_has_no_clock(full: dict[str, Written]) -> None:
    data = _data(full["gexf"])
    assert b"lastmodified" not in data
    graph = nx.read_gexf(BytesIO(data))
    assert isinstance(graph, nx.MultiDiGraph)
    project = graph.nodes[BASE + "p"]
    assert project["label"] == '"<b>&\n=1+1; Müller'
    assert (project["kind"], project["degree"], project["start"]) == ("project", 2, "2018-01-01")
    assert project["viz"]["position"]["x"] > 0
    assert sorted(weight for *_, weight in graph.edges(data="weight")) == [0.5, 1.0, 2.0]


def test_node_link_json_is_read_by_networkx(full: dict[str, Written]) -> None:
    _same(nx.node_link_graph(json.loads(_data(full["node-link"])), edges="edges"))


def test_cytoscape_json_is_read_by_networkx(full: dict[str, Written]) -> None:
    told = json.loads(_data(full["cytoscape"]))
    _same(nx.cytoscape_graph(told))
    assert all({"x", "y"} <= node["position"].keys() for node in told["elements"]["nodes"])
    assert len({edge["data"]["id"] for edge in told["elements"]["edges"]}) == 3


def test_pajek_is_read_by_networkx_with_each_name_once(full: dict[str, Written]) -> None:
    graph = nx.parse_pajek(_data(full["pajek"]).decode())
    assert sorted(graph.nodes) == ["'<b>& =1+1; Müller", "Gleich", "Gleich (2)"]
    assert sorted(weight for *_, weight in graph.edges(data="weight")) == [0.5, 1.0, 2.0]


def test_vosviewer_json_has_one_link_for_each_pair(full: dict[str, Written]) -> None:
    told = json.loads(_data(full["vosviewer"]))
    network = told["network"]
    ids = {item["id"] for item in network["items"]}
    assert len(ids) == len(network["items"]) == 3
    for item in network["items"]:
        assert isinstance(item["cluster"], int)
        assert item["cluster"] >= 1
        assert -1 <= item["x"] <= 1
        assert -1 <= item["y"] <= 1
        assert all(isinstance(weight, int | float) for weight in item["weights"].values())
    assert [link["strength"] for link in network["links"]] == [2.5, 1.0]
    assert all({link["source_id"], link["target_id"]} <= ids for link in network["links"])


def test_the_two_tables_fit_each_other(full: dict[str, Written]) -> None:
    files = full["csv"].files
    assert list(files) == ["rich-nodes.csv", "rich-links.csv"]
    nodes, links = (list(csv.DictReader(StringIO(data.decode()))) for data in files.values())
    assert {row["Id"] for row in nodes} >= {row["Target"] for row in links}
    assert [row["role_en"] for row in links] == ["Partner", "coordinator", ""]


def test_no_spreadsheet_runs_a_name_of_the_tables() -> None:
    name = "=HYPERLINK(1)"
    nodes = (
        Node(BASE + "a", "thing", words(name), words("-5.2")),
        Node(BASE + "b", "thing", words("@b"), words("b")),
    )
    tie = Edge(BASE + "a", BASE + "b", relation("+cmd"), words("-1+2"))
    files = write(Network("evil", words("e"), nodes, (tie,)), "csv").files
    one, _ = csv.DictReader(StringIO(files["evil-nodes.csv"].decode()))
    assert (one["label"], one["short_de"]) == ("'" + name, "-5.2")
    (link,) = csv.DictReader(StringIO(files["evil-links.csv"].decode()))
    assert (link["relation"], link["role_de"]) == ("'+cmd", "'-1+2")


def test_each_format_counts_what_it_lost(full: dict[str, Written]) -> None:
    told = {
        name: {note.text["en"]: note.count for note in written.losses}
        for name, written in full.items()
    }
    assert told["graphml"] == {
        "facts about nodes": 1,
        "verbs read from the target": 3,
        "rows of the tables": 1,
        "titles and addresses of sources": 1,
    }
    assert told["pajek"]["periods"] == 2
    assert told["vosviewer"]["further ties of a pair"] == 1
    assert told["vosviewer"]["roles"] == 2


def test_the_same_network_gives_the_same_bytes(rich: Network) -> None:
    for form in FORMATS:
        assert write(rich, form.name) == write(rich, form.name)


def test_an_empty_network_can_be_written(rich: Network) -> None:
    empty = Network("empty", words("Leer"), (), ())
    for form in FORMATS:
        assert write(empty, form.name).losses == ()


def test_an_unknown_format_is_guessed() -> None:
    with pytest.raises(UnknownFormat) as caught:
        NetworkFormat.of("gefx")
    assert "gexf" in caught.value.hint


@given(st.lists(st.text(max_size=20), min_size=2, max_size=5))
def test_any_label_survives_in_graphml_and_gexf(labels: list[str]) -> None:
    nodes = tuple(
        Node(f"{BASE}{number}", "thing", words(label or "?"), words(label or "?"))
        for number, label in enumerate(labels)
    )
    edges = (Edge(nodes[0].id, nodes[1].id, relation("tie")),)
    network = Network("any", words("Etwas"), nodes, edges)
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = read(BytesIO(_data(write(network, form))))
        assert set(graph.nodes) == {node.id for node in nodes}


def test_no_name_is_a_formula_in_a_spreadsheet() -> None:
    nodes = (
        Node("a", "project", words("=1+1"), words("a")),
        Node("b", "project", words("@SUM(A1)"), words("b")),
    )
    edges = (Edge("a", "b", relation("partner"), weight=-1.5),)
    files = write(Network("x", words("x"), nodes, edges), "csv").files
    cells = [
        cell
        for data in files.values()
        for row in csv.reader(StringIO(data.decode()))
        for cell in row
    ]
    assert {"'=1+1", "'@SUM(A1)"} <= set(cells)
    assert [cell for cell in cells if cell[:1] in set("=@+")] == []
