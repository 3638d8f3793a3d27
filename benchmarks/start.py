"""How long a cold `verbund query` takes, from the first line of Python to the last row.

    python benchmarks/start.py

In turns with `python -c "import pyoxigraph"`, each in a process of its own, on a finished build;
printed are medians by the clock and of the processor, and their ratios. At most 150 ms are wanted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from verbund.assembly import build
from verbund.catalogue import shipped

ROUNDS = 25
WANTED = 150
QUESTION = ("query", "partners", "--param", "project=Interko2")
COMMANDS = {
    "import pyoxigraph": [sys.executable, "-c", "import pyoxigraph"],
    "verbund query partners": [str(Path(sys.executable).with_name("verbund")), *QUESTION],
}


def run(command: list[str]) -> tuple[float, float]:
    """The milliseconds of one run: by the clock, of the processor."""
    begun = perf_counter()
    process = subprocess.Popen(command, cwd=shipped().root, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = (perf_counter() - begun) * 1000
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return clock, (used.ru_utime + used.ru_stime) * 1000


def main() -> None:
    """Print the medians and the ratios."""
    build(shipped())
    for command in COMMANDS.values():
        run(command)  # the files are in memory, the question has been read
    runs = [{name: run(command) for name, command in COMMANDS.items()} for _ in range(ROUNDS)]
    print("| in a new process | by the clock, ms | of the processor, ms |\n| --- | ---: | ---: |")
    found = {}
    for name in COMMANDS:
        found[name] = [median(each[name][side] for each in runs) for side in (0, 1)]
        print(f"| `{name}` | {found[name][0]:.0f} | {found[name][1]:.0f} |")
    alone, whole = found.values()
    ratios = [mine / theirs for mine, theirs in zip(whole, alone, strict=True)]
    print(f"| ratio | {ratios[0]:.1f} | {ratios[1]:.1f} |\n\nwanted at most {WANTED} ms")


if __name__ == "__main__":
    main()
