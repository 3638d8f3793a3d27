"""A catalogue without rows to import into, and the files that the tests bring in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.catalogue import Catalogue, shipped
from verbund.importing import KINDS, Job, Report, bring_in
from verbund.importing.tables import Tables
from verbund.starter import start

Bring = Callable[..., Report]


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A catalogue as `verbund init` makes it, without the example rows; copy it to change it."""
    catalogue = start(tmp_path_factory.mktemp("bare") / "catalogue", like=shipped())
    for path in (catalogue.root / "data").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return catalogue


@pytest.fixture
def empty(bare: Catalogue, tmp_path: Path) -> Catalogue:
    """A private copy of the bare catalogue."""
    folder = tmp_path / "private"
    (folder / "queries").mkdir(parents=True)
    shutil.copytree(bare.root / "data", folder / "data")
    (folder / "ontology").symlink_to(bare.root / "ontology")
    return Catalogue.at(folder)


@pytest.fixture
def bring(empty: Catalogue) -> Bring:
    """Import files of a kind into the private catalogue."""

    def call(kind: str, *files: Path, mapping: Path | None = None) -> Report:
        job = Job(files, empty, empty.root / "rejects", mapping=mapping)
        return bring_in(job, KINDS[kind])

    return call


@pytest.fixture
def rows(empty: Catalogue) -> Callable[[str], list[dict[str, str]]]:
    """The rows of one of its tables, cells without content left out."""
    return lambda table: list(Tables(empty).rows(table))
