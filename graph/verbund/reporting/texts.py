"""The words of a report in German and English, with gaps for its numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def texts(language: str) -> Mapping[str, str]:
    """All texts of a language by their keys; both languages have the same keys."""
    file = files("verbund.reporting").joinpath("texts", f"{language}.json")
    found: Mapping[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found
