"""What the documentation says is what happens."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from verbund.catalogue import Catalogue
from verbund.cli import COMMANDS, main, summary

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", flags=re.M | re.S)
#: words that set up a machine: `make` and CI do this, not a test in a copy
SET_UP = ("make ", "git ", "cd ", "pip ", "sudo ", "python3 -m venv")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")

each_command = pytest.mark.parametrize("name", COMMANDS)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def _shown(page: Path) -> list[str]:
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    lines = (line.removeprefix("$ ") for block in blocks for line in block.splitlines())
    return [line for line in lines if line.strip() and not line.startswith((*SET_UP, "#"))]


def _command(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    return command


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [page for page in PAGES if _shown(page)], ids=lambda path: str(path.relative_to(ROOT))
)
def test_commands_shown_work(page: Path, catalogue: Catalogue) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = "set -e\n" + "\n".join(_shown(page))
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=catalogue.root,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{script}\n{done.stderr}"


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_page_of_commands_is_their_help(
    run: Callable[..., Result], on_record: Callable[[str, str], None]
) -> None:
    helps = {"verbund": run("--help").stdout}
    helps |= {f"verbund {name}": run(name, "--help").stdout for name in COMMANDS}
    sections = (f"## {name}\n\n```text\n{text}```\n" for name, text in helps.items())
    head = "# Commands\n\nWritten from the commands' own help by `make accept`.\n"
    on_record("docs/commands.md", "\n".join([head, *sections]))


def test_help_fits_a_terminal_of_80_columns(run: Callable[..., Result]) -> None:
    pages = [run("--help").stdout, *(run(name, "--help").stdout for name in COMMANDS)]
    assert [line for page in pages for line in page.splitlines() if len(line) > 80] == []


def test_no_summary_is_cut_short(run: Callable[..., Result]) -> None:
    shown = " ".join(run("--help").stdout.split())
    assert [name for name in COMMANDS if f"{name} {summary(name)}" not in shown] == []


def test_the_readme_names_each_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^|\| )verbund ([a-z]+)", readme, flags=re.M)) == set(COMMANDS)


@each_command
def test_a_commands_help_begins_with_its_summary(name: str) -> None:
    assert (_command(name).help or "").strip().startswith(summary(name))


@each_command
def test_every_option_has_help_and_shows_its_default(name: str) -> None:
    options = [param for param in _command(name).params if isinstance(param, click.Option)]
    silent = [option.name for option in options if not option.help]
    worded = [option for option in options if not (option.is_flag or option.multiple)]
    hidden = [one.name for one in worded if one.to_info_dict()["default"] and not one.show_default]
    assert (silent, hidden) == ([], [])


def test_the_newest_version_of_the_changelog_is_this_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d[^]]*)\]", changelog, flags=re.M)
    assert released[0] == project["version"]
