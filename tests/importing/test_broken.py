"""No file, however broken, breaks a catalogue or ends in a traceback."""

from __future__ import annotations

import io
import json
import random
import resource
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.importing import KINDS, Job, Report, bring_in
from verbund.importing.delimited import read_delimited
from verbund.importing.page import review
from verbund.importing.tables import Tables

_COLUMNS = (
    "projectID,projectAcronym,organisationID,name,shortName,activityType,city,country,geolocation,"
    "organizationURL,role,ecContribution,endOfParticipation"
)
_ROW = (
    '651036,iBoard,93811,"ALTERIX, LTD",AL,PRC,Köln,DE,"50.9,6.9",www.example.org,coordinator,5.5,'
    "False"
)
CORDIS = f"{_COLUMNS}\n{_ROW}\n{_ROW.replace('651036', '651037')}\n".encode()
TOPICS = "projectID,topic,title\n651036,ICT-37,Öffentliche Dinge\n651036,ICT-38,x\n".encode()
_FKZ = (
    "033L200A;BMBF;722;PT-J;PT-J;Stadt Jena;16053000;Jena;Jena;Thüringen;Deutschland;Stadt Jena;"
    "16053000;Jena;Jena;Thüringen;Deutschland;Wohnen;FA1;Räume;01.08.2018;31.12.2023;1.234,00;x;1;V"
)
REGISTER = ";".join(f'="{cell}"' for cell in _FKZ.split(";")).encode("cp1252") + b"\r\n"
TABLE = (
    "Projektnummer;Titel;Einrichtung;Beginn;Summe\r\n"
    "1;Wohnen;Universität Jena;01.01.2020;1.000,50\r\n2;Äcker;Stadt Jena;01.02.2020;2\r\n"
).encode()
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Tagung\r\n"
    b"DTSTART:20230612T100000Z\r\nDTEND:20230612T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
SCHEDULE = json.dumps(
    {
        "schedule": {
            "conference": {
                "title": "Tagung",
                "start": "2023-06-12",
                "end": "2023-06-12",
                "days": [
                    {
                        "date": "2023-06-12",
                        "rooms": {
                            "A": [
                                {
                                    "id": 1,
                                    "title": "Über Äcker",
                                    "persons": [{"public_name": "Erika Beispiel"}],
                                }
                            ]
                        },
                    }
                ],
            }
        }
    }
).encode()
XML = (
    b'<?xml version="1.0"?><schedule><conference><title>Tagung</title><start>2023-06-12</start>'
    b'</conference><day date="2023-06-12"><room name="A"><event id="1"><title>Wohnen</title>'
    b"<persons><person>Max Muster</person></persons></event></room></day></schedule>"
)
PAGE = (
    '<html><script type="application/ld+json">{"@context":"https://schema.org","@type":"Event",'
    '"name":"Tagung\nWohnen","startDate":"2023-06-12T10:00:00+0200","location":{"@type":"Place",'
    '"address":{"addressLocality":"Köln"}}}</script></html>'
).encode()
TURTLE = (
    "@prefix s: <https://schema.org/> .<https://x.org/p> a s:ResearchProject ; s:name 'Wöhnen'@de ."
).encode()
JSONLD = b'{"@context":"https://schema.org","@type":"ResearchProject","@id":"https://x.org/p","name":"P"}'
RDFXML = (
    b'<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:s="https://schema.org/"><s:ResearchProject r:about="https://x.org/p"><s:name>P</s:name>'
    b"</s:ResearchProject></r:RDF>"
)
ANNOUNCEMENT = (
    "Fachtagung Wohnen\nAm 12. Juni 2023 spricht Dr. Erika Beispiel (Stadt Köln).".encode()
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A file to import, and the kind to import it as."""

    kind: str
    name: str
    data: bytes

    def __str__(self) -> str:
        return f"{self.kind}-{self.name}"


def _workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for line in TABLE.decode().splitlines():
        book.active.append(line.split(";"))
    book.save(stream)
    return stream.getvalue()


def _zip(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


SOUND = (
    Broken("cordis", "organization.csv", CORDIS),
    Broken("cordis", "cordis.zip", _zip(("organization.csv", CORDIS), ("topics.csv", TOPICS))),
    Broken("foerderkatalog", "register.csv", REGISTER * 3),
    Broken("table", "table.csv", TABLE),
    Broken("table", "table.xlsx", _workbook()),
    Broken("events", "page.html", PAGE),
    Broken("events", "schedule.json", SCHEDULE),
    Broken("events", "schedule.xml", XML),
    Broken("events", "calendar.ics", CALENDAR),
    Broken("rdf", "project.ttl", TURTLE),
    Broken("rdf", "project.jsonld", JSONLD),
    Broken("rdf", "project.rdf", RDFXML),
    Broken("page", "page.txt", ANNOUNCEMENT),
)


def _noise(data: bytes) -> bytes:
    chance = random.Random(len(data))  # noqa: S311
    return bytes(chance.randrange(256) if chance.random() < 0.05 else byte for byte in data)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "blank": lambda data: b" \r\n\t\n",
    "one-byte": lambda data: data[:1],
    "tenth": lambda data: data[: len(data) // 10],
    "half": lambda data: data[: len(data) // 2],
    "nearly-whole": lambda data: data[:-7],
    "nul": lambda data: data[:40] + b"\0" + data[40:],
    "all-nul": lambda data: b"\0" * 5000,
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "utf-16": lambda data: b"\xff\xfe" + data.decode("latin-1").encode("utf-16-le"),
    "latin-1": lambda data: data.decode("utf-8", "replace").encode("latin-1", "replace"),
    "bad-utf-8": lambda data: data.replace(b"o", b"\xc3\x28"),
    "surrogate": lambda data: data.replace(b"e", b"\xed\xa0\x80", 2),
    "controls": lambda data: data.replace(b"a", b"\x07"),
    "open-quote": lambda data: data.replace(b",", b',"', 3).replace(b";", b';"', 3),
    "quotes-only": lambda data: b'"' * 999,
    "long-line": lambda data: data + b"x" * 1_200_000 + b"\n" + data,
    "old-mac": lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "error-page": lambda data: b"<!DOCTYPE html><html><body>503</body></html>",
    "picture": lambda data: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "noise": _noise,
    "twice": lambda data: data + data,
}

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
_DTD = f'<?xml version="1.0"?><!DOCTYPE x [{_LAUGHS}]>'
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>'


def _odd_zips() -> Iterator[Broken]:
    bomb = _zip(("organization.csv", CORDIS + b"0" * 60_000_000))
    yield Broken("cordis", "bomb.zip", bomb)
    tricks = ("../x.csv", "/etc/x.csv", "a/../../x.csv", "C:\\x.csv", "..\\..\\x.csv")
    for number, name in enumerate(tricks):
        yield Broken("cordis", f"path-trick-{number}.zip", _zip((name, CORDIS)))
    yield Broken(
        "cordis", "zip-in-zip.zip", _zip(("inner.zip", _zip(("organization.csv", CORDIS))))
    )
    yield Broken("cordis", "empty.zip", _zip())
    many = _zip(*((f"{n}.csv", b"") for n in range(1500)))
    yield Broken("cordis", "many.zip", many)
    lying = bytearray(_zip(("organization.csv", CORDIS)))
    lying[22:26] = struct.pack("<I", 5)
    yield Broken("cordis", "lying.zip", bytes(lying))


def _odd_xml() -> Iterator[Broken]:
    body = XML.decode().split("?>")[1]
    yield Broken("events", "laughs.xml", f"{_DTD}{body.replace('Wohnen', '&l11;')}".encode())
    yield Broken("events", "secret.xml", f"{_OUTSIDE}{body.replace('Wohnen', '&s;')}".encode())
    rdf = RDFXML.decode().split("?>")[1]
    yield Broken("rdf", "laughs.rdf", f"{_DTD}{rdf.replace('>P<', '>&l11;<')}".encode())
    yield Broken("rdf", "secret.rdf", f"{_OUTSIDE}{rdf.replace('>P<', '>&s;<')}".encode())
    yield Broken("events", "deep.xml", b"<schedule>" * 50_000)
    yield Broken("events", "deep.json", b'{"schedule":' + b"[" * 100_000)
    yield Broken("rdf", "deep.jsonld", b"[" * 100_000)
    deep = b'<script type="application/ld+json">' + b'{"a":' * 100_000
    yield Broken("events", "deep.html", deep)
    yield Broken("page", "deep.html", b"<html><body>" + b"<div>" * 50_000)
    remote = JSONLD.replace(b"https://schema.org", b"https://example.org/context")
    yield Broken("rdf", "remote.jsonld", remote)


def _odd_rows() -> Iterator[Broken]:
    head = _COLUMNS.encode() + b"\n"
    for number, (old, new) in enumerate(
        (
            ("651036", ""),
            ("651036", "x"),
            ("651036", "٣٤"),
            ("93811", ""),
            ("coordinator", "boss"),
            ("5.5", "1.2.3"),
            ("5.5", "9" * 100),
            ("5.5", "NaN"),
            ("5.5", "1" * 28 + ".123"),
            ("50.9,6.9", "6e50,6.9"),
            ("50.9,6.9", "north"),
            ("DE", "Atlantis"),
            ("Köln", '=HYPERLINK(""x"")'),
            ("AL,", "+cmd|calc,"),
            ("www.example.org", "javascript:x"),
        )
    ):
        yield Broken("cordis", f"odd-{number}.csv", head + _ROW.replace(old, new, 1).encode())
    yield Broken("cordis", "header-only.csv", head)
    yield Broken("cordis", "wide.csv", b",".join(b"c%d" % n for n in range(3000)) + b"\n")
    yield Broken("cordis", "same-columns.csv", b"id,id,id\n1,2,3\n")
    yield Broken("cordis", "no-columns.csv", b",,,,\n1,2,3,4,5\n")
    circle = "projectID,euroSciVocCode,euroSciVocPath\n651036,/1/1/1,/a/a/a\n651036,/,/\n"
    yield Broken("cordis", "circular.csv", circle.encode())
    yield Broken("foerderkatalog", "two-cells.csv", b'="a";="b"\r\n')
    backwards = REGISTER.replace(b"31.12.2023", b"31.12.2003")
    yield Broken("foerderkatalog", "backwards.csv", backwards)
    yield Broken("foerderkatalog", "no-day.csv", REGISTER.replace(b"31.12.2023", b"31.02.2023"))
    turn = CALENDAR.replace(b"20230612T120000Z", b"20230611T120000Z")
    yield Broken("events", "backwards.ics", turn)
    yield Broken("events", "no-start.ics", CALENDAR.replace(b"DTSTART:", b"DTSTART;TZID=Mars:"))


BROKEN = (
    *(
        Broken(sound.kind, f"{damage}-{sound.name}", change(sound.data))
        for sound in SOUND
        for damage, change in DAMAGES.items()
    ),
    *_odd_zips(),
    *_odd_xml(),
    *_odd_rows(),
)

MAPPING = """
[[entry]]
table = "projects"
[entry.cells]
id = "p-{Projektnummer | id}"
name = "{Titel | text}"
startDate = "{Beginn | date}"
[[entry]]
table = "organisations"
[entry.cells]
id = "{Einrichtung | id}"
name = "{Einrichtung | text}"
"""


@pytest.fixture(autouse=True, scope="module")
def little_memory() -> Iterator[None]:
    """Let nothing here take 3 GB of addresses more than now: what grows without end is stopped."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    sizes = Path("/proc/self/statm")  # of Linux; elsewhere all there is counts as new
    taken = int(sizes.read_text().split()[0]) * resource.getpagesize() if sizes.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (taken + (3 << 30), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def _bring(broken: Broken, folder: Path, catalogue: Catalogue) -> Report:
    path, mapping = folder / broken.name, folder / "mapping.toml"
    path.write_bytes(broken.data)
    mapping.write_text(MAPPING, encoding="utf-8")
    if broken.kind == "page":
        review([path], catalogue)
        return Report()
    return bring_in(Job([path], catalogue, folder / "rejects", mapping=mapping), KINDS[broken.kind])


def _tables(catalogue: Catalogue) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (catalogue.root / "data").glob("*.csv")}


def test_the_corpus_is_large_enough() -> None:
    assert len({str(broken) for broken in BROKEN}) == len(BROKEN) >= 150


@pytest.mark.parametrize("sound", SOUND, ids=str)
def test_the_files_that_the_corpus_is_made_from_are_sound(
    sound: Broken, empty: Catalogue, tmp_path: Path
) -> None:
    report = _bring(sound, tmp_path, empty)
    assert report.refused == 0
    assert report.taken or sound.kind == "page"


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_broken_file_is_told_and_leaves_whole_tables(
    broken: Broken, empty: Catalogue, tmp_path: Path
) -> None:
    before = _tables(empty)
    try:
        report = _bring(broken, tmp_path, empty)
    except VerbundError:
        assert _tables(empty) == before
    else:
        assert report.read == report.taken + report.refused
        for name in _tables(empty):
            assert all(row.get("source") for row in Tables(empty).rows(Path(name).stem))
    assert [path.name for path in (empty.root / "data").iterdir() if path.name[0] == "."] == []
    assert [path.name for path in tmp_path.rglob("*.part")] == []


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_are_told(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.csv"
        path.write_bytes(data)
        try:
            rows = list(read_delimited(path, "any.csv", "any").rows)
        except VerbundError:
            return
        assert [row.number for row in rows] == sorted({row.number for row in rows})


@pytest.mark.slow
def test_a_line_of_a_gigabyte_needs_little_memory(empty: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "organization.csv"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30));"
        "from verbund.cli import main; main(sys.argv[1:])"
    )
    words = ["import", "cordis", str(path), "--into", str(empty.root)]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)
    assert (done.returncode, "NUL" in done.stderr or "longer" in done.stderr) == (4, True)


def test_an_import_that_fails_at_the_last_table_writes_none(
    empty: Catalogue, tmp_path: Path
) -> None:
    (empty.root / "data" / "topics.csv").write_bytes(b"id,label@de\nbroken,row,here\n")
    before = _tables(empty)
    sound = next(one for one in SOUND if one.name == "cordis.zip")
    with pytest.raises(VerbundError, match=r"topics\.csv, row 2"):
        _bring(sound, tmp_path, empty)
    assert _tables(empty) == before
    shutil.rmtree(tmp_path / "rejects", ignore_errors=True)
