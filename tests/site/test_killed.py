"""What becomes of the processes that write things when the command is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from verbund.catalogue import Catalogue


def children(parent: int) -> list[int]:
    listing = subprocess.run(["ps", "--ppid", str(parent), "-o", "pid="], capture_output=True)
    return [int(one) for one in listing.stdout.split()]


def running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_its_helpers_end_when_it_is_killed(catalogue: Catalogue, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "verbund", "site", str(tmp_path / "site")]
    words += ["--catalogue", str(catalogue.root), "--quiet"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        end = monotonic() + 120
        while len(helpers := children(process.pid)) < 3 and monotonic() < end:
            sleep(0.1)  # two that write, and the one that keeps track of what they share
        sleep(1)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(helpers) >= 3
    end = monotonic() + 60
    while any(map(running, helpers)) and monotonic() < end:
        sleep(0.1)
    assert [one for one in helpers if running(one)] == []
