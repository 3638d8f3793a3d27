"""Makes the tables of an invented funding programme of any size: the same size, the same bytes.

python benchmarks/generate.py 1000 FOLDER

Each project has four to eight partners, three people, three topics, a grant, two events with
speakers, and a publication. Its rows rest on a page of its own, some on the programme's page, too.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from verbund.catalogue import Catalogue, shipped
from verbund.starter import start

ORGANISATION_KINDS = (
    *("university", "research-institute", "municipality", "district-authority"),
    *("company", "association"),
)
EVENT_KINDS = ("workshop", "conference", "dialogue", "networking")
STATES, CITIES, CLUSTERS = 16, 200, 8
PROGRAMME_PAGE = "programme-page"

Row = Iterable[object]
Table = tuple[str, str, Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Programme:
    """How many there are of everything, and the dice."""

    projects: int
    chance: Random

    @property
    def organisations(self) -> int:
        """How many organisations take part."""
        return max(20, self.projects * 6 // 5)

    @property
    def people(self) -> int:
        """How many people work in it."""
        return self.projects * 2

    @property
    def topics(self) -> int:
        """How many topics the thesaurus has."""
        return min(400, 20 + self.projects // 5)

    def organisation(self) -> str:
        """Any organisation."""
        return f"o{self.chance.randrange(self.organisations)}"

    def person(self) -> str:
        """Any person."""
        return f"p{self.chance.randrange(self.people)}"

    def city(self) -> str:
        """Any city."""
        return f"city-{self.chance.randrange(CITIES)}"


def generate(projects: int, folder: Path) -> Catalogue:
    """A catalogue of so many projects in a new folder."""
    catalogue = start(folder, like=shipped())
    data = catalogue.root / "data"
    for path in data.glob("*.csv"):
        path.unlink()
    for name, header, rows in tables(Programme(projects, Random(projects))):  # noqa: S311
        with (data / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header.split())
            writer.writerows(rows)
    return catalogue


def tables(programme: Programme) -> Iterator[Table]:
    """The name, the header and the rows of each table; every row ends with its sources."""
    yield from _frame(programme)
    yield from _actors(programme)
    yield from _projects(programme)
    yield from _ties(programme)
    yield from _funding(programme)
    yield from _events(programme)


def _page(project: int) -> str:
    """The sources of a row about a project: its page, and for some the programme's page."""
    return f"page-v{project}" if project % 3 else f"page-v{project} | {PROGRAMME_PAGE}"


def _frame(programme: Programme) -> Iterator[Table]:
    home = "https://example.org/"
    pages = (
        (f"page-v{n}", "WebPage", f"{home}v{n}", f"Seite des Vorhabens {n}", 2)
        for n in range(programme.projects)
    )
    first = (PROGRAMME_PAGE, "WebPage", f"{home}programme", "Seite des Programms", 1)
    yield (
        "sources",
        "id type url name@de standing source",
        ((*row, row[0]) for row in (first, *pages)),
    )
    rows: Iterable[Row] = (("example", "Beispielprogramm", "Example programme", "ministry"),)
    yield "programmes", "id name@de name@en funder source", _by_programme(rows)
    rows = (("call-1", "Erste Bekanntmachung", "First call", "example", 2008),)
    yield "calls", "id name@de name@en programme startDate source", _by_programme(rows)
    rows = (("topics", "Themen", "Topics"), ("clusters", "Cluster", "Clusters"))
    yield "schemes", "id label@de label@en source", _by_programme(rows)
    rows = ((f"c{n}", f"Cluster {n}", f"cluster {n}", "clusters") for n in range(CLUSTERS))
    yield "clusters", "id label@de label@en scheme source", _by_programme(rows)
    yield "topics", "id label@de label@en broader scheme source", _by_programme(_topics(programme))


def _by_programme(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, each with the programme's page as its source."""
    return ((*row, PROGRAMME_PAGE) for row in rows)


def _topics(programme: Programme) -> Iterator[Row]:
    for number in range(programme.topics):
        broader = f"t{(number - 1) // 5}" if number else ""
        yield f"t{number}", f"Thema {number}", f"topic {number}", broader, "topics"


def _actors(programme: Programme) -> Iterator[Table]:
    header = "id name@de kind containedIn latitude longitude source"
    yield "places", header, _by_programme(_places(programme.chance))
    header = "id type name@de shortLabel@de kind location source"
    yield "organisations", header, _by_programme(_organisations(programme))
    header = "id name honorificPrefix source"
    yield "people", header, _by_programme(_people(programme))
    header = "id person organisation source"
    rows = ((f"a{n}", f"p{n}", programme.organisation()) for n in range(programme.people))
    yield "affiliations", header, _by_programme(rows)


def _places(chance: Random) -> Iterator[Row]:
    for state in range(STATES):
        yield f"state-{state}", f"Land {state}", "state", "", "", ""
    for city in range(CITIES):
        north, east = chance.uniform(47.5, 54.8), chance.uniform(6.0, 14.9)
        within = f"state-{city % STATES}"
        yield f"city-{city}", f"Stadt {city}", "city", within, f"{north:.3f}1", f"{east:.3f}1"


def _organisations(programme: Programme) -> Iterator[Row]:
    public = "FormalOrganization | GovernmentOrganization"
    yield "ministry", public, "Bundesministerium", "BM", "federal-ministry", ""
    for number in range(programme.organisations):
        kind = ORGANISATION_KINDS[number % len(ORGANISATION_KINDS)]
        city = programme.city()
        name = f"Einrichtung {number} in {city}"
        yield f"o{number}", "FormalOrganization", name, f"E {number}", kind, city


def _people(programme: Programme) -> Iterator[Row]:
    for number in range(programme.people):
        title = programme.chance.choice(("", "Dr.", "Prof. Dr."))
        yield f"p{number}", f"Vorname{number % 97} Nachname{number}", title


def _projects(programme: Programme) -> Iterator[Table]:
    header = "id acronym name@de name@en kind programme call region startDate endDate source"
    yield "projects", header, (_project(programme, n) for n in range(programme.projects))


def _project(programme: Programme, number: int) -> Row:
    year, month = _first_year(number), programme.chance.randrange(1, 13)
    last = year + programme.chance.randrange(3, 6)
    return (
        f"v{number}",
        f"VORHABEN{number}",
        f"Verbundvorhaben Nummer {number} zur Entwicklung von Stadt und Land",
        f"Joint project number {number} on urban and rural development",
        "joint-project",
        "example",
        "call-1",
        programme.city(),
        f"{year}-{month:02}",
        f"{last}-{month:02}",
        _page(number),
    )


def _first_year(project: int) -> int:
    return 2008 + project % 16


def _ties(programme: Programme) -> Iterator[Table]:
    chance, everyone = programme.chance, range(programme.projects)
    rows: Iterator[Row]
    rows = ((f"v{n}", f"c{chance.randrange(CLUSTERS)}", _page(n)) for n in everyone)
    yield "cluster-members", "project cluster source", rows
    topics = range(programme.topics)
    rows = (
        (f"v{n}", f"t{t}", _page(n)) for n in everyone for t in sorted(chance.sample(topics, 3))
    )
    yield "project-topics", "project about source", rows
    header = "id project organisation role roleName@de source"
    yield "participations", header, _participations(programme)
    header = "id project person role onBehalfOf source"
    yield "project-roles", header, _project_roles(programme)


def _participations(programme: Programme) -> Iterator[Row]:
    chance, everyone = programme.chance, range(programme.organisations)
    for number in range(programme.projects):
        for place, partner in enumerate(chance.sample(everyone, chance.randrange(4, 9))):
            role = ("partner", "Partner") if place else ("coordinator", "Koordination")
            yield f"v{number}.o{partner}", f"v{number}", f"o{partner}", *role, _page(number)


def _project_roles(programme: Programme) -> Iterator[Row]:
    for number in range(programme.projects):
        for place, person in enumerate(programme.chance.sample(range(programme.people), 3)):
            role, employer = "staff" if place else "lead", programme.organisation()
            yield f"r{number}.{place}", f"v{number}", f"p{person}", role, employer, _page(number)


def _funding(programme: Programme) -> Iterator[Table]:
    everyone = range(programme.projects)
    rows: Iterator[Row]
    rows = ((f"g{n}", f"033L{n:06}", f"v{n}", "ministry", f"a{n}", _page(n)) for n in everyone)
    yield "grants", "id grantNumber project funder amount source", rows
    rows = ((f"a{n}", _amount(programme.chance), "EUR", _page(n)) for n in everyone)
    yield "amounts", "id value currency source", rows
    header = "id type name@de author datePublished project source"
    yield "publications", header, (_publication(programme, n) for n in everyone)


def _amount(chance: Random) -> str:
    return f"{chance.randrange(10**5, 10**7)}.5"


def _publication(programme: Programme, number: int) -> Row:
    authors = f"{programme.person()} | {programme.person()}"
    year = _first_year(number) + programme.chance.randrange(1, 5)
    return f"w{number}", "Report", f"Bericht {number}", authors, year, f"v{number}", _page(number)


def _events(programme: Programme) -> Iterator[Table]:
    numbers = range(2 * programme.projects)
    header = "id name@de kind startDate endDate location project source"
    yield "events", header, (_event(programme, n) for n in numbers)
    rows: Iterator[Row]
    rows = (
        (f"e{n}", f"t{programme.chance.randrange(programme.topics)}", _page(n // 2))
        for n in numbers
    )
    yield "event-topics", "event about source", rows
    header = "id event organisation role source"
    rows = (
        (f"h{n}", f"e{n}", programme.organisation(), "organiser", _page(n // 2)) for n in numbers
    )
    yield "event-organisers", header, rows
    header = "id event person role onBehalfOf status source"
    yield "speakers", header, _speakers(programme)


def _event(programme: Programme, number: int) -> Row:
    chance, project = programme.chance, number // 2
    year = _first_year(project) + chance.randrange(1, 3)
    day = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    kind = EVENT_KINDS[number % len(EVENT_KINDS)]
    name = f"Veranstaltung {number} von VORHABEN{project}"
    return f"e{number}", name, kind, day, day, programme.city(), f"v{project}", _page(project)


def _speakers(programme: Programme) -> Iterator[Row]:
    for event in range(2 * programme.projects):
        status = "announced" if event % 5 == 0 else "reported"
        for place, person in enumerate(programme.chance.sample(range(programme.people), 2)):
            who = f"p{person}", "speaker", programme.organisation(), status
            yield f"s{event}.{place}", f"e{event}", *who, _page(event // 2)


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
