"""Each sentence about an empty answer stands in both languages, with the same parts."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

import pytest

from verbund.cli import _talk
from verbund.queries import wording


def _parts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("sentences", [wording.SENTENCES, _talk.SENTENCES])
def test_both_languages_say_the_same(sentences: Mapping[str, Mapping[str, str]]) -> None:
    for name, texts in sentences.items():
        assert texts.keys() == {"de", "en"}, name
        assert _parts(texts["de"]) == _parts(texts["en"]), name
