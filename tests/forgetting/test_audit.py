"""What must not be told is found wherever it stands, and what may be told is let be."""

from __future__ import annotations

import gzip
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import matplotlib as mpl
import pyarrow as pa
import pytest
from click.testing import Result
from matplotlib.figure import Figure
from pyarrow import ipc, parquet

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.forgetting import Audited, audit, forget
from verbund.model import Iri
from verbund.search import FILE as INDEX

PERSON = Iri("https://example.org/my-programme/person/p0001")


def looked(catalogue: Catalogue, *places: Path) -> Audited:
    fresh = Catalogue.at(catalogue.root)
    return audit(fresh, build(fresh).store(), places)


def leaks(catalogue: Catalogue, *places: Path) -> list[str]:
    return [leak.what for leak in looked(catalogue, *places).leaks]


def with_column(catalogue: Catalogue, table: str, column: str, value: str) -> None:
    path = catalogue.root / "data" / table
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},{column}", *(f"{row},{value}" for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_new_catalogue_tells_nothing_it_must_not(small: Catalogue) -> None:
    assert leaks(small) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("schreiben Sie an erika@example.org", "an e-mail address"),
        ("mailto:erika.beispiel@uni.example.org", "an e-mail address"),
        ("erika.beispiel(at)uni-jena.example", "an e-mail address"),
        ("erika.beispiel [at] uni-jena.example", "an e-mail address"),
        ("Tel. 03641 9-431 22", "a telephone number"),
        ('<a href="tel:+493641943122">', "a telephone number"),
        ("Tel. +493641943122", "a telephone number"),
        ("Tel. +49 3641 943122", "a telephone number"),
    ],
)
def test_addresses_of_people_are_found(
    small: Catalogue, tmp_path: Path, text: str, what: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<p>ja</p>\n<p>{text}</p>", encoding="utf-8")
    assert what in leaks(small, page)


@pytest.mark.parametrize(
    "text",
    [
        "2018-09-01 – 2023-08-31",
        "033L203A",
        "51.2345, 10.4321",
        "12 345 678 EUR",
        "ISBN 978-3-12",
        "a @b",
    ],
)
def test_dates_and_numbers_are_no_addresses(small: Catalogue, tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    assert leaks(small, page) == []


def test_a_withheld_value_is_found_even_in_a_packed_file(small: Catalogue, tmp_path: Path) -> None:
    with_column(small, "people.csv", "telephone", "12345-678")
    dump = tmp_path / "out" / "dump.nq.gz"
    dump.parent.mkdir()
    dump.write_bytes(gzip.compress(b'<a> <b> "12345-678" .\n'))
    assert leaks(small, dump.parent) == ["a withheld value"]


def test_a_functional_mailbox_may_be_told(small: Catalogue, tmp_path: Path) -> None:
    with_column(small, "organisations.csv", "email", "office@example.org")
    page = tmp_path / "page.txt"
    page.write_text("office@example.org", encoding="utf-8")
    assert leaks(small, page) == []


def test_someone_who_was_removed_is_found(small: Catalogue, tmp_path: Path) -> None:
    page = tmp_path / "old.html"
    page.write_text("Es sprach Frau Dr. Erika Beispiel, Jena", encoding="utf-8")
    assert leaks(small, page) == []
    forget(small, build(small).store(), PERSON, "objection", date(2026, 5, 4))
    assert leaks(small, page) == ["someone who was removed"]
    page.write_text("<a href='https://e.org/team/dr-erika-beispiel.html'>", encoding="utf-8")
    assert leaks(small, page) == ["someone who was removed"]


def test_pages_to_print_and_tables_of_columns_are_looked_into(
    small: Catalogue, tmp_path: Path
) -> None:
    said = "Es sprach Frau Dr. Erika Beispiel"
    figure = Figure()
    figure.text(0.1, 0.5, said)
    place = tmp_path / "out"
    place.mkdir()
    table = pa.table({"who": [None, said], "number": [1, 2]})
    with mpl.rc_context({"pdf.fonttype": 42}):
        figure.savefig(place / "picture.pdf")
    parquet.write_table(table, place / "answer.parquet")
    with ipc.new_file(place / "answer.arrow", table.schema) as writer:
        writer.write_table(table)
    forget(small, build(small).store(), PERSON, "objection", date(2026, 5, 4))
    found = looked(small, place).leaks
    assert {Path(leak.place.partition(",")[0]).name for leak in found} == {
        *("picture.pdf", "answer.parquet", "answer.arrow"),
    }


def test_pictures_are_left_to_a_person(
    small: Catalogue, tmp_path: Path, run: Callable[..., Result]
) -> None:
    picture = tmp_path / "network.png"
    picture.write_bytes(b"\x89PNG")
    result = run("audit", "--catalogue", str(small.root), str(picture))
    assert result.exit_code == 0
    assert "network.png: a picture; whether a name is in it, only you can see" in result.stderr


def test_the_command_fails_and_does_not_repeat_what_it_found(
    on_small: Callable[..., Result], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("\nerika@example.org", encoding="utf-8")
    result = on_small("audit", str(page))
    assert result.exit_code == 5
    assert "page.html, line 2: an e-mail address: eri…" in result.stdout
    assert "erika@" not in result.output


def test_the_command_is_content_with_the_real_catalogue(run: Callable[..., Result]) -> None:
    result = run("audit")
    assert result.exit_code == 0, result.output
    assert "Nothing is told" in result.stderr


#: The withheld value Müller & "Söhne", as each form of file that we write has it.
WRITTEN = {
    "page.html": "<td>Müller &amp; &#34;Söhne&#34;</td>",
    "network.html": '<script type="application/json">["M\\u00fcller \\u0026 \\"Söhne\\""]</script>',
    "picture.svg": "<text>Müller &amp; &quot;Söhne&quot;</text>",
    "catalogue.ttl": 'x:y "Müller & \\"Söhne\\"" .',
    "catalogue.nq": '<a> <b> "M\\u00FCller & \\"S\\U000000F6hne\\"" .',
    "catalogue.rdf": '<name>Müller &amp; "Söhne"</name>',
    "feed.atom": "<content>Müller &amp;amp; x, Müller &amp; &quot;Söhne&quot;</content>",
    "names.js": 'window.names=[["M\\u00fcller & \\"Söhne\\""]];',
    "report.md": 'Müller & "Söhne"',
    "links.txt": "https://example.org/?q=M%C3%BCller%20%26%20%22S%C3%B6hne%22",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_withheld_value_is_found_in_every_form(
    small: Catalogue, tmp_path: Path, name: str
) -> None:
    with_column(small, "people.csv", "telephone", '"Müller & ""Söhne"""')
    (tmp_path / name).write_text(f"first\n{WRITTEN[name]}\n", encoding="utf-8")
    assert "a withheld value" in leaks(small, tmp_path)


def test_workbooks_and_the_index_for_searches_are_looked_into(
    small: Catalogue, tmp_path: Path, run: Callable[..., Result]
) -> None:
    book = tmp_path / "answer.xlsx"
    with ZipFile(book, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", "<t>erika@example.org</t>")
    assert leaks(small, book) == ["an e-mail address"]
    done = build(Catalogue.at(small.root))
    with sqlite3.connect(done.folder / INDEX) as index:
        index.execute("CREATE TABLE planted (words TEXT)")
        index.execute("INSERT INTO planted VALUES ('erika@example.org')")
    result = run("audit", "--catalogue", str(small.root))
    assert result.exit_code == 5
    assert f"{INDEX}, line" in result.stdout


@pytest.mark.parametrize("name", ["dump.nq.gz", "report.pdf", "answer.parquet", "answer.arrow"])
def test_a_damaged_file_is_told(small: Catalogue, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"x" * 100)[:-12])
    with pytest.raises(UnreadableFile, match=re.escape(name)):
        leaks(small, tmp_path)
