"""Builds go inside the catalogue if it may be written, else into the user's cache."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from verbund.catalogue import Catalogue
from verbund.cli import _places


def test_builds_go_inside_a_catalogue_of_ones_own(catalogue: Catalogue) -> None:
    assert _places.catalogue(catalogue.root).builds == catalogue.root / ".verbund"


def test_the_nearest_catalogue_is_meant(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(catalogue.root / "data")
    assert _places.catalogue(None).root == catalogue.root


def test_builds_of_the_installed_catalogue_go_to_the_cache(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "site-packages" / "_catalogue"
    shutil.copytree(catalogue.root, installed, ignore=shutil.ignore_patterns(".verbund"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    builds = _places.catalogue(installed).builds
    assert builds.parent == tmp_path / "cache" / "verbund"
    assert builds == _places.catalogue(installed).builds
