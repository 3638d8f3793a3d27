"""The words of the pages in German and English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("de", "en")


@cache
def texts(language: str) -> Mapping[str, str]:
    """All words in a language, by key; every key stands in both.

    >>> texts("de")["sources"], texts("en")["sources"]
    ('Quellen', 'Sources')
    """
    path = files("verbund.site").joinpath("texts", f"{language}.json")
    found: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
