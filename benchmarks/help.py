"""How long `verbund --help` takes against a bare click program with as many commands.

    python benchmarks/help.py

Both run in turns, each in a process of its own; the ratio of the medians is wanted at most 1.6.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from verbund.cli import COMMANDS, summary

ROUNDS = 40
WANTED = 1.6
HEAD = '''import click


@click.group()
def main() -> None:
    """A bare program."""
'''
COMMAND = '''

@main.command("{name}")
def command_{name}() -> None:
    """{summary}"""
'''
VERBUND = "from verbund.cli import main\n\nmain()\n"


def bare() -> str:
    """The program that does nothing but have the same commands."""
    commands = (COMMAND.format(name=name, summary=summary(name)) for name in COMMANDS)
    return "".join([HEAD, *commands, "\n\nmain()\n"])


def seconds(program: Path) -> float:
    """The time of one start, to the end of its help."""
    start = perf_counter()
    words = [sys.executable, str(program), "--help"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        programs = {"click": Path(folder, "bare.py"), "verbund": Path(folder, "ours.py")}
        programs["click"].write_text(bare(), encoding="utf-8")
        programs["verbund"].write_text(VERBUND, encoding="utf-8")
        runs = [{name: seconds(path) for name, path in programs.items()} for _ in range(ROUNDS)]
    medians = {name: median(run[name] for run in runs[1:]) for name in programs}
    ratio = medians["verbund"] / medians["click"]
    print("| program | median of --help, ms |\n| --- | ---: |")
    print("".join(f"| {name} | {1000 * value:.0f} |\n" for name, value in medians.items()), end="")
    print(f"\nratio {ratio:.2f}, wanted at most {WANTED}")


if __name__ == "__main__":
    main()
