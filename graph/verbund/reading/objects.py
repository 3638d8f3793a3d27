"""JSON-LD objects that people write: what a JSON-LD reader would leave out without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from verbund.model import Iri
from verbund.reading.cells import CellFault, nearest
from verbund.reading.context import ALIASES, Column, Context

_IDS = ("@id", *(term for term, means in ALIASES.items() if means == "@id"))
_TYPES = ("@type", *(term for term, means in ALIASES.items() if means == "@type"))
Fault = tuple[str, str, CellFault]


def object_faults(value: Any, context: Context) -> Iterator[Fault]:
    """Keys and types that are no terms, links that are none: each with its key and its value.

    Objects with a context of their own are left to it.
    """
    if isinstance(value, list):
        for one in value:
            yield from object_faults(one, context)
    elif isinstance(value, dict) and "@context" not in value:
        columns = _columns(value, context)
        for key, inner in value.items():
            faults = list(_faults(key, inner, columns, context))
            yield from faults
            is_language_map = key in columns and columns[key].tagged
            yield from () if faults or is_language_map else object_faults(inner, context)


def _columns(value: dict[str, Any], context: Context) -> dict[str, Column]:
    """The terms that an object may use: those of the tables that it names as its types."""
    names = {name for key in _TYPES for name in _texts(value.get(key))}
    kinds = [context.kinds[name] for name in names if name in context.kinds]
    return dict(chain(context.shared.items(), *(kind.columns.items() for kind in kinds)))


def _faults(
    key: str, value: Any, columns: Mapping[str, Column], context: Context
) -> Iterator[Fault]:
    if key in _TYPES:
        known = {*context.kinds, *context.classes}
        yield from (
            (key, name, _no_type(name, known))
            for name in _texts(value)
            if ":" not in name and name not in known
        )
    elif key in _IDS or (key in columns and columns[key].is_link):
        yield from (
            (key, text, _no_reference(text)) for text in _texts(value) if not _is_reference(text)
        )
    elif not (key in columns or key in context.definitions or ":" in key or key.startswith("@")):
        yield key, "", _no_term(key)


def _texts(value: Any) -> list[str]:
    """The texts in a value that may be one or a list."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


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


def _no_type(name: str, known: Iterable[str]) -> CellFault:
    return CellFault(
        "unknown-type",
        de=f"{name!r} ist keine Klasse des Kontexts.",
        en=f"{name!r} is no class of the context",
        fix=nearest(name, known),
    )
