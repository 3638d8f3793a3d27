"""Paths that mean something, and why there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from verbund.errors import UnknownThing
from verbund.network.model import Edge, Network
from verbund.network.path import Apart, Path, shortest
from verbund.network.sentences import Surroundings, listing, sentence
from verbund.network.verbs import relation

Drawn = Callable[..., Network]


def _during(one: str, two: str, first: int, last: int) -> Edge:
    return Edge(one, two, relation("partner"), None, date(first, 1, 1), date(last, 12, 31))


def test_a_busy_hub_costs_more_than_a_longer_way(drawn: Drawn) -> None:
    busy = " ".join(f"x{one}-hub" for one in range(60))
    network = drawn(f"a-hub b-hub a-p1 o-p1 o-p2 b-p2 {busy}")
    found = shortest(network, "a", "b")
    assert isinstance(found, Path)
    assert found.nodes == ("a", "p1", "o", "p2", "b")
    quiet = drawn("a-hub b-hub a-p1 o-p1 o-p2 b-p2")
    assert shortest(quiet, "a", "b").nodes == ("a", "hub", "b")  # type: ignore[union-attr]


def test_steps_know_in_which_direction_they_are_walked(drawn: Drawn) -> None:
    found = shortest(drawn("o1-p o2-p"), "o1", "o2")
    assert isinstance(found, Path)
    assert [(step.begin, step.end, step.forward) for step in found.steps] == [
        ("o1", "p", True),
        ("p", "o2", False),
    ]


def test_at_the_same_time_only_ties_that_all_overlap_count(drawn: Drawn) -> None:
    network = drawn(
        "b-t o-t",
        edges=[
            _during("a", "p", 2018, 2019),
            _during("b", "p", 2020, 2021),
            _during("a", "q", 2018, 2021),
            _during("o", "q", 2020, 2022),
        ],
    )
    plain = shortest(network, "a", "b")
    strict = shortest(network, "a", "b", same_time=True)
    assert isinstance(plain, Path)
    assert isinstance(strict, Path)
    assert plain.nodes == ("a", "p", "b")
    assert (plain.start, plain.end) == (None, None)
    assert strict.nodes == ("a", "q", "o", "t", "b")
    assert (strict.start, strict.end) == (date(2020, 1, 1), date(2021, 12, 31))


def test_a_dearer_way_to_a_node_counts_if_it_leaves_more_time(drawn: Drawn) -> None:
    network = drawn(
        "a-m m-n",
        edges=[
            _during("a", "n", 2018, 2018),
            _during("n", "b", 2020, 2020),
        ],
    )
    found = shortest(network, "a", "b", same_time=True)
    assert isinstance(found, Path)
    assert found.nodes == ("a", "m", "n", "b")


def test_no_path_says_which_parts_are_not_connected(drawn: Drawn) -> None:
    network = drawn("a-p c-q", "alone")
    assert shortest(network, "a", "q") == Apart("a", "q", ("a", "p"), ("c", "q"))
    assert sentence(network, shortest(network, "a", "alone"))["de"] == (
        "Es gibt keinen Weg: A hängt mit P zusammen, ALONE steht allein."
    )


def test_a_path_only_at_other_times_says_so(drawn: Drawn) -> None:
    edges = [_during("a", "p", 2018, 2018), _during("b", "p", 2020, 2020)]
    network = drawn("", edges=edges)
    found = shortest(network, "a", "b", same_time=True)
    assert isinstance(found, Apart)
    assert "same time" in sentence(network, found)["en"]


def test_many_others_are_counted(drawn: Drawn) -> None:
    network = drawn(" ".join(f"o{one}-p" for one in range(9)), "alone")
    told = sentence(network, shortest(network, "p", "alone"))
    assert told["en"] == "There is no path: P goes with 9 others, ALONE stands alone."


def test_a_thing_that_is_not_there_is_guessed(drawn: Drawn) -> None:
    with pytest.raises(UnknownThing):
        shortest(drawn("a-p"), "a", "nowhere")


def test_a_path_is_told_in_both_languages(drawn: Drawn) -> None:
    network = drawn("o1-p o2-p")
    told = sentence(network, shortest(network, "o1", "o2"))
    assert told["de"] == "O1 ist Partner in P; P hat als Partner O2."
    assert told["en"] == "O1 is partner in P; P has as partner O2."
    assert sentence(network, shortest(network, "p", "p"))["de"] == "Beides ist dasselbe: P."


def test_surroundings_are_told_with_those_who_share_them(drawn: Drawn) -> None:
    surroundings = Surroundings.of(drawn("o1-p o2-p o3-p o1-q"))
    assert [told["de"] for told in surroundings.told("o1")] == [
        "O1 ist Partner in P mit O2 und O3.",
        "O1 ist Partner in Q.",
    ]
    assert [told["en"] for told in surroundings.told("p")] == ["P has as partner O1, O2 and O3."]
    assert surroundings.told("nowhere") == ()


def test_those_who_came_later_are_not_named_together(drawn: Drawn) -> None:
    edges = [_during("o1", "p", 2018, 2019), _during("o2", "p", 2020, 2021)]
    surroundings = Surroundings.of(drawn("", edges=edges))
    assert surroundings.told("o1")[0]["en"] == "O1 is partner in P."


def test_a_long_list_is_cut_with_a_count() -> None:
    names = [f"N{one}" for one in range(9)]
    assert listing(names, "de", dative=True) == "N0, N1, N2, N3, N4, N5 und 3 weiteren"
    assert listing(names[:7], "en") == "N0, N1, N2, N3, N4, N5 and N6"
