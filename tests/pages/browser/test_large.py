"""A large network opens on its communities; parts of it open on a click or by the search."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from verbund.network.model import Group, Measure, Measures, Network, Positions, words
from verbund.pages import Frame, Picture, render

pytestmark = pytest.mark.browser
GROUPS, MEMBERS = 40, 75


@pytest.fixture(scope="module")
def large_file(partners: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of 3,000 organisations in forty groups."""
    network, parts = _network(partners)
    file = tmp_path_factory.mktemp("large") / "network.html"
    file.write_text(render([_picture(network, parts)], Frame()), encoding="utf-8")
    return file


def _network(partners: Network) -> tuple[Network, list[Any]]:
    one, tie = partners.nodes[0], partners.edges[0]
    nodes = tuple(
        replace(
            one, id=f"o/{number:04}", label=words(f"Institut {number:04}"), short=words(str(number))
        )
        for number in range(GROUPS * MEMBERS)
    )
    parts = [nodes[at : at + MEMBERS] for at in range(0, len(nodes), MEMBERS)]
    pairs = [pair for part in parts for pair in pairwise(part)]
    pairs += [(first[0], second[0]) for first, second in pairwise(parts)]
    edges = tuple(
        replace(tie, source=a.id, target=b.id, weight=0.5) for a, b in sorted(pairs, key=_ids)
    )
    return replace(partners, nodes=nodes, edges=edges), parts


def _ids(pair: tuple[Any, Any]) -> tuple[str, str]:
    return pair[0].id, pair[1].id


def _picture(network: Network, parts: list[Any]) -> Picture:
    """Groups in a grid, members of a group in a small grid of their own."""
    points, groups = {}, []
    for number, part in enumerate(parts):
        left, top = 300 * (number % 8), 300 * (number // 8)
        for place, node in enumerate(part):
            points[node.id] = (left + 25 * (place % 9), top + 25 * (place // 9))
        corners = ((left - 20, top - 20), (left + 230, top - 20), (left + 230, top + 230))
        members = tuple(node.id for node in part)
        groups.append(Group(f"group/{number}", words(f"Gruppe {number}"), members, corners))
    of = {node.id: Measure(2, 2.0, 0.0, 1, 0) for node in network.nodes}
    positions = Positions(points, 2400, 1500, tuple(groups))
    return Picture(network, Measures(of, words("gezählt")), positions)


def on_screen(view: Any) -> int:
    """How many rings and entries the caption counts."""
    found = re.findall(r"([\d.]+) (?:Gruppen als Ringe|Einträge einzeln)", view.caption())
    assert len(found) == 2
    return sum(int(number.replace(".", "")) for number in found)


def test_it_opens_on_its_communities(open_file: Callable[..., Any], large_file: Path) -> None:
    view = open_file(large_file)
    assert "3.000 Einträge" in view.caption()
    assert "40 Gruppen als Ringe" in view.caption()
    assert on_screen(view) <= 300


def test_many_projects_have_names_only_where_there_is_room(
    open_file: Callable[..., Any],
    tmp_path: Path,
    partners: Network,
    drawn: Callable[..., str],
) -> None:
    one, tie = partners.nodes[0], partners.edges[0]
    nodes = tuple(
        replace(one, id=f"p/{n:03}", kind="project", label=words(f"Vorhaben Nummer {n}"))
        for n in range(500)
    )
    edges = tuple(
        replace(tie, source=nodes[n - n % 20].id, target=nodes[n].id) for n in range(500) if n % 20
    )
    file = tmp_path / "many.html"
    file.write_text(drawn(replace(partners, nodes=nodes, edges=edges)), encoding="utf-8")
    view = open_file(file)
    view.press("Was sehe ich?")
    shown, every = re.findall(r"(\d+) von (\d+) Namen", view.page.inner_text("#about"))[0]
    assert int(every) == 500
    assert 20 < int(shown) < 400


def test_what_is_in_no_ring_is_said(
    open_file: Callable[..., Any], partners: Network, tmp_path: Path
) -> None:
    network, parts = _network(partners)
    drawn = _picture(network, parts)
    fewer = replace(drawn, positions=replace(drawn.positions, groups=drawn.positions.groups[:30]))
    file = tmp_path / "fewer.html"
    file.write_text(render([fewer], Frame()), encoding="utf-8")
    assert "750 weitere stehen in Gruppen, die" in open_file(file).caption()


def test_the_search_opens_the_part_in_which_a_thing_is(
    open_file: Callable[..., Any], large_file: Path
) -> None:
    view = open_file(large_file)
    view.select("Institut 1234")
    assert view.page.inner_text("#panel .lead") == "Institut 1234"
    assert "39 Gruppen als Ringe" in view.caption()


def test_a_click_opens_a_ring_and_escape_closes_it(
    open_file: Callable[..., Any], large_file: Path
) -> None:
    view = open_file(large_file)
    view.page.focus("#skip")
    view.page.keyboard.press("Enter")
    assert "Eingabetaste öffnet sie" in view.page.inner_text("#live")
    view.page.keyboard.press("Enter")
    assert "39 Gruppen als Ringe" in view.caption()
    assert "open=group/" in view.page.url
    view.page.keyboard.press("Escape")
    assert "40 Gruppen als Ringe" in view.caption()


def test_never_more_than_two_thousand_stand_on_the_screen(
    open_file: Callable[..., Any], large_file: Path
) -> None:
    asked = ",".join(f"group/{number}" for number in range(GROUPS))
    assert on_screen(open_file(large_file, f"#open={asked}")) <= 2000


def test_the_search_answers_at_once(open_file: Callable[..., Any], large_file: Path) -> None:
    view = open_file(large_file)
    view.page.wait_for_timeout(400)
    spent = view.page.evaluate(
        """() => { const input = document.getElementById("search"); const start = performance.now();
          input.value = "institut 29"; input.dispatchEvent(new Event("input"));
          return performance.now() - start }"""
    )
    assert view.page.locator("[role=option]").count() == 12
    assert spent < 250


def test_the_table_shows_a_part_and_offers_the_rest(
    open_file: Callable[..., Any], large_file: Path
) -> None:
    view = open_file(large_file, "#view=table")
    assert view.page.locator("tbody tr").count() == 200
    view.press("2.800 weitere zeigen")
    assert view.page.locator("tbody tr").count() == 1200
