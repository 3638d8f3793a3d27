"""The lines of a drafted mapping: its head, its entries, its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from verbund.importing.guessing import Profile
from verbund.importing.templates import FILTERS

Found = dict[str, Profile]
Lines = Iterator[str]


def head(place: str, file: str) -> Lines:
    """What a mapping is for, and how its fields are written."""
    yield f"# How {place} becomes tables of ours: look it over, then"
    yield f"#   verbund import table {file} --mapping THIS-FILE --into CATALOGUE"
    yield "# A field is {Column | filter}, or {Column or Other | filter}; {?Column} writes nothing,"
    yield "# but wants the column to say something. The filters are"
    yield f"# {', '.join(FILTERS)}."
    yield "# A row of ours is left out where its first cell stays empty; not so the first entry:"
    yield "# without it the foreign row is refused."
    yield ""


def aside(draft: str) -> str:
    """A draft as comments."""
    lines = "".join(f"# {line}".rstrip() + "\n" for line in draft.splitlines())
    return f"# A mapping of its own: save it without the first sign of each line.\n{lines}"


def entry(table: str, cells: Iterable[tuple[str, str]], each: Profile | None = None) -> Lines:
    """A row of one of our tables, without its empty cells, or one for each value of a column."""
    yield "[[entry]]"
    yield f"table = {quoted(table)}"
    if each:
        yield f"each = {quoted(each.name)}"
        yield separated(each.separator)
    yield "[entry.cells]"
    yield from (f"{_key(name)} = {quoted(text)}" for name, text in cells if text)
    yield ""


def separated(separator: str) -> str:
    """What parts the values of a cell."""
    return f"separator = {quoted(separator or ' | ')}"


def field(found: Found, meaning: str, kind: str = "") -> str:
    """The field of the column with a meaning; empty if there is none."""
    if meaning not in found:
        return ""
    return f"{{{found[meaning].name} | {kind}}}" if kind else f"{{{found[meaning].name}}}"


def quoted(value: str | list[str]) -> str:
    """A value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").isalnum() else quoted(name)
