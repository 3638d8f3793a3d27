"""Names in a picture: on no node, on no other name, inside the picture."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from verbund.network.labels import Label, Spot, place_labels

spots = st.lists(
    st.builds(
        Spot,
        id=st.uuids().map(str),
        x=st.floats(0, 300),
        y=st.floats(0, 200),
        reach=st.floats(1, 10),
        width=st.floats(10, 120),
        height=st.floats(8, 16),
        priority=st.integers(0, 3),
    ),
    max_size=25,
    unique_by=lambda spot: spot.id,
)


def _cut(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _box(label: Label) -> tuple[float, ...]:
    return label.left, label.top, label.left + label.width, label.top + label.height


@given(spots)
def test_no_name_stands_on_a_node_on_a_name_or_outside(found: list[Spot]) -> None:
    labels = place_labels(found, width=300, height=200)
    boxes = [_box(label) for label in labels]
    marks = [
        (spot.x - spot.reach, spot.y - spot.reach, spot.x + spot.reach, spot.y + spot.reach)
        for spot in found
    ]
    assert not any(_cut(one, two) for one, two in combinations(boxes, 2))
    assert not any(_cut(box, mark) for box in boxes for mark in marks)
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 300 and box[3] <= 200 for box in boxes)


def test_the_important_name_is_served_first_and_the_other_gives_way() -> None:
    small = Spot("a", 50, 50, 4, 60, 12)
    great = Spot("b", 50, 66, 4, 60, 12, priority=1)
    labels = place_labels([small, great], width=200, height=120)
    assert [(label.id, label.side) for label in labels] == [("b", "right"), ("a", "right")]
    (only,) = place_labels([small, great], width=120, height=58)
    assert only.id == "a"


def test_what_is_taken_stays_free() -> None:
    spot = Spot("a", 50, 50, 4, 60, 12)
    (label,) = place_labels([spot], width=200, height=120, taken=[(55, 40, 200, 54)])
    assert label.side == "below"
