"""The runs that docs/importing.md shows are real: each is run, and prints what stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "importing.md"
#: commands, and what they print; or a session with the commands in it
_RUN = re.compile(
    r"(^```sh\n(?P<commands>.*?)^```\n\n^```text\n)(?P<printed>.*?)(?=^```)", re.M | re.S
)
_SESSION = re.compile(r"(?<=^```text\n)(?P<session>\$ .*?)(?=^```)", re.M | re.S)

Record = Callable[[str, str], None]


def _printed(commands: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-ec", commands],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{commands}\n{done.stderr}"
    return done.stdout


@pytest.mark.slow
def test_what_the_runs_print_is_what_the_page_shows(tmp_path: Path, on_record: Record) -> None:
    def run(found: re.Match[str]) -> str:
        return found[1] + _printed(found["commands"], tmp_path)

    page = PAGE.read_text(encoding="utf-8")
    assert len(_RUN.findall(page)) >= 12
    on_record("docs/importing.md", _RUN.sub(run, page))


@pytest.mark.slow
def test_the_sample_of_cordis_is_what_the_page_shows(
    tmp_path: Path, shared: Path, on_record: Record
) -> None:
    (tmp_path / "samples").symlink_to(shared / "samples")

    def run(found: re.Match[str]) -> str:
        lines = [line for line in found["session"].splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{_printed(line[2:], tmp_path)}" for line in lines)

    page = PAGE.read_text(encoding="utf-8")
    assert len(_SESSION.findall(page)) == 1
    on_record("docs/importing.md", _SESSION.sub(run, page))


def test_every_kind_has_a_run() -> None:
    page = PAGE.read_text(encoding="utf-8")
    commands = "\n".join(found["commands"] for found in _RUN.finditer(page))
    kinds = re.findall(r"^\| `([a-z]+)` \|", page, flags=re.M)
    assert len(kinds) == 6
    assert [kind for kind in kinds if f"verbund import {kind} " not in commands] == []
