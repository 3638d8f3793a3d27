"""A register of funding at its full size: CORDIS files to a build, and the checks of it.

    python benchmarks/register.py [PROJECTS]

31,000 projects have 145,000 participations of 36,000 organisations; fewer projects have as many
each. `verbund import cordis`, `verbund build` and `verbund check` are timed in processes of their
own, against a process that reads the same files with polars and loads the very statements of the
build, written as N-Quads, into a store of pyoxigraph on disk. Wanted: import and build in 60
seconds and 2 GB, within 1.5 times of the other side.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from verbund.assembly import latest
from verbund.catalogue import Catalogue

PROJECTS, SHARES, ORGANISATIONS = 31_000, 145_000, 36_000
PROJECT = "id acronym status title startDate endDate totalCost ecMaxContribution frameworkProgramme"
ORGANISATION = (
    "projectID projectAcronym organisationID name shortName SME activityType city country"
    " geolocation organizationURL order role ecContribution endOfParticipation"
)
COUNTRIES = ("DE", "FR", "IT", "ES", "NL", "BE", "AT", "PL", "SE", "PT")
KINDS = ("HES", "REC", "PRC", "PUB", "OTH")
OTHER = """
import sys
import polars
import pyoxigraph
for name in ("project", "organization"):
    polars.read_csv(f"{sys.argv[1]}/{name}.csv", separator=";", infer_schema=False)
store = pyoxigraph.Store(f"{sys.argv[1]}/bare")
store.bulk_load(path=sys.argv[2], format=pyoxigraph.RdfFormat.N_QUADS)
store.flush()
"""


@dataclass(frozen=True, slots=True)
class Used:
    """What a process took: seconds by the clock, seconds of processors, megabytes at the peak."""

    seconds: float
    busy: float
    megabytes: int
    status: int


def generate(projects: int, folder: Path) -> None:
    """Write project.csv and organization.csv."""
    chance = Random(projects)  # noqa: S311
    _write(folder / "project.csv", PROJECT, (_project(n, chance) for n in range(projects)))
    _write(folder / "organization.csv", ORGANISATION, _shares(projects, chance))


def _write(path: Path, header: str, rows: Iterator[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(header.split())
        writer.writerows(rows)


def _project(number: int, chance: Random) -> tuple[object, ...]:
    year = 2014 + number % 9
    dates = (f"{year}-{chance.randrange(1, 13):02}-01", f"{year + 4}-12-31")
    title = f"Invented project number {number} on the development of towns and their regions"
    money = chance.randrange(10**5, 10**7)
    return (100_000 + number, f"PROJ{number}", "SIGNED", title, *dates, money, money, "H2020")


def _shares(projects: int, chance: Random) -> Iterator[tuple[object, ...]]:
    most = max(10, projects * ORGANISATIONS // PROJECTS)
    left, place = projects * SHARES // PROJECTS, 0
    for number in range(projects):
        share = left // (projects - number) + (number % 3 - 1 if 1 < number < projects - 2 else 0)
        left -= share
        for order, one in enumerate(chance.sample(range(most), max(share, 1))):
            place += 1
            yield _share(number, order, one, chance)


def _share(number: int, order: int, one: int, chance: Random) -> tuple[object, ...]:
    role = "participant" if order else "coordinator"
    spot = f"{40 + one % 15}.{one % 997:03}1,{one % 20}.{one % 991:03}1"
    who = (900_000_000 + one, f"Institution {one} of towns", f"INST{one}", one % 2 == 0)
    where = (KINDS[one % 5], f"City {one % 3000}", COUNTRIES[one % 10], spot, "")
    money = f"{chance.randrange(10**4, 10**6)}.5"
    return (100_000 + number, f"PROJ{number}", *who, *where, order + 1, role, money, "false")


def run(*words: str, most: int = 0) -> Used:
    """What a process takes; it has to end with a status up to ``most``."""
    begun = perf_counter()
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - begun
    status = os.waitstatus_to_exitcode(status)
    if not 0 <= status <= most:
        sys.exit(f"{' '.join(words)}: ended with {status}")
    return Used(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, status)


def main() -> None:
    """Run all, print."""
    projects = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(projects, folder)
        there = str(folder / "catalogue")
        run("-m", "verbund", "init", there)
        files = [str(folder / f"{table}.csv") for table in ("project", "organization")]
        words = ("-m", "verbund", "import", "cordis", *files, "--into", there, "--quiet")
        steps = {
            "import": run(*words),
            "build": run("-m", "verbund", "build", "--catalogue", there, "--quiet"),
        }
        built = latest(Catalogue.at(Path(there)))
        assert built  # noqa: S101 - it was made just now
        built.store().save(folder / "all.nq")
        print(f"{projects:,} projects, {built.rows:,} rows, {built.statements:,} statements\n")
        steps["polars and bare pyoxigraph"] = run("-c", OTHER, name, str(folder / "all.nq"))
        steps["check"] = run("-m", "verbund", "check", "--catalogue", there, "--quiet", most=5)
    show(steps)


def show(steps: dict[str, Used]) -> None:
    """Print what each step took, and the ratio that is wanted."""
    print("| step | seconds | of processors | MB |\n| --- | ---: | ---: | ---: |")
    for name, used in steps.items():
        print(f"| {name} | {used.seconds:.1f} | {used.busy:.1f} | {used.megabytes:,} |")
    ours, bare = (steps["import"], steps["build"]), steps["polars and bare pyoxigraph"]
    seconds = sum(one.seconds for one in ours) / bare.seconds
    busy = sum(one.busy for one in ours) / bare.busy
    print(f"\nimport and build against the other side: {seconds:.2f}, of processors {busy:.2f}")


if __name__ == "__main__":
    main()
