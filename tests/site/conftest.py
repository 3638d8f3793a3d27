"""The site of the small catalogue in a folder, and pages of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.site import write_site
from verbund.site.contents import Contents
from verbund.site.pages import Pages
from verbund.store import Store
from verbund.things import Describer


@pytest.fixture(scope="session")
def small_site(started: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the catalogue with one row a table."""
    folder = tmp_path_factory.mktemp("site") / "some folder"
    write_site(Catalogue.at(started.folder.parent.parent), started, folder, lambda _: None)
    return folder


@pytest.fixture(scope="session")
def whole(built: Build) -> Catalogue:
    """The real catalogue; do not change it."""
    return Catalogue.at(built.folder.parent.parent)


@pytest.fixture(scope="session")
def contents(whole: Catalogue, store: Store) -> Contents:
    return Contents.read(store, whole.settings.base.value)


@pytest.fixture(scope="session")
def pages(whole: Catalogue, contents: Contents) -> Pages:
    return Pages(whole.settings, contents.counts())


@pytest.fixture(scope="session")
def describer(whole: Catalogue, store: Store) -> Describer:
    return Describer.of(whole, store)
