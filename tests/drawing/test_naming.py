from __future__ import annotations

from itertools import combinations

from verbund.drawing.naming import beside_loose, headed, marks, named
from verbund.network.model import Group, Network, Node, words

Box = tuple[float, float, float, float]


def _crowd(count: int) -> Network:
    label = words("Ein ziemlich langer Name")
    nodes = tuple(
        Node(f"https://example.org/organisation/{number:03}", "organisation", label, label)
        for number in range(count)
    )
    return Network("whole", words("Alles"), nodes, ())


def _apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_no_name_lies_on_another_or_on_a_mark() -> None:
    network = _crowd(60)
    points = {one.id: (20.0 + 37 * (n % 10), 20.0 + 31 * (n // 10)) for n, one in
              enumerate(network.nodes)}  # fmt: skip
    drawn = marks(network, points, 1.0)
    found = named(drawn, "de", (0, 0, 400, 240))
    boxes = [name.box for _, name in found]
    assert len(boxes) > 10
    assert all(_apart(one, other) for one, other in combinations(boxes, 2))
    assert all(_apart(box, mark.box) for box in boxes for mark in drawn)


def test_names_stay_inside_the_window() -> None:
    network = _crowd(1)
    drawn = marks(network, {network.nodes[0].id: (10.0, 10.0)}, 1.0)
    ((_, name),) = named(drawn, "de", (5, 5, 200, 100))
    left, top, right, bottom = name.box
    assert (left >= 5, top >= 5, right <= 200, bottom <= 100) == (True, True, True, True)


def test_the_name_of_a_group_lies_on_no_mark() -> None:
    network = _crowd(1)
    drawn = marks(network, {network.nodes[0].id: (150.0, 45.0)}, 1.0)
    corners = {"a": [(150.0, 50.0), (60.0, 60.0), (60.0, 150.0), (150.0, 150.0)]}
    group = Group("a", words("Gruppe"), (), ())
    (plain,) = headed((group,), corners, "de", (0, 0, 400, 240))
    assert not _apart(plain.box, drawn[0].box)
    (name,) = headed((group,), corners, "de", (0, 0, 400, 240), drawn)
    assert _apart(name.box, drawn[0].box)


def test_a_row_without_ties_has_a_word_behind_its_last() -> None:
    row = _crowd(4)
    drawn = marks(row, {one.id: (20.0 + 40 * n, 50.0) for n, one in enumerate(row.nodes)}, 1.0)
    name = beside_loose(drawn, "de", (0, 0, 600, 240), "ohne Verbindung")
    assert name
    assert all(_apart(name.box, mark.box) and mark.x < name.left for mark in drawn)
    assert beside_loose(drawn, "de", (0, 0, 200, 240), "ohne Verbindung") is None
    assert beside_loose(drawn[1:], "de", (0, 0, 600, 240), "ohne Verbindung") is None
