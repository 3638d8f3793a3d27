from __future__ import annotations

from io import BytesIO

import pytest

from verbund.drawing.charts import Bar, bars

LONG = "Regional Planning Association Leipzig-Westsachsen"


@pytest.mark.parametrize("name", ["TU Dresden", LONG, f"{LONG} and {LONG}, Department of Land"])
def test_a_name_beside_a_bar_is_whole(name: str) -> None:
    figure = bars([Bar(name, 3, "3"), Bar("Other", 2, "2")], "#123456")
    figure.savefig(BytesIO())
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert min(box.x0 for box in boxes) >= 0
    assert max(box.x1 for box in boxes) <= figure.bbox.width
    assert boxes[0].y0 > boxes[2].y1
