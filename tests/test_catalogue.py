"""Where a catalogue is, what it holds, and what it says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verbund import catalogue as module
from verbund.catalogue import PARTS, Catalogue, find, shipped
from verbund.errors import CatalogueNotFound
from verbund.model import Iri

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def empty(tmp_path: Path) -> Catalogue:
    """A catalogue with its parts and nothing in them."""
    for part in PARTS:
        (tmp_path / "it" / part).mkdir(parents=True)
    return Catalogue.at(tmp_path / "it")


def test_a_folder_with_every_part_is_a_catalogue(empty: Catalogue) -> None:
    assert empty.builds == empty.root / ".verbund"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(CatalogueNotFound, match=r"it has no ontology, queries$"):
        Catalogue.at(tmp_path)


def test_builds_may_go_elsewhere(empty: Catalogue, tmp_path: Path) -> None:
    assert Catalogue.at(empty.root, builds=tmp_path / "cache").builds == tmp_path / "cache"


def test_the_nearest_catalogue_is_found_from_inside(empty: Catalogue) -> None:
    deep = empty.root / "data" / "sources"
    deep.mkdir()
    assert find(deep) == find(empty.root) == empty


def test_half_a_catalogue_is_not_passed_over(empty: Catalogue) -> None:
    empty.settings_file.write_text("", encoding="utf-8")
    (empty.root / "queries").rmdir()
    with pytest.raises(CatalogueNotFound, match=r"it has no queries$"):
        find(empty.root / "data")


def test_elsewhere_the_shipped_one_is_found(tmp_path: Path) -> None:
    assert find(tmp_path) == shipped() == Catalogue.at(ROOT)


def test_the_installed_copy_comes_before_the_checkout(
    empty: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "verbund"
    package.mkdir(parents=True)
    empty.root.rename(package / "_catalogue")
    monkeypatch.setattr(module, "__file__", str(package / "catalogue.py"))
    assert shipped().root == package / "_catalogue"


def test_files_come_in_order_and_without_hidden_ones(empty: Catalogue) -> None:
    data = empty.root / "data"
    for name in (
        "b.csv",
        "a.TTL",
        ".hidden.csv",
        "~$lock.xlsx",
        "c.txt",
        "sub/d.csv",
        ".git/e.csv",
    ):
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).touch()
    (data / "folder.csv").mkdir()
    names = [empty.name(path) for path in empty.files("data", ".csv", ".ttl")]
    assert names == ["data/a.TTL", "data/b.csv", "data/sub/d.csv"]
    assert [path.name for path in empty.files("data")] == ["a.TTL", "b.csv", "c.txt", "d.csv"]


def test_a_name_is_always_a_text(empty: Catalogue) -> None:
    assert empty.name(empty.root / "data" / "\udcff.csv") == "data/\\udcff.csv"


def test_the_settings_of_the_shipped_catalogue_are_whole() -> None:
    settings = shipped().settings
    assert settings.base == Iri("https://w3id.org/stadt-land-plus/")
    assert set(settings.title) == set(settings.description) == {"de", "en"}
    assert isinstance(settings.released, date)
