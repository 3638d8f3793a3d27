"""What the page about asking shows is what is shown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "asking.md"
#: a command, words between, and the beginning of what it says
SHOWN = re.findall(
    r"^```sh\nverbund ([^\n]*)\n```\n(?:(?!```)[^\n]*\n)*?```text\n(.*?)^```",
    PAGE.read_text(encoding="utf-8"),
    flags=re.M | re.S,
)


@pytest.mark.parametrize(("command", "answer"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_page_shows_what_comes(command: str, answer: str, run: Callable[..., Result]) -> None:
    assert run(*shlex.split(command), "-q").stdout.startswith(answer.rstrip("… \n"))
