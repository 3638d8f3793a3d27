"""The wheel carries its catalogue and works far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLACES = {
    "graph/": "",
    **{f"{p}/": f"verbund/_catalogue/{p}/" for p in ("ontology", "queries", "data")},
}
pytestmark = pytest.mark.slow

Elsewhere = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the files as they are now."""
    out = tmp_path_factory.mktemp("dist")
    words = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """Call the installed command from a folder that knows nothing of the checkout."""
    site, home = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("home")
    pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, *pip], check=True, capture_output=True)

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.defpath, "PYTHONPATH": str(site), "HOME": str(home)}
        command = [sys.executable, "-m", "verbund", *words]
        return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)

    return call


def _files() -> set[str]:
    """The files of the checkout that are not ignored, by their names in the wheel."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *PLACES]
    done = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True)
    there = (name for name in done.stdout.split("\0") if name and (ROOT / name).is_file())
    return {
        name.replace(place, inside, 1)
        for name in there
        for place, inside in PLACES.items()
        if name.startswith(place)
    }


def test_every_file_is_inside_and_nothing_else(wheel: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert inside == _files()


def test_it_carries_what_it_needs_beside_code(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    suffixes = {Path(name).suffix for name in names}
    assert {"verbund/py.typed", "verbund/_catalogue/data/catalogue.toml"} <= names
    assert {".csv", ".jsonld", ".ttl", ".rq", ".js", ".css"} <= suffixes


def test_it_does_everything_once_and_sends_nobody_into_the_package(elsewhere: Elsewhere) -> None:
    done = elsewhere("run")
    assert done.returncode == 0, done.stderr
    assert "_catalogue" not in done.stdout
    assert "verbund init my-programme" in done.stdout
    assert elsewhere("check").stderr.startswith("the installed catalogue: 0 errors")


def test_it_knows_its_version(elsewhere: Elsewhere) -> None:
    assert elsewhere("--version").stdout == f"verbund {version('verbund')}\n"
