from __future__ import annotations

import re
from importlib.resources import files

import pytest

from verbund.pages.texts import texts

SCRIPTS = sorted(files("verbund.pages").joinpath("static").iterdir(), key=lambda file: file.name)
SOURCE = "\n".join(
    file.read_text(encoding="utf-8") for file in SCRIPTS if file.name.endswith(".js")
)
NAMED = set(re.findall(r'"([a-z]+(?:\.[a-z]+)*)"', SOURCE))
#: Keys that the script puts together, such as "kind.project" or "column.name".
MADE = (
    *("kind.", "facet.", "view.", "table.", "column.", "measure.", "line.", "share.", "time."),
    *("meaning.", "focus.", "shown.steps."),
)


def stems(language: str) -> set[str]:
    return {key.removesuffix(".one").removesuffix(".other") for key in texts()[language]}


def test_every_text_is_there_in_both_languages() -> None:
    assert set(texts()["de"]) == set(texts()["en"])


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_text_is_empty_and_both_languages_have_the_same_places_to_fill(language: str) -> None:
    for key, text in texts()[language].items():
        assert text.strip()
        places = set(re.findall(r"\{\w+\}", text)) - {"{n}"}
        assert places == set(re.findall(r"\{\w+\}", texts()["de"][key])) - {"{n}"}, key


def test_every_text_is_used_by_the_script() -> None:
    unused = {key for key in stems("de") if key not in NAMED and not key.startswith(MADE)}
    assert unused == {"noscript"}


def test_every_text_that_the_script_asks_for_is_there() -> None:
    asked = set(re.findall(r'say\("([^"`$]+)"', SOURCE))
    assert asked <= stems("de")
