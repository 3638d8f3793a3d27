"""A new catalogue: whole, clean, and an example of every table."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.reading import Context
from verbund.starter import start
from verbund.validation import check

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def like() -> Catalogue:
    return Catalogue.at(ROOT)


def test_a_new_catalogue_has_nothing_wrong(small: Catalogue) -> None:
    assert check(small).findings == ()


def test_it_has_the_rules_and_questions_of_the_other(started: Build) -> None:
    made = Catalogue.at(started.folder.parent.parent)
    for part in ("ontology", "queries"):
        names = [path.relative_to(ROOT) for path in Catalogue.at(ROOT).files(part)]
        assert [path.relative_to(made.root) for path in made.files(part)] == names


def test_each_table_is_known_and_has_a_row(started: Build) -> None:
    made = Catalogue.at(started.folder.parent.parent)
    context = Context.read(made.root / "ontology" / "context.jsonld", made.settings.base)
    tables = list(made.files("data", ".csv"))
    assert {path.stem for path in tables} <= set(context.kinds)
    assert all(len(path.read_text(encoding="utf-8").splitlines()) > 1 for path in tables)
    assert {f"data/{path.name}" for path in tables} == set(started.read)


def test_its_tables_are_explained_beside_them(started: Build) -> None:
    data = started.folder.parents[1] / "data"
    rows = re.findall(
        r"^\| ([a-z][a-z, -]*) \|", (data / "README.md").read_text(encoding="utf-8"), re.M
    )
    told = [name for row in rows for name in row.split(", ")]
    assert sorted(told) == sorted(path.stem for path in data.glob("*.csv"))


def test_an_empty_folder_is_filled(like: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    made = start(tmp_path / "new", like=like)
    assert sorted(path.name for path in made.root.iterdir()) == ["data", "ontology", "queries"]
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_the_folder_one_stands_in_is_filled(
    like: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    start(Path(), like=like)
    assert Path("data/projects.csv").is_file()


def test_folders_above_are_made(like: Catalogue, tmp_path: Path) -> None:
    assert start(tmp_path / "a" / "b" / "c", like=like).root == tmp_path / "a" / "b" / "c"


@pytest.mark.parametrize("name", ["full", "file"])
def test_what_is_there_is_not_touched(name: str, like: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("years of work", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(VerbundError, match=f"{name} is not empty"):
        start(tmp_path / name, like=like)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("name", ["file/new", "x" * 300])
def test_a_folder_that_cannot_be_is_explained(name: str, like: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(VerbundError, match="cannot be written: "):
        start(tmp_path / name, like=like)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_nothing(
    like: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = shutil.copytree

    def copied(source: Path, target: Path, *others: Any, **named: Any) -> None:
        if Path(source).name == "queries":
            target.mkdir()
            raise shutil.Error([("a", "b", os.strerror(errno.ENOSPC))])
        usual(source, target, *others, **named)

    monkeypatch.setattr(shutil, "copytree", copied)
    with pytest.raises(VerbundError, match="No space left"):
        start(tmp_path / "new", like=like)
    assert [*tmp_path.iterdir()] == []


def test_what_a_broken_start_left_is_no_hindrance(like: Catalogue, tmp_path: Path) -> None:
    (tmp_path / ".new.part" / "data").mkdir(parents=True)
    start(tmp_path / "new", like=like)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
