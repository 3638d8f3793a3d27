"""CORDIS, the register of research that the European Union funds: its tables as offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath

from verbund.importing.delimited import read_delimited
from verbund.importing.entry import Cells, Entry, ForeignTable, Mapper, Refused
from verbund.importing.given import Given
from verbund.importing.ids import named, slug
from verbund.importing.pipeline import Job, Known, Origin
from verbund.importing.places import Gazetteer
from verbund.importing.rejects import refused_for
from verbund.importing.texts import day, number, plain, position, web_address

#: The files in the order in which one rests on another.
_FILES = ("project", "organization", "topics", "euroscivoc", "legalbasis", "weblink")
_ROLES = {
    "coordinator": "coordinator",
    "participant": "partner",
    "thirdparty": "further-partner",
    "partner": "associated-partner",
    "internationalpartner": "associated-partner",
    "associatedpartner": "associated-partner",
}
_KINDS = {
    "HES": ("FormalOrganization | CollegeOrUniversity", "university"),
    "REC": ("FormalOrganization | ResearchOrganization", "research-institute"),
    "PRC": ("FormalOrganization | Corporation", "company"),
    "PUB": ("FormalOrganization | GovernmentOrganization", "public-authority"),
}
_FUNDER = "european-commission"
_SCHEMES = {
    "eu-topics": ("Themen der EU-Arbeitsprogramme", "Topics of EU work programmes"),
    "euroscivoc": ("EuroSciVoc", "EuroSciVoc"),
    "eu-programme-parts": ("Teile der EU-Rahmenprogramme", "Parts of EU framework programmes"),
}

_ORIGIN = Origin("European Union, CORDIS", "https://creativecommons.org/licenses/by/4.0/", 1)


@dataclass(slots=True)
class Cordis:
    """The tables of CORDIS, each recognised by its name or its columns."""

    job: Job
    known: Known
    origin: Origin = _ORIGIN
    _gazetteer: Gazetteer = field(default_factory=Gazetteer)
    _has_projects: bool = False
    _once: set[str] = field(default_factory=set)
    _sums: dict[str, Decimal] = field(default_factory=dict)

    def tables(self, files: Sequence[Given]) -> Iterator[tuple[Given, ForeignTable]]:
        """The tables, projects first: what speaks of an unknown project is refused."""
        self.known.watch("projects", "grants", "amounts")
        found = [(given, _table(given)) for given in files if given.suffix in (".csv", ".txt")]
        kinds = [_kind(table) for _, table in found]
        again = any(refused_for(_table(given), _UNKNOWN) for given, _ in found)
        self._has_projects = again or "project" in kinds
        order = sorted(range(len(found)), key=lambda place: _FILES.index(kinds[place] or "weblink"))
        yield from (found[place] for place in order)

    def mapper(self, table: ForeignTable) -> Mapper | None:
        """What the columns of a table mean."""
        functions: dict[str, tuple[str, str, Callable[[Cells], Iterator[Entry]]]] = {
            "project": (_PROJECT, _PROJECT_LEFT, self._project),
            "organization": (_ORGANISATION, _ORGANISATION_LEFT, self._organisation),
            "topics": ("projectID topic title", "rcn", self._topic),
            "euroscivoc": (_EUROSCIVOC, "euroSciVocDescription rcn", self._euroscivoc),
            "legalbasis": ("projectID legalBasis title uniqueProgrammePart", "rcn", self._part),
            "weblink": ("projectID physUrl", _WEBLINK_LEFT, self._link),
        }
        kind = _kind(table)
        if not kind:
            return None
        read, left, entries = functions[kind]
        last = self._totals if kind == "organization" else tuple
        return Mapper(frozenset(read.split()), frozenset(left.split()), entries, last)

    def _project(self, cells: Cells) -> Iterator[Entry]:
        project = _project_id(cells, "id")
        programme, call = cells.get("frameworkProgramme", ""), cells.get("masterCall", "")
        acronym, title = plain(cells.get("acronym", "")), plain(cells.get("title", ""))
        if programme:
            yield from self._programme(programme)
        if programme and call:
            under = f"eu-{named(programme)}"
            yield Entry.of("calls", id=f"eu-{named(call)}", name=call, programme=under)
        yield Entry.of(
            "projects",
            ("name@en", title),
            id=project,
            acronym=acronym,
            name=acronym or title or cells["id"],
            kind="joint-project",
            programme=f"eu-{named(programme)}" if programme else "",
            call=f"eu-{named(call)}" if programme and call else "",
            startDate=day(cells["startDate"], "startDate") if "startDate" in cells else "",
            endDate=day(cells["endDate"], "endDate") if "endDate" in cells else "",
            url=f"https://cordis.europa.eu/project/id/{cells['id']}",
        )
        if value := _money(cells, "ecMaxContribution"):
            yield Entry.of("amounts", id=project, value=value, currency="EUR")
            yield from self._grant(project, amount=project)

    def _organisation(self, cells: Cells) -> Iterator[Entry]:
        project = _project_id(cells, "projectID")
        yield from self._only_named(project, cells)
        if "organisationID" not in cells or "name" not in cells:
            raise Refused("an organisation needs organisationID and name")
        organisation = f"pic-{named(cells['organisationID'])}"
        country, town = cells.get("country", ""), plain(cells.get("city", ""))
        yield from self._gazetteer.entries(country, town, position(cells.get("geolocation", "")))
        kind = cells.get("activityType", "")
        yield Entry.of(
            "organisations",
            ("shortLabel@de", plain(cells.get("shortName", ""))),
            id=organisation,
            name=plain(cells["name"]),
            type=_KINDS.get(kind, ("FormalOrganization", ""))[0],
            kind=_KINDS.get(kind, ("", ""))[1],
            location=self._gazetteer.id(country, town),
            url=web_address(cells["organizationURL"]) if "organizationURL" in cells else "",
        )
        yield from self._participation(project, organisation, cells)

    def _participation(self, project: str, organisation: str, cells: Cells) -> Iterator[Entry]:
        role = cells.get("role", "")
        if role.lower() not in _ROLES:
            raise Refused(f"role: {role!r} is none of {', '.join(sorted(_ROLES))}")
        ended = cells.get("endOfParticipation", "").lower() == "true"
        share = _money(cells, "ecContribution")
        if share and not self.known.has("grants", project):
            yield from self._grant(project)
        if share and not self.known.has("amounts", project):
            self._sums[project] = self._sums.get(project, Decimal()) + Decimal(share)
        yield Entry.of(
            "participations",
            ("roleName@en", role),
            ("note@en", "the participation ended before the project" if ended else ""),
            id=f"{project}.{organisation}.{slug(role)}{'.ended' if ended else ''}",
            project=project,
            organisation=organisation,
            role=_ROLES[role.lower()],
            grant=project if share else "",
            grantShare=share,
        )

    def _grant(self, project: str, amount: str = "") -> Iterator[Entry]:
        """The grant of a project: in CORDIS there is one, and it has the project's number."""
        if self._is_new(_FUNDER):
            names = (("name@de", "Europäische Kommission"), ("name@en", "European Commission"))
            kind = "FormalOrganization | GovernmentOrganization"
            yield Entry.of("organisations", *names, id=_FUNDER, type=kind, kind="public-authority")
        code = project.removeprefix("eu-")
        about = {"name": code, "project": project, "funder": _FUNDER, "amount": amount}
        yield Entry.of("grants", id=project, grantNumber=code, **about)

    def _totals(self) -> Iterator[Entry]:
        """The amounts of grants of which only the shares are told: what these add up to."""
        for project, total in self._sums.items():
            note = ("note@en", "the sum of the shares of the participants")
            yield Entry.of("amounts", note, id=project, value=f"{total:f}", currency="EUR")
            yield from self._grant(project, amount=project)
        self._sums.clear()

    def _topic(self, cells: Cells) -> Iterator[Entry]:
        project = self._known_project(cells)
        if "topic" not in cells:
            raise Refused("the column topic is empty")
        topic, label = f"eu-{named(cells['topic'])}", plain(cells.get("title", cells["topic"]))
        yield from self._scheme("eu-topics")
        yield Entry.of("topics", id=topic, label=label, scheme="eu-topics")
        yield Entry.of("project-topics", project=project, about=topic)

    def _euroscivoc(self, cells: Cells) -> Iterator[Entry]:
        project = self._known_project(cells)
        codes = [code for code in cells.get("euroSciVocCode", "").split("/") if code]
        labels = [name for name in cells.get("euroSciVocPath", "").split("/") if name]
        if not codes or len(codes) != len(labels):
            raise Refused("euroSciVocCode and euroSciVocPath do not have the same steps")
        yield from self._scheme("euroscivoc")
        above = ""
        for depth, label in enumerate(labels, start=1):
            topic = f"euroscivoc-{slug('-'.join(codes[:depth]))}"
            yield Entry.of(
                "topics", id=topic, label=plain(label), broader=above, scheme="euroscivoc"
            )
            above = topic
        yield Entry.of("project-topics", project=project, about=above)

    def _part(self, cells: Cells) -> Iterator[Entry]:
        project = self._known_project(cells)
        if "legalBasis" not in cells:
            raise Refused("the column legalBasis is empty")
        part = f"eu-{named(cells['legalBasis'])}"
        label = plain(cells.get("title", cells["legalBasis"]))
        yield from self._scheme("eu-programme-parts")
        yield Entry.of("clusters", id=part, label=label, scheme="eu-programme-parts")
        yield Entry.of("cluster-members", project=project, cluster=part)

    def _link(self, cells: Cells) -> Iterator[Entry]:
        project = self._known_project(cells)
        address = web_address(cells.get("physUrl", ""))
        if not address:
            raise Refused(f"physUrl: {cells.get('physUrl', '')[:80]!r} is no web address")
        yield Entry.of("projects", id=project, url=address)

    def _only_named(self, project: str, cells: Cells) -> Iterator[Entry]:
        """A project that only participations tell of, where its own table was not given."""
        if self.known.has("projects", project):
            return
        if self._has_projects:
            raise Refused(f"projectID: the project {cells['projectID']} {_UNKNOWN}")
        acronym = plain(cells.get("projectAcronym", ""))
        yield Entry.of(
            "projects",
            id=project,
            acronym=acronym,
            name=acronym or cells["projectID"],
            kind="joint-project",
            url=f"https://cordis.europa.eu/project/id/{cells['projectID']}",
        )

    def _known_project(self, cells: Cells) -> str:
        project = _project_id(cells, "projectID")
        if not self.known.has("projects", project):
            raise Refused(f"projectID: the project {cells['projectID']} is not known")
        return project

    def _programme(self, name: str) -> Iterator[Entry]:
        if self._is_new(f"programme {name}"):
            yield Entry.of("programmes", id=f"eu-{named(name)}", name=name)

    def _scheme(self, name: str) -> Iterator[Entry]:
        if self._is_new(name):
            german, english = _SCHEMES[name]
            yield Entry.of("schemes", ("name@de", german), ("name@en", english), id=name)

    def _is_new(self, name: str) -> bool:
        new = name not in self._once
        self._once.add(name)
        return new


_UNKNOWN = "is not in project.csv, nor in the catalogue"
_PROJECT = "id acronym title startDate endDate ecMaxContribution frameworkProgramme masterCall"
_PROJECT_LEFT = (
    "status totalCost legalBasis topics ecSignatureDate subCall fundingScheme nature objective"
    " contentUpdateDate rcn grantDoi keywords"
)
_ORGANISATION = (
    "projectID projectAcronym organisationID name shortName activityType city country geolocation"
    " organizationURL role ecContribution endOfParticipation"
)
_ORGANISATION_LEFT = (
    "vatNumber SME street postCode nutsCode contactForm contentUpdateDate rcn order"
    " netEcContribution totalCost active"
)
_EUROSCIVOC = "projectID euroSciVocCode euroSciVocPath euroSciVocTitle"
_WEBLINK_LEFT = "id availableLanguages status archivedDate type source represents rcn"


def _table(given: Given) -> ForeignTable:
    return read_delimited(given.path, given.place, PurePosixPath(given.place).stem)


def _kind(table: ForeignTable) -> str:
    """Which of the tables it is, by its columns: files get renamed."""
    columns = set(table.columns)
    signs = {
        "organization": {"projectID", "organisationID"},
        "euroscivoc": {"projectID", "euroSciVocCode"},
        "legalbasis": {"projectID", "legalBasis"},
        "weblink": {"projectID", "physUrl"},
        "topics": {"projectID", "topic"},
        "project": {"id", "acronym"},
    }
    return next((kind for kind, wanted in signs.items() if wanted <= columns), "")


def _project_id(cells: Cells, column: str) -> str:
    text = cells.get(column, "")
    if not text.isascii() or not text.isdigit():
        raise Refused(f"{column}: {text[:80]!r} is not the number of a project")
    return f"eu-{text}"


def _money(cells: Cells, column: str) -> str:
    """An amount; nothing if the cell is empty or says nought."""
    value = number(cells[column], column) if column in cells else ""
    return value if value.strip("0.") else ""
