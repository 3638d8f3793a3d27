from __future__ import annotations

from pathlib import Path

import pytest

from verbund.drawing import ImageFormat
from verbund.errors import UnknownFormat


def test_the_ending_says_the_format() -> None:
    assert ImageFormat.of(Path("A.PDF")) is ImageFormat.PDF


def test_another_ending_is_refused_with_the_ones_that_go() -> None:
    with pytest.raises(UnknownFormat) as caught:
        ImageFormat.of(Path("a.bmp"))
    assert ".png" in caught.value.hint
