"""Figures of docs/identity.md, compared with what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.identity.people_names import Figures, whole

PAGE = Path(__file__).parents[2] / "docs" / "identity.md"


def documented(kind: str, which: str, found: Mapping[str, Figures]) -> None:
    """Compare a table between marks such as <!-- people, tuned --> with figures."""
    lines = [_line(name, one) for name, one in {**found, "all": whole(found)}.items()]
    sections = PAGE.read_text(encoding="utf-8").split(f"<!-- {kind}, {which} -->")
    table = (
        [line for line in sections[1].splitlines() if line.startswith("| ")] if sections[1:] else []
    )
    assert table[2:] == lines, "\n".join(lines)


def _line(name: str, one: Figures) -> str:
    shares = f"{one.precision:.2f} | {one.recall:.2f}"
    return f"| {name} | {one.asked} | {one.right} | {one.wrong} | {shares} |"
