"""What the pages about asking show is what is shown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
#: a command, the last of its block; words between; and the beginning of what it says
_SHOWN = re.compile(
    r"^verbund ([^\n]*)\n```\n(?:(?!```)[^\n]*\n)*?```text\n(.*?)^```", flags=re.M | re.S
)
SHOWN = [
    found
    for name in ("asking.md", "answers.md")
    for found in _SHOWN.findall((DOCS / name).read_text(encoding="utf-8"))
]


def _pattern(answer: str) -> str:
    """The lines of an answer; what is left out of them is shown as an ellipsis."""
    lines = (re.escape(line).replace("…", ".*") for line in answer.rstrip().splitlines())
    return "\n".join(lines)


@pytest.mark.parametrize(("command", "answer"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_page_shows_what_comes(
    command: str, answer: str, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbund.cli._empty._SECONDS", 60)  # a busy machine finds less in time
    result, shown = run(*shlex.split(command)), _pattern(answer)
    assert re.match(shown, result.stdout) or re.search(f"^{shown}", result.stderr, flags=re.M)
