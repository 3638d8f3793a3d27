"""JSON-LD objects that people write: what a JSON-LD reader would leave out without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verbund.model import Iri
from verbund.reading.cells import CellFault
from verbund.reading.context import ALIASES, Context

_IDS = ("@id", *(term for term, means in ALIASES.items() if means == "@id"))


def object_faults(things: Any, context: Context) -> Iterator[tuple[str, str, CellFault]]:
    """Keys that are no terms, and links that are none: each with its key and its value."""
    columns = [column for kind in context.kinds.values() for column in kind.columns.values()]
    terms = {*context.definitions, *(column.term for column in columns)}
    links = {*_IDS, *(column.term for column in columns if column.is_link)}
    for key, value in _pairs(things):
        if key in links:
            for text in (value,) if isinstance(value, str) else _texts(value):
                if not _is_reference(text):
                    yield key, text, _no_reference(text)
        elif key not in terms and ":" not in key and not key.startswith("@"):
            yield key, "", _no_term(key)


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value, but for the languages of texts and for other contexts."""
    if isinstance(value, list):
        for one in value:
            yield from _pairs(one)
    elif isinstance(value, dict) and "@context" not in value:
        for key, inner in value.items():
            yield key, inner
            is_language_map = isinstance(inner, dict) and all(map(_is_text, inner.values()))
            yield from () if is_language_map else _pairs(inner)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    )


def _texts(value: Any) -> Iterator[str]:
    return (one for one in value if isinstance(one, str)) if isinstance(value, list) else iter(())


def _is_reference(text: str) -> bool:
    """Whether a text is an absolute IRI, or can be completed to one."""
    for start in ("", "https://example.org/"):
        try:
            Iri(start + text)
        except ValueError:
            continue
        return True
    return False


def _no_reference(text: str) -> CellFault:
    return CellFault(
        "bad-reference",
        de=f"{text!r} ist weder eine Kennung noch eine Adresse.",
        en=f"{text!r} is neither an id nor an address",
    )


def _no_term(key: str) -> CellFault:
    return CellFault(
        "unknown-column",
        de=f"{key!r} ist kein Wort des Kontexts; was darunter steht, ginge verloren.",
        en=f"{key!r} is no term of the context; what it says would get lost",
    )
