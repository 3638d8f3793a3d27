"""How long the pages of a large catalogue take: its site, written as `verbund site` does it.

    python benchmarks/site.py 1100 FOLDER

makes an invented programme of so many projects (28 things each), builds it, and writes its site
twice: from nothing, and again when nothing has changed. Times are those of a process with all its
helpers; the memory is that of the largest of them.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from generate import generate

COMMAND = (sys.executable, "-m", "verbund", "site")


def timed(words: tuple[str, ...]) -> tuple[float, float]:
    """Seconds by the clock and of processors that a command takes."""
    before, began = os.times(), perf_counter()
    subprocess.run(words, check=True)
    after = os.times()
    used = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return perf_counter() - began, used


def main() -> None:
    """Make it, write it twice, and say how long that took."""
    projects, folder = int(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    catalogue = generate(projects, folder / "catalogue")
    place = ("--catalogue", str(catalogue.root), "-q")
    subprocess.run((sys.executable, "-m", "verbund", "build", *place), check=True)
    for what in ("from nothing", "again"):
        clock, used = timed((*COMMAND, str(folder / "site"), *place))
        print(f"{what}: {clock:.0f} s by the clock, {used:.0f} s of processors", flush=True)
    files = sum(len(names) for _, _, names in os.walk(folder / "site"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{files:,} files; {peak} MB at the peak of the largest process")


if __name__ == "__main__":
    main()
