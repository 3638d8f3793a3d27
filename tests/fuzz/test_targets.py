"""A few tries of each target, the same ones each time; README.md says how to let it run on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RUNS = {
    "cordis": 100,
    "dates": 10_000,
    "events": 100,
    "foerderkatalog": 100,
    "guard": 3_000,
    "page": 150,
    "table": 100,
    "tables": 300,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", RUNS)
def test_no_bytes_that_atheris_finds_break_it(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not made for this Python or system")
    options = (f"-runs={RUNS[name]}", "-seed=1", "-max_len=2000", "-timeout=30")
    words = [sys.executable, str(HERE / "targets.py"), name, str(tmp_path), *options]
    done = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, timeout=120)
    assert done.returncode == 0, f"{tmp_path} has the input:\n{done.stderr[-3000:]}"


def test_each_target_has_seeds_and_tries() -> None:
    seeds = {path.name for path in (HERE / "seeds").iterdir() if any(path.iterdir())}
    assert seeds == set(RUNS)
