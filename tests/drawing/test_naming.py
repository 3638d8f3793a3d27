from __future__ import annotations

from itertools import combinations

from verbund.drawing.naming import marks, named
from verbund.network.model import Network, Node, words

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
