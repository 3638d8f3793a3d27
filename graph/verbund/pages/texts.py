"""The words of the interface in German and English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("de", "en")


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """All texts: language, then key; every key stands in both.

    >>> texts()["de"]["view.table"], texts()["en"]["view.table"]
    ('Tabelle', 'Table')
    """
    folder = files("verbund.pages").joinpath("texts")
    return {
        language: json.loads(folder.joinpath(f"{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
