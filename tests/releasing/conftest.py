"""A small catalogue with one release, and what changes in it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.releasing import Comparison, Snapshot, compare, freeze, opened, place_of
from verbund.store import Store

Edit = Callable[..., Catalogue]


@pytest.fixture
def edit(small: Catalogue) -> Edit:
    """Replace words in a file of the small catalogue; gives the catalogue as it is then."""

    def call(name: str, *pairs: tuple[str, str]) -> Catalogue:
        path = small.root / "data" / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, f"{old!r} is not in {name}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return Catalogue.at(small.root)

    return call


@pytest.fixture
def publish(edit: Edit) -> Callable[[str, str], Path]:
    """Give the catalogue a version and a day, and release it."""

    def call(version: str, day: str) -> Path:
        catalogue = edit("catalogue.toml")
        path = catalogue.root / "data" / "catalogue.toml"
        kept = [
            line
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith(("version =", "released ="))
        ]
        head = [f'version = "{version}"', f"released = {day}"]
        path.write_text("\n".join([*head, *kept]) + "\n", encoding="utf-8")
        catalogue = Catalogue.at(catalogue.root)
        return freeze(catalogue, build(catalogue).store(), version)

    return call


def since(catalogue: Catalogue, version: str) -> Comparison:
    """What changed since a release."""
    old = opened(place_of(catalogue, version))
    new: Store = build(catalogue).store()
    return compare(Snapshot.of(catalogue, old), Snapshot.of(catalogue, new))
