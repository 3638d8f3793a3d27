"""Shared pieces: the catalogue on disk, a runner, golden files, and the build made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from verbund.assembly import Build, build
from verbund.catalogue import PARTS, Catalogue
from verbund.cli import main
from verbund.starter import start
from verbund.store import Store

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden"
SHARED = ROOT.parent / "shared"
SCREEN = {"COLUMNS": "80", "NO_COLOR": "1"}

settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("here", deadline=2000)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


def _copy(folder: Path) -> Catalogue:
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    return Catalogue.at(folder)


@pytest.fixture
def catalogue(tmp_path: Path, built: Build) -> Catalogue:
    """A private copy of the real catalogue and its build, free to be broken."""
    whole = built.folder.parent.parent
    return Catalogue.at(shutil.copytree(whole, tmp_path / "catalogue"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of the real catalogue, made once; read it, do not change it."""
    return build(_copy(tmp_path_factory.mktemp("built")))


@pytest.fixture(scope="session")
def store(built: Build) -> Store:
    """The store of the real catalogue, for questions only."""
    return built.store()


@pytest.fixture
def run(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call the command line inside the private catalogue."""
    monkeypatch.chdir(catalogue.root)
    for name in ("VERBUND_CATALOGUE", "VERBUND_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner(env=SCREEN).invoke(main, words, input=stdin, prog_name="verbund")

    return call


@pytest.fixture
def unmeasured() -> dict[str, str]:
    """The environment for a process in which coverage is not measured: it would load and write."""
    return {name: text for name, text in os.environ.items() if not name.startswith("COV")}


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of a new catalogue with one row a table, made once; do not change it."""
    return build(start(tmp_path_factory.mktemp("started") / "small", like=Catalogue.at(ROOT)))


@pytest.fixture
def small(tmp_path: Path, started: Build) -> Catalogue:
    """A private copy of the new catalogue and its build, free to be broken."""
    whole = started.folder.parent.parent
    return Catalogue.at(shutil.copytree(whole, tmp_path / "small"))


@pytest.fixture
def on_small(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call the command line inside the private copy of the new catalogue."""
    monkeypatch.chdir(small.root)
    for name in ("VERBUND_CATALOGUE", "VERBUND_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str) -> Result:
        return CliRunner(env=SCREEN).invoke(main, words, prog_name="verbund")

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file in tests/golden, or rewrite it with --accept."""
    return lambda name, text: _same(request, GOLDEN / name, text)


@pytest.fixture
def on_record(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file of the repository, or rewrite it with --accept."""
    return lambda name, text: _same(request, ROOT / name, text)


def _same(request: pytest.FixtureRequest, path: Path, text: str) -> None:
    if request.config.getoption("--accept"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing: run pytest with --accept"
    assert text == path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with samples beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("there is no folder ../shared with samples here")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's browser, for tests that open a page."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("there is no Chromium here: install the system's package `chromium`")
    return Path(found)
