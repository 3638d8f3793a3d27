"""Makes the tables of an invented funding programme of any size: the same size, the same bytes.

python benchmarks/generate.py 1000 FOLDER
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from verbund.catalogue import Catalogue, shipped
from verbund.starter import start

KINDS = ("university", "research-institute", "municipality", "district", "company", "association")
SOURCE = "programme-page"
_EMPTIED = ("statements", "grants", "amounts", "events", "event-topics", "event-organisers")
_EMPTIED += ("speakers", "publications", "affiliations")

Row = Iterable[object]


def generate(projects: int, folder: Path) -> Catalogue:
    """A catalogue of so many projects in a new folder."""
    catalogue = start(folder, like=shipped())
    data = catalogue.root / "data"
    for name in _EMPTIED:
        (data / f"{name}.csv").unlink()
    for name, header, rows in _tables(projects, Random(projects)):  # noqa: S311
        with (data / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([*header.split(), "source"])
            writer.writerows([*row, SOURCE] for row in rows)
    return catalogue


def _tables(projects: int, chance: Random) -> Iterator[tuple[str, str, Iterator[Row]]]:
    organisations = max(20, projects * 6 // 5)
    people, topics = projects * 2, min(400, 20 + projects // 5)
    yield "places", "id name@de kind containedIn latitude longitude", _places(chance)
    yield "topics", "id label@de label@en broader scheme", _topics(topics)
    yield "clusters", "id label@de label@en scheme", _clusters()
    yield (
        "organisations",
        "id type name@de shortLabel@de kind location",
        _organisations(organisations, chance),
    )
    yield "people", "id name honorificPrefix", _people(people, chance)
    yield (
        "projects",
        "id acronym name@de name@en kind programme call region startDate endDate",
        _projects(projects, chance),
    )
    yield "cluster-members", "project cluster", _memberships(projects, chance)
    yield "project-topics", "project about", _subjects(projects, topics, chance)
    yield (
        "participations",
        "id project organisation role roleName@de",
        _participations(projects, organisations, chance),
    )
    yield (
        "project-roles",
        "id project person role onBehalfOf",
        _project_roles(projects, people, organisations, chance),
    )


def _places(chance: Random) -> Iterator[Row]:
    for state in range(16):
        yield f"state-{state}", f"Land {state}", "state", "", "", ""
    for city in range(200):
        north, east = chance.uniform(47.5, 54.8), chance.uniform(6.0, 14.9)
        state = f"state-{city % 16}"
        yield f"city-{city}", f"Stadt {city}", "city", state, f"{north:.4f}", f"{east:.4f}"


def _topics(count: int) -> Iterator[Row]:
    for number in range(count):
        broader = f"t{(number - 1) // 5}" if number else ""
        yield f"t{number}", f"Thema {number}", f"topic {number}", broader, "topics"


def _clusters() -> Iterator[Row]:
    for number in range(8):
        yield f"c{number}", f"Cluster {number}", f"cluster {number}", "clusters"


def _organisations(count: int, chance: Random) -> Iterator[Row]:
    yield (
        "ministry",
        "FormalOrganization | GovernmentOrganization",
        "Bundesministerium",
        "BM",
        "federal-ministry",
        "",
    )
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        city = f"city-{chance.randrange(200)}"
        name = f"Einrichtung {number} in {city}"
        yield f"o{number}", "FormalOrganization", name, f"E {number}", kind, city


def _people(count: int, chance: Random) -> Iterator[Row]:
    for number in range(count):
        title = chance.choice(("", "Dr.", "Prof. Dr."))
        yield f"p{number}", f"Vorname{number % 97} Nachname{number}", title


def _projects(count: int, chance: Random) -> Iterator[Row]:
    for number in range(count):
        year, month = chance.randrange(2008, 2026), chance.randrange(1, 13)
        yield (
            f"v{number}",
            f"VORHABEN{number}",
            f"Verbundvorhaben Nummer {number} zur Entwicklung von Stadt und Land",
            f"Joint project number {number} on urban and rural development",
            "joint-project",
            "example",
            "call-1",
            f"city-{chance.randrange(200)}",
            f"{year}-{month:02}",
            f"{year + chance.randrange(2, 6)}-{month:02}",
        )


def _memberships(projects: int, chance: Random) -> Iterator[Row]:
    for number in range(projects):
        yield f"v{number}", f"c{chance.randrange(8)}"


def _subjects(projects: int, topics: int, chance: Random) -> Iterator[Row]:
    for number in range(projects):
        for topic in sorted(chance.sample(range(topics), 3)):
            yield f"v{number}", f"t{topic}"


def _participations(projects: int, organisations: int, chance: Random) -> Iterator[Row]:
    for number in range(projects):
        partners = chance.sample(range(organisations), chance.randrange(4, 9))
        for place, partner in enumerate(partners):
            role = ("coordinator", "Koordination") if place == 0 else ("partner", "Partner")
            yield f"v{number}.o{partner}", f"v{number}", f"o{partner}", *role


def _project_roles(projects: int, people: int, organisations: int, chance: Random) -> Iterator[Row]:
    for number in range(projects):
        for place, person in enumerate(chance.sample(range(people), 3)):
            role = "project-lead" if place == 0 else "staff"
            employer = f"o{chance.randrange(organisations)}"
            yield f"r{number}.{place}", f"v{number}", f"p{person}", role, employer


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
