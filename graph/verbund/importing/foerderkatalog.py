"""The German register of federal grants (Förderkatalog), as its search offers it for download."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from verbund.importing.delimited import distinct, read_delimited
from verbund.importing.entry import Cells, Entry, ForeignTable, Mapper, Refused
from verbund.importing.given import Given
from verbund.importing.ids import named, slug
from verbund.importing.organisations import kind_of, type_of
from verbund.importing.pipeline import Job, Known, Origin
from verbund.importing.places import Gazetteer
from verbund.importing.texts import day, number, plain
from verbund.importing.workbook import read_workbook

_PLACE = ("Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat")
COLUMNS = distinct(
    (
        *("FKZ", "Ressort", "Referat", "PT", "Arb.-Einh.", "Zuwendungsempfänger", *_PLACE),
        *("Ausführende Stelle", *_PLACE, "Thema", "Leistungsplansystematik"),
        *("Klartext Leistungsplansystematik", "Laufzeit von", "Laufzeit bis"),
        *("Fördersumme in EUR", "Förderprofil", "Verbundprojekt", "Förderart"),
    )
)
_LEFT = frozenset({"Referat", "PT", "Arb.-Einh.", "Ort", "Ort (2)", "Förderprofil", "Förderart"})
_FKZ = re.compile(r"(?=.*[0-9]{2})[A-Z0-9][A-Z0-9 /.-]{4,18}")
_WITHHELD = re.compile(r"keine anzeige auf\s?grund (?:\w+ )?datenschutz", re.IGNORECASE)
#: What stands for no joint project, or for one of which nothing is told.
_NO_JOINT = frozenset({"", "-", "nein", "n", "0", "kein", "kein verbund", "ja", "j", "x"})
_PREFIX = re.compile(r"(?:Verbund(?:projekt|vorhaben)|Verbund|Vorhaben)\s*[:-]\s*", re.IGNORECASE)
_PART = re.compile(r"\s*[;,–:-]?\s*\(?\b(?:Teilprojekt|Teilvorhaben|TP|TV)\b.*", re.IGNORECASE)
_SCHEME = "leistungsplansystematik"
_MINISTRIES = {
    "BMBF": "Bundesministerium für Bildung und Forschung",
    "BMFTR": "Bundesministerium für Forschung, Technologie und Raumfahrt",
    "BMEL": "Bundesministerium für Ernährung und Landwirtschaft",
    "BMUV": "Bundesministerium für Umwelt, Naturschutz, nukleare Sicherheit und Verbraucherschutz",
    "BMWK": "Bundesministerium für Wirtschaft und Klimaschutz",
    "BMDV": "Bundesministerium für Digitales und Verkehr",
}

_ORIGIN = Origin("Förderkatalog des Bundes", "", 1)


def _bare(name: str) -> str:
    """A column name without case, blanks and marks."""
    return re.sub(r"[\W_]|(?<= )in(?= )", "", name.lower())


_NAMES = {_bare(name): name for name in COLUMNS} | {"förderkennzeichen": "FKZ"}


@dataclass(slots=True)
class Foerderkatalog:
    """Downloads of the register, with or without their header row."""

    job: Job
    known: Known
    origin: Origin = _ORIGIN
    _gazetteer: Gazetteer = field(default_factory=Gazetteer)
    _once: set[str] = field(default_factory=set)
    _times: dict[str, tuple[str, str]] = field(default_factory=dict)

    def tables(self, files: Sequence[Given]) -> Iterator[tuple[Given, ForeignTable]]:
        """The tables of all files."""
        for given in files:
            if given.suffix == ".xlsx":
                for table in read_workbook(given.path, given.place, given.name):
                    yield given, _named(table)
            else:
                table = read_delimited(given.path, given.place, given.name, _header)
                yield given, _named(table)

    def mapper(self, table: ForeignTable) -> Mapper | None:
        """What the columns of the register mean."""
        if "FKZ" not in table.columns:
            return None
        return Mapper(frozenset(COLUMNS) - _LEFT, _LEFT, self._grant, self._projects)

    def _grant(self, cells: Cells) -> Iterator[Entry]:
        """A row is a grant; grants with the same joint project have one project together."""
        fkz, theme = cells.get("FKZ", ""), plain(cells.get("Thema", ""))
        if not _FKZ.fullmatch(fkz):
            raise Refused(f"FKZ: {fkz[:80]!r} is not the number of a grant")
        if not theme:
            raise Refused("Thema: the grant has no theme")
        grant, project = f"fkz-{slug(fkz)}", _project_id(fkz, cells)
        yield self._money(grant, project, theme, cells)
        yield _project(project, theme, joint=project.startswith("verbund-"))
        yield from self._topic(project, cells)
        yield from self._funder(cells)
        for role in _COLUMNS_OF:
            yield from self._participation(grant, project, cells, role)
        if "Fördersumme in EUR" in cells:
            value = number(cells["Fördersumme in EUR"], "Fördersumme in EUR", thousands=".")
            yield Entry.of("amounts", id=grant, value=value, currency="EUR")

    def _money(self, grant: str, project: str, theme: str, cells: Cells) -> Entry:
        start, end = self._time(project, cells)
        withheld = _is_withheld(cells.get("Zuwendungsempfänger", ""))
        note = "Der Name des Zuwendungsempfängers wird nicht angezeigt." if withheld else ""
        return Entry.of(
            "grants",
            *(("name@de", theme), ("note@de", note)),
            id=grant,
            grantNumber=cells["FKZ"],
            project=project,
            funder=named(cells["Ressort"]) if "Ressort" in cells else "",
            amount=grant if "Fördersumme in EUR" in cells else "",
            startDate=start,
            endDate=end,
        )

    def _participation(self, grant: str, project: str, cells: Cells, role: str) -> Iterator[Entry]:
        """The organisation in one of the two roles, unless its name is withheld."""
        column, more = _COLUMNS_OF[role]
        name = plain(cells.get(column, ""))
        if not name or _is_withheld(name):
            return
        organisation, found = self._organisation(name, more, cells)
        yield from found
        yield Entry.of(
            "participations",
            ("roleName@de", column),
            id=f"{grant}.{role}",
            project=project,
            organisation=organisation,
            role=role,
            grant=grant,
        )

    def _organisation(self, name: str, more: str, cells: Cells) -> tuple[str, list[Entry]]:
        """The id of an organisation, told from others by name and municipality, and its rows."""
        key, town, _, state, country = (cells.get(f"{part}{more}", "") for part in _PLACE)
        place, rows = self._gazetteer.municipality(key, town, state, country)
        own, kind = f"{named(name)}-{key or named(town)}".rstrip("-"), kind_of(name)
        cells_of_it = {"id": own, "type": type_of(kind), "kind": kind, "location": place}
        return own, [*rows, Entry.of("organisations", ("name@de", name), **cells_of_it)]

    def _funder(self, cells: Cells) -> Iterator[Entry]:
        short = cells.get("Ressort", "")
        if short and self._is_new(short):
            name = ("name@de", _MINISTRIES.get(short, short))
            kind = "FormalOrganization | GovernmentOrganization"
            yield Entry.of(
                "organisations",
                *(name, ("shortLabel@de", short)),
                id=named(short),
                type=kind,
                kind="federal-ministry",
            )

    def _topic(self, project: str, cells: Cells) -> Iterator[Entry]:
        code = cells.get("Leistungsplansystematik", "")
        if not code:
            return
        label = ("label@de", plain(cells.get("Klartext Leistungsplansystematik", code)))
        if self._is_new(_SCHEME):
            yield Entry.of("schemes", ("name@de", "Leistungsplansystematik des Bundes"), id=_SCHEME)
        topic = f"lps-{named(code)}"
        yield Entry.of("topics", label, id=topic, scheme=_SCHEME)
        yield Entry.of("project-topics", project=project, about=topic)

    def _time(self, project: str, cells: Cells) -> tuple[str, str]:
        """When the grant runs; the project runs from the first to the last day of its grants."""
        start, end = (
            day(cells[column], column) if column in cells else ""
            for column in ("Laufzeit von", "Laufzeit bis")
        )
        if start and end and start > end:
            raise Refused(f"Laufzeit bis: the grant ends ({end}) before it starts ({start})")
        first, last = self._times.get(project, ("", ""))
        self._times[project] = (min(filter(None, (first, start)), default=""), max(last, end))
        return start, end

    def _projects(self) -> Iterator[Entry]:
        for project, (start, end) in self._times.items():
            yield Entry.of("projects", id=project, startDate=start, endDate=end)
        self._times.clear()

    def _is_new(self, name: str) -> bool:
        new = name not in self._once
        self._once.add(name)
        return new


_COLUMNS_OF = {
    "grant-recipient": ("Zuwendungsempfänger", ""),
    "executing-body": ("Ausführende Stelle", " (2)"),
}


def _header(first: tuple[str, ...]) -> tuple[str, ...] | None:
    """The columns of the register, where a first row is a grant already."""
    more = len(first) - len(COLUMNS)
    is_grant = more in {0, 1} and not any(first[len(COLUMNS) :]) and _FKZ.fullmatch(first[0])
    return (*COLUMNS, *[""] * more) if is_grant else None


def _named(table: ForeignTable) -> ForeignTable:
    """The table with its columns named as the register names them, however they are spelt."""
    names = (_NAMES.get(_bare(name), name) for name in table.columns)
    return replace(table, columns=distinct(tuple(names)))


def _is_withheld(name: str) -> bool:
    return _WITHHELD.match(name) is not None


def _project_id(fkz: str, cells: Cells) -> str:
    joint = cells.get("Verbundprojekt", "")
    return f"fkz-{slug(fkz)}" if joint.lower() in _NO_JOINT else f"verbund-{named(joint)}"


def _project(project: str, theme: str, *, joint: bool) -> Entry:
    """The project of a grant; the name of a joint one is the theme without that of the part."""
    name = _PART.sub("", _PREFIX.sub("", theme, count=1)).strip(" ;:,-–") if joint else theme
    kind = "joint-project" if joint else "other-project"
    return Entry.of("projects", ("name@de", name or theme), id=project, kind=kind)
