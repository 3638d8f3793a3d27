from __future__ import annotations

from pathlib import Path

import pytest

from verbund.errors import UnreadableFile
from verbund.pages import outlines
from verbund.pages.columns import SIGNS

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"


def unpacked(text: str) -> list[tuple[int, int]]:
    """The points of packed lines again, as the page's script reads them."""
    value = SIGNS.index
    x = y = 0
    points = []
    for line in text.split("."):
        x += value(line[0]) * 64 + value(line[1]) - 2048
        y += value(line[2]) * 64 + value(line[3]) - 2048
        points.append((x, y))
        across, down = x, y
        for at in range(4, len(line), 2):
            across += value(line[at]) - 32
            down += value(line[at + 1]) - 32
            points.append((across, down))
    return points


def test_there_are_sixteen_states_and_all_districts_lie_in_one() -> None:
    states = outlines.read(GEO / "states.geojson")
    districts = outlines.read(GEO / "districts.geojson")
    assert (len(states), len(districts)) == (16, 401)
    assert {one.ags[:2] for one in districts} == {one.ags for one in states}


def test_a_packed_border_passes_through_every_point_of_the_border() -> None:
    for outline in outlines.read(GEO / "states.geojson"):
        points = set(unpacked(outline.packed()))
        assert {point for ring in outline.rings for point in ring} <= points


def test_north_is_up_and_west_is_left() -> None:
    flensburg, konstanz = outlines.placed(9.44, 54.78), outlines.placed(9.18, 47.66)
    aachen, goerlitz = outlines.placed(6.08, 50.78), outlines.placed(14.99, 51.15)
    assert None not in (flensburg, konstanz, aachen, goerlitz)
    assert (flensburg or (0, 0))[1] < (konstanz or (0, 0))[1]
    assert (aachen or (0, 0))[0] < (goerlitz or (0, 0))[0]


def test_what_lies_elsewhere_has_no_place_on_the_map() -> None:
    assert outlines.placed(2.35, 48.86) is None


def test_a_file_without_outlines_is_named(tmp_path: Path) -> None:
    file = tmp_path / "none.geojson"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"none\.geojson: no outlines"):
        outlines.read(file)
