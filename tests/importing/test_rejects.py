"""For every kind: what is read is taken or refused, and what is refused comes in when corrected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from verbund.importing import KINDS, Report

Bring = Callable[..., Report]
Rows = Callable[[str], list[dict[str, str]]]


class Faulty(NamedTuple):
    """A file with one sound row and a faulty one, and what puts the refused row right."""

    name: str
    text: str
    wrong: str
    right: str
    table: str
    encoding: str = "utf-8"


_GRANT = (
    "033L900{};BMBF;722;PT-J;;Universität Musterstadt;1;Jena;Jena;Thüringen;Deutschland;Institut;1;"
    "Jena;Jena;Thüringen;Deutschland;Verbundprojekt: R - {};F;Räume;01.08.2018;{};1,00;;4711;V\r\n"
)
_EVENT = (
    "BEGIN:VEVENT\r\nUID:{}\r\nSUMMARY:Tagung {}\r\nDTSTART:20230612T100000Z\r\n"
    "DTEND:202306{}T120000Z\r\nEND:VEVENT\r\n"
)
_RDF = (
    "@prefix s: <https://schema.org/> .\n"
    '<https://x.org/p> a s:ResearchProject ; s:name "Wohnen"@de ; s:startDate "2020-01-01" .\n'
    '<https://x.org/q> a s:ResearchProject ; s:name "Bauen"@de ; s:startDate "2020-02-31" .\n'
)
FAULTY = {
    "cordis": Faulty(
        "organization.csv",
        "projectID,projectAcronym,organisationID,name,activityType,country,role\n"
        "1,LOOM,91,Uni,HES,DE,coordinator\n2,YARN,92,GmbH,PRC,DE,boss\n",
        "boss",
        "coordinator",
        "projects",
    ),
    "foerderkatalog": Faulty(
        "register.csv",
        _GRANT.format("A", 1, "31.12.2021") + _GRANT.format("B", 2, "31.12.2001"),
        "31.12.2001",
        "31.12.2021",
        "grants",
        "cp1252",
    ),
    "table": Faulty(
        "t.csv",
        "Nr;Titel;Beginn\r\n1;Wohnen;01.01.2020\r\n2;Bauen;31.02.2020\r\n",
        "31.02.2020",
        "01.03.2020",
        "projects",
    ),
    "events": Faulty(
        "c.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
        + _EVENT.format(1, "A", 12)
        + _EVENT.format(2, "B", 11)
        + "END:VCALENDAR\r\n",
        "2023-06-11",
        "2023-06-12",
        "events",
    ),
    "rdf": Faulty("p.ttl", _RDF, "2020-02-31", "2020-03-01", "projects"),
}
MAPPING = """
[[entry]]
table = "projects"
[entry.cells]
id = "p-{Nr | id}"
name = "{Titel | text}"
startDate = "{Beginn | date}"
"""


def test_each_kind_has_a_faulty_file() -> None:
    assert set(FAULTY) == set(KINDS)


@pytest.mark.parametrize("kind", FAULTY)
def test_the_refused_row_comes_in_when_it_is_corrected(
    kind: str, bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    faulty, mapping = FAULTY[kind], tmp_path / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    path = tmp_path / faulty.name
    path.write_bytes(faulty.text.encode(faulty.encoding))
    first = bring(kind, path, mapping=mapping)
    assert (first.read, first.taken, first.refused) == (2, 1, 1)
    assert len(rows(faulty.table)) == 1
    (rejects,) = first.rejects
    uncorrected = bring(kind, rejects, mapping=mapping)
    assert (uncorrected.read, uncorrected.taken, uncorrected.refused) == (1, 0, 1)
    assert first.first[0].reason == uncorrected.first[0].reason
    text = rejects.read_text(encoding="utf-8")
    assert faulty.wrong in text
    rejects.write_text(text.replace(faulty.wrong, faulty.right), encoding="utf-8")
    again = bring(kind, rejects, mapping=mapping)
    assert (again.read, again.taken, again.refused) == (1, 1, 0)
    assert len(rows(faulty.table)) == 2
