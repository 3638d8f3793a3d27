"""Files that cannot be read as they should: each is told, and the last build stays."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import Result

from verbund.catalogue import Catalogue

Call = Callable[..., Result]
Change = Callable[[Path], object]


def write(name: str, content: str | bytes) -> Change:
    """Write a file of data/."""
    data = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / name).write_bytes(data)


def swap(name: str, old: str, new: str) -> Change:
    """Replace a text in a table."""

    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def add(name: str, row: str | bytes) -> Change:
    """Write one more row under a table."""
    data = row.encode() if isinstance(row, str) else row
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + data + b"\n")


def instead(name: str, make: Callable[[Path], object]) -> Change:
    """Make something that is no file in the place of a table."""

    def change(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        make(folder / name)

    return change


def book(sheet: str, *rows: tuple[object, ...], **cells: object) -> bytes:
    """A workbook with one sheet."""
    made = openpyxl.Workbook()
    page = made.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for name, value in cells.items():
        page[name] = value
    found = BytesIO()
    made.save(found)
    return found.getvalue()


def broken_book() -> bytes:
    """A zip file that is no workbook."""
    found = BytesIO()
    with ZipFile(found, "w") as parts:
        parts.writestr("readme.txt", "hello")
    return found.getvalue()


class Bad(NamedTuple):
    """A fault, and the finding that is wanted: where, which rule, and some of its words."""

    change: Change
    file: str
    row: int | None
    column: str | None
    rule: str
    en: str
    de: str = ""
    fix: str | None = None


TURTLE = """@prefix : <https://example.org/my-programme/person/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
"""
SOURCED = "prov:hadPrimarySource <https://example.org/my-programme/source/programme-page>"
HEAD = "id,name,source\n"
FILES = {
    "an empty file": Bad(
        write("calls.csv", ""), "calls.csv", None, None, "unreadable-file", "is empty", "ist leer"
    ),
    "nothing but a byte order mark": Bad(
        write("calls.csv", b"\xef\xbb\xbf"), "calls.csv", None, None, "unreadable-file", "is empty"
    ),
    "a header of blanks": Bad(
        write("calls.csv", ",,\n"), "calls.csv", 1, None, "unreadable-file", "no column names"
    ),
    "a blank line before the header": Bad(
        write("calls.csv", "\nid,source\n"), "calls.csv", 1, None, "unreadable-file", "no column"
    ),
    "a folder with the name of a table": Bad(
        instead("calls.csv", Path.mkdir),
        "calls.csv",
        None,
        None,
        "unreadable-file",
        "is a folder",
        "ein Ordner",
    ),
    "a link that leads nowhere": Bad(
        instead("calls.csv", lambda path: path.symlink_to("gone.csv")),
        "calls.csv",
        None,
        None,
        "unreadable-file",
        "leads nowhere",
        "ins Leere",
    ),
    "a pipe": Bad(
        instead("calls.csv", os.mkfifo), "calls.csv", None, None, "unreadable-file", "ordinary file"
    ),
    "Windows-1252 in the second row": Bad(
        add("people.csv", "p0002,Jörg,,programme-page".encode("cp1252")),
        "people.csv",
        3,
        None,
        "wrong-encoding",
        'byte 0xf6 is not UTF-8; save the table as "CSV UTF-8"; it looks like Windows-1252',
        "Byte 0xf6 ist kein UTF-8, eher Windows-1252; als „CSV UTF-8“ speichern.",
    ),
    "Windows-1252 far below, after UTF-8": Bad(
        write("people.csv", HEAD.encode() + b"p1,\xc3\xb6,x\n" * 300 + b"p2,\xf6,x\n"),
        "people.csv",
        302,
        None,
        "wrong-encoding",
        "byte 0xf6",
    ),
    "UTF-16 with a byte order mark": Bad(
        write("people.csv", HEAD.encode("utf-16")),
        "people.csv",
        1,
        None,
        "unreadable-file",
        'save the table as "CSV UTF-8"',
        "die Tabelle als „CSV UTF-8“ speichern.",
    ),
    "UTF-16 without a byte order mark": Bad(
        write("people.csv", HEAD.encode("utf-16-le")),
        "people.csv",
        1,
        None,
        "unreadable-file",
        "16",
    ),
    "a NUL in a cell": Bad(
        add("people.csv", "p0002,Jo\0rg,,programme-page"),
        "people.csv",
        3,
        None,
        "unreadable-file",
        "no text",
    ),
    "half a surrogate pair": Bad(
        add("people.csv", b"p0002,J\xed\xa0\x80,,programme-page"),
        "people.csv",
        3,
        None,
        "wrong-encoding",
        "byte 0xed",
    ),
    "a letter cut off at the end": Bad(
        write("people.csv", HEAD.encode() + b"p1,J,x\np2,J\xc3"),
        "people.csv",
        3,
        None,
        "wrong-encoding",
        "byte 0xc3",
    ),
    "a quote that is not closed": Bad(
        add("people.csv", 'p0002,"Jörg,,programme-page\np0003,Zoe,,programme-page'),
        "people.csv",
        3,
        None,
        "unreadable-file",
        "quotes do not fit",
        "Anführungszeichen",
    ),
    "a stray quote after a quoted cell": Bad(
        add("people.csv", 'p0002,"Jörg" der Große,,programme-page'),
        "people.csv",
        3,
        None,
        "unreadable-file",
        "quotes do not fit",
    ),
    "a line of a million characters": Bad(
        add("people.csv", "p0002," + "x" * 1_000_000 + ",,programme-page"),
        "people.csv",
        3,
        None,
        "unreadable-file",
        "longer than 1,000,000 characters",
        "mehr als 1000000 Zeichen",
    ),
    "a quoted cell that swallows the rest of the file": Bad(
        add("people.csv", 'p0002,"' + "Zoe\n" * 300_000),
        "people.csv",
        3,
        None,
        "unreadable-file",
        "quotes do not fit",
    ),
    "ten thousand columns": Bad(
        write("people.csv", ",".join(f"c{n}" for n in range(10_000)) + "\n"),
        "people.csv",
        1,
        None,
        "unreadable-file",
        "10,000 columns",
        "10000 Spalten",
    ),
    "a table of an unknown kind": Bad(
        write("notes.csv", "id,text\n1,hello\n"),
        "notes.csv",
        None,
        None,
        "unknown-table",
        "'notes'",
        "keine Tabelle",
    ),
    "a table with a misspelt name": Bad(
        write("Projects.csv", "id,source\n"),
        "Projects.csv",
        None,
        None,
        "unknown-table",
        "'Projects'; did you mean 'projects', 'project-roles', 'project-topics'?",
        "gemeint ist vielleicht 'projects'.",
    ),
    "a name that is no text": Bad(
        lambda folder: Path(os.fsdecode(os.fsencode(folder) + b"/\xff.csv")).write_text("id\n"),
        "\\udcff.csv",
        None,
        None,
        "unknown-table",
        "kind of table",
    ),
    "a workbook that is no zip file": Bad(
        write("more.xlsx", "id,name\n"),
        "more.xlsx",
        None,
        None,
        "unreadable-file",
        "no readable workbook",
        "Arbeitsmappe",
    ),
    "half a workbook": Bad(
        write("more.xlsx", book("people", ("id", "name"))[:2000]),
        "more.xlsx",
        None,
        None,
        "unreadable-file",
        "no readable workbook",
    ),
    "a zip file that is no workbook": Bad(
        write("more.xlsx", broken_book()),
        "more.xlsx",
        None,
        None,
        "unreadable-file",
        "there is no xl/workbook.xml in it",
    ),
    "a folder with the name of a workbook": Bad(
        lambda folder: (folder / "more.xlsx").mkdir(),
        "more.xlsx",
        None,
        None,
        "unreadable-file",
        "is a folder",
    ),
    "a workbook with an unknown sheet": Bad(
        write("more.xlsx", book("persons", ("id", "name"), ("p9", "Zoe"))),
        "more.xlsx",
        None,
        None,
        "unknown-table",
        "'persons'",
    ),
    "a workbook without column names": Bad(
        write("more.xlsx", book("people", A3="p9")),
        "more.xlsx",
        1,
        None,
        "unreadable-file",
        "no column names",
    ),
    "a workbook with an id that a table has": Bad(
        write("zoe.xlsx", book("people", ("id", "name", "source"), ("p0001", "Zoe", "x"))),
        "zoe.xlsx",
        2,
        "id",
        "double-id",
        "the id 'person/p0001' stands already in data/people.csv, row 2",
        "steht schon in data/people.csv, Zeile 2",
    ),
    "a name of a column in two lines": Bad(
        write("more.xlsx", book("people", ("id", "na\nme"), ("p9", "Zoe"))),
        "more.xlsx",
        1,
        "na\nme",
        "unknown-column",
        "knows no column 'na\\nme'",
        fix="name",
    ),
    "a formula that was never calculated": Bad(
        write("more.xlsx", book("people", ("id", "name"), ("p9", '="Z"&"oe"'))),
        "more.xlsx",
        2,
        None,
        "unreadable-file",
        "cell B2 has a formula without a value",
        "Zelle B2",
    ),
    "an error in a cell of a workbook": Bad(
        write("more.xlsx", book("people", ("id", "name"), ("p9", "#DIV/0!"))),
        "more.xlsx",
        2,
        None,
        "unreadable-file",
        "cell B2 has an error",
    ),
    "a workbook with a cell at its far end": Bad(
        write("more.xlsx", book("people", ("id", "name"), XFD1048576="x")),
        "more.xlsx",
        None,
        None,
        "unreadable-file",
        "too large",
        "zu groß",
    ),
    "Turtle that breaks off": Bad(
        write("more.ttl", TURTLE + ":p9 a schema:Person"),
        "more.ttl",
        4,
        None,
        "unreadable-file",
        "Parser error at line 4",
    ),
    "Turtle with a nameless node": Bad(
        write("more.ttl", TURTLE + ":p9 schema:worksFor [] ."),
        "more.ttl",
        None,
        None,
        "unreadable-file",
        "nodes without a name",
        "Knoten ohne Namen",
    ),
    "Turtle with an address that is none": Bad(
        write("more.ttl", TURTLE + ":p9 schema:url <p 9> ."),
        "more.ttl",
        4,
        None,
        "unreadable-file",
        "IRI",
    ),
    "Turtle with statements about statements": Bad(
        write("more.ttl", TURTLE + ":p9 schema:about <<( :p9 a schema:Person )>> ."),
        "more.ttl",
        None,
        None,
        "unreadable-file",
        "RDF 1.1",
    ),
    "Turtle in Windows-1252": Bad(
        write("more.ttl", (TURTLE + ':p9 schema:name "Jörg" .').encode("cp1252")),
        "more.ttl",
        4,
        None,
        "unreadable-file",
        "UTF-8",
    ),
    "a folder with the name of a document": Bad(
        lambda folder: (folder / "more.ttl").mkdir(),
        "more.ttl",
        None,
        None,
        "unreadable-file",
        "is a folder",
    ),
    "Turtle with a thing without a class": Bad(
        write("more.ttl", TURTLE + f":p9 {SOURCED} ."),
        "more.ttl",
        None,
        None,
        "no-type",
        "has no class",
        "ohne Klasse",
    ),
    "Turtle with a thing without a source": Bad(
        write("more.ttl", TURTLE + ":p9 a schema:Person ."),
        "more.ttl",
        None,
        None,
        "no-source",
        "names no source",
        "ohne Quelle",
    ),
    "Turtle with a control character": Bad(
        write("more.ttl", TURTLE + f':p9 a schema:Person ; {SOURCED} ; schema:name "Zo\\u0007" .'),
        "more.ttl",
        None,
        None,
        "control-character",
        "U+0007",
    ),
    "JSON-LD that is no JSON": Bad(
        write("more.jsonld", "{'id': 1}"),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "not JSON",
        "kein JSON",
    ),
    "JSON-LD that never ends": Bad(
        write("more.jsonld", "[" * 100_000),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "not JSON",
    ),
    "JSON-LD with a number that is none": Bad(
        write("more.jsonld", '[{"id": "p2", "value": 1e400}]'),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "not JSON: 1e400 is no number",
    ),
    "JSON-LD with NaN": Bad(
        write("more.jsonld", '[{"id": "p2", "value": NaN}]'),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "not JSON: NaN is no number",
    ),
    "JSON-LD with a number of thousands of digits": Bad(
        write("more.jsonld", '[{"id": "p2", "value": ' + "9" * 5000 + "}]"),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "9… is no number",
    ),
    "JSON-LD with one key twice": Bad(
        write("more.jsonld", '[{"id": "p2", "name": "Ada", "name": "Zoe"}]'),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "the key 'name' stands twice",
    ),
    "JSON-LD that is a number": Bad(
        write("more.jsonld", "17"), "more.jsonld", None, None, "unreadable-file", "no object"
    ),
    "JSON-LD with a context far away": Bad(
        write("more.jsonld", '{"@context": "https://schema.org/", "name": "Zoe"}'),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "stands elsewhere: https://schema.org/; write it into the file",
        "steht woanders (https://schema.org/)",
    ),
    "JSON-LD with a nameless node": Bad(
        write("more.jsonld", '{"type": "people", "name": "Zoe"}'),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "nodes without a name",
    ),
    "JSON-LD with a graph of its own": Bad(
        write("more.jsonld", '[{"@id": "g", "@graph": [{"@id": "x", "name": {"de": "Zoe"}}]}]'),
        "more.jsonld",
        None,
        None,
        "unreadable-file",
        "named graphs",
    ),
    "JSON-LD with a misspelt key": Bad(
        write("more.jsonld", '{"type": "people", "id": "p9", "nmae": "Zoe"}'),
        "more.jsonld",
        None,
        "nmae",
        "unknown-column",
        "would get lost",
        "ginge verloren",
    ),
    "JSON-LD with a misspelt type": Bad(
        write("more.jsonld", '{"type": "peple", "id": "p9", "note": {"de": "Zoe"}}'),
        "more.jsonld",
        None,
        "type",
        "unknown-type",
        "'peple'",
        fix="people",
    ),
    "JSON-LD with an address that is none": Bad(
        write("more.jsonld", '{"type": "people", "id": "p9", "url": ["http://a b/", "x"]}'),
        "more.jsonld",
        None,
        "url",
        "bad-reference",
        "'http://a b/'",
    ),
}


def faulty(call: Call, *words: str) -> Result:
    """A call that ends with status 5, in few words and without a traceback."""
    result = call(*words)
    assert result.exit_code == 5
    assert isinstance(result.exception, SystemExit)
    assert result.stderr.count("Error: ") == 1
    assert "Traceback" not in result.output
    assert "something went wrong" not in result.stderr
    return result


def found(call: Call, bad: Bad) -> dict[str, object]:
    """The finding that is wanted, among those of `verbund check`."""
    report = json.loads(faulty(call, "check", "--format", "json").stdout)
    place = (f"data/{bad.file}", bad.row, bad.column, bad.rule)
    fitting = [
        one
        for one in report["findings"]
        if (one["file"].partition("#")[0], one["row"], one["column"], one["rule"]) == place
    ]
    assert fitting, report
    one: dict[str, object] = fitting[0]
    return one


@pytest.mark.parametrize("bad", FILES.values(), ids=FILES)
def test_a_bad_file_is_told_and_the_last_build_stays(
    bad: Bad, small: Catalogue, on_small: Call, untouched: Callable[[], None]
) -> None:
    bad.change(small.root / "data")
    one = found(on_small, bad)
    message = one["message"]
    assert isinstance(message, dict)
    assert bad.en in message["en"]
    assert bad.de in message["de"]
    assert message["de"] != message["en"]
    assert bad.fix is None or one["fix"] == bad.fix
    refused = faulty(on_small, "build", "--quiet")
    assert len(refused.stderr.splitlines()) == 2
    assert refused.stderr.startswith(f"Error: data/{bad.file}")
    untouched()
