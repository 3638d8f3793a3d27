"""A store in memory that is done with makes room for others."""

from __future__ import annotations

import subprocess
import sys

import pytest

STEPS = """
from pathlib import Path
import pyoxigraph as ox
from verbund.store.room import give_back

def taken():
    return int(Path("/proc/self/statm").read_text().split()[1])

line = "<https://example.org/%d> <https://example.org/p> <https://example.org/%d> .\\n"
store = ox.Store()
store.load("".join(line % (n, n % 97) for n in range(100_000)).encode(), ox.RdfFormat.N_TRIPLES)
full = taken()
del store
give_back()
print(full, taken())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system says nothing of it")
def test_what_a_store_took_goes_back(unmeasured: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STEPS], capture_output=True, text=True, check=True, env=unmeasured
    )
    full, left = map(int, done.stdout.split())
    assert left < full / 2
