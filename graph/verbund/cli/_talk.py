"""What is said on stderr beside an answer, in the language of the answer."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

#: Each sentence in both languages.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "nothing": {
        "de": "Nichts gefunden.",
        "en": "Nothing was found.",
    },
    "found": {
        "de": "{count} gefunden",
        "en": "{count} found",
    },
    "why": {
        "de": "Warum: {text}",
        "en": "Why: {text}",
    },
    "near": {
        "de": "Nichts heißt {text!r}. Ist {name!r} gemeint?",
        "en": "Nothing goes by {text!r}. Did you mean {name!r}?",
    },
    "near several": {
        "de": "Nichts heißt {text!r}. Ist {name!r} oder etwas anderes hiervon gemeint?",
        "en": "Nothing goes by {text!r}. Did you mean {name!r} or another of these?",
    },
    "untied": {
        "de": "Nichts verbindet die beiden unmittelbar; `verbund path` sucht einen Weg.",
        "en": "Nothing ties them directly; `verbund path` looks for a way.",
    },
    "unsaid": {
        "de": "Keine Quelle sagt etwas darüber.",
        "en": "No source says anything of it.",
    },
    "found in": {
        "de": "# {count} gefunden in {time} ms",
        "en": "# {count} found in {time} ms",
    },
    "plan": {
        "de": "# Die Datenbank nennt keinen Plan; Treffer nach jedem Muster, der Reihe nach:",
        "en": "# The engine gives no plan; matches after each pattern, in the text's order:",
    },
    "too long": {
        "de": "#      … (der Rest würde zu lange dauern)",
        "en": "#      … (the rest would take too long)",
    },
}


def said(language: str, name: str, /, **parts: object) -> str:
    """One of the sentences, with its parts put in."""
    return SENTENCES[name][language].format(**parts)


def tell(text: str) -> None:
    """A line on stderr; on a terminal, in lines that fit it."""
    click.echo(fitted(text), err=True)


def fitted(text: str) -> str:
    """A text for stderr, parted between words where that is a terminal."""
    if not sys.stderr.isatty():
        return text
    import shutil
    from textwrap import fill

    width = shutil.get_terminal_size().columns
    return fill(
        text, width, subsequent_indent="     ", break_long_words=False, break_on_hyphens=False
    )
