"""A small catalogue to spoil, again and again."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from verbund.assembly import Build, latest
from verbund.catalogue import Catalogue


@pytest.fixture(scope="session")
def stage(started: Build, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    whole = started.folder.parent.parent
    return Catalogue.at(shutil.copytree(whole, tmp_path_factory.mktemp("stage") / "small"))


@pytest.fixture
def small(stage: Catalogue, started: Build) -> Catalogue:
    """One copy for all tests that leave its build alone, with its data put right each time."""
    shutil.rmtree(stage.root / "data")
    shutil.copytree(started.folder.parent.parent / "data", stage.root / "data")
    return stage


@pytest.fixture
def untouched(small: Catalogue) -> Callable[[], None]:
    """A check that the build from before is in its place, whole and alone."""
    before = latest(small)
    assert before is not None

    def check() -> None:
        assert latest(small) == before
        assert len(before.store()) == before.statements
        assert before.store().ask("ASK { ?project <https://schema.org/name> ?name }")
        assert not [*small.builds.rglob("*.part")]

    return check
