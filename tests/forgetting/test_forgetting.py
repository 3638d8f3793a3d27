"""A person who asks for it is gone from every file, is not let in again, and leaves no name."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.forgetting import Forgotten, forget
from verbund.forgetting.spelling import Spelling
from verbund.importing.entry import Entry, Refused
from verbund.importing.pipeline import schema_of
from verbund.model import Iri
from verbund.releasing import freeze, opened
from verbund.removals import KEY, Removals

PERSON = Iri("https://example.org/my-programme/person/p0001")
DAY = date(2026, 5, 4)
ORCID = "https://orcid.org/0000-0002-1825-0097"
Run = Callable[..., Result]


def edit(catalogue: Catalogue, name: str, change: Callable[[str], str]) -> None:
    path = catalogue.root / "data" / name
    path.write_bytes(change(path.read_bytes().decode()).encode())


def remove(catalogue: Catalogue) -> Forgotten:
    fresh = Catalogue.at(catalogue.root)
    return forget(fresh, build(fresh).store(), PERSON, "objection", DAY)


def told(root: Path) -> dict[str, str]:
    """Every file under a folder as text, packed ones unpacked."""
    return {
        path.relative_to(root).as_posix(): (
            gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        ).decode("utf-8", "replace")
        for path in root.rglob("*")
        if path.is_file()
    }


def mentions(catalogue: Catalogue, words: str) -> list[str]:
    return [name for name, text in told(catalogue.root).items() if words in text]


def test_rows_about_a_person_go_and_lists_lose_the_person(small: Catalogue) -> None:
    done = remove(small)
    assert done.rows == 4  # the person, an affiliation, a project role and a speaker
    assert mentions(small, "Erika Beispiel") == []
    assert mentions(small, "p0001") == ["data/removed.json"]
    report = (small.root / "data" / "publications.csv").read_text(encoding="utf-8")
    assert "muster-report,Report,Zwischenbericht von MUSTER,,2025,muster,programme-page" in report


def test_statements_about_a_person_or_a_role_go_too(small: Catalogue) -> None:
    rows = (
        "one,person/p0001,alternateName,E. Muster,programme-page,\n"
        "two,speaker/s0001,note@en,late,programme-page,\n"
        "three,publication/muster-report,author,p0001,programme-page,\n"
    )
    edit(small, "statements.csv", lambda text: text + rows)
    remove(small)
    left = (small.root / "data" / "statements.csv").read_text(encoding="utf-8").splitlines()
    assert [line.partition(",")[0] for line in left] == ["id", "muster-name"]


def test_a_name_in_other_texts_is_blanked(small: Catalogue) -> None:
    printed = "Es sprachen Dr. Erika Beispiel, Beispiel, E. und E. Beispiel."
    edit(
        small,
        "statements.csv",
        lambda text: text.replace("programme-page,", f'programme-page,"{printed}"'),
    )
    kept = small.root / "data" / "sources" / "page.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(printed, encoding="utf-8")
    remove(small)
    blanked = "Es sprachen Dr. [entfernt], [entfernt] und [entfernt]."
    assert kept.read_text(encoding="utf-8") == blanked
    assert blanked in (small.root / "data" / "statements.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("ERIKA BEISPIEL sprach.", "[entfernt] sprach."),
        ("Erika&nbsp;Beispiel", "[entfernt]"),
        (
            "https://e.org/team/dr-erika-beispiel.html?a=1",
            "https://e.org/team/dr-entfernt.html?a=1",
        ),
        ("siehe https://e.org/Beispiel_Erika, S. 3", "siehe https://e.org/entfernt, S. 3"),
        ("https://e.org/beispielerikas/", "https://e.org/beispielerikas/"),
        ("Erikas Beispiele", "Erikas Beispiele"),
    ],
)
def test_a_name_is_found_however_it_is_printed(small: Catalogue, printed: str, left: str) -> None:
    kept = small.root / "data" / "sources" / "page.html"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(f"\xfc\r\n{printed}\r\n".encode("latin-1"))
    remove(small)
    assert kept.read_bytes() == f"\xfc\r\n{left}\r\n".encode("latin-1")


@pytest.mark.parametrize(
    "printed",
    [
        *("José Müller", "JOSE MUELLER", "Jos&eacute; M&uuml;ller", "Müller, J.", "Jose Muller"),
        *("https://e.org/jos%C3%A9-mueller", "https://e.org/?name=Mueller%20Jose"),
    ],
)
def test_umlauts_and_accents_do_not_hide_a_name(printed: str) -> None:
    assert Spelling.of(["José Müller"]).is_in(printed)
    assert not Spelling.of(["Josef Müller"]).is_in(printed) or printed == "Müller, J."


def test_an_address_with_the_name_goes_from_tables_and_releases(small: Catalogue) -> None:
    edit(small, "catalogue.toml", lambda text: 'version = "1.0"\n' + text)
    edit(
        small,
        "sources.csv",
        lambda text: text.replace("https://example.org/", "https://example.org/erika-beispiel/"),
    )
    first = Catalogue.at(small.root)
    freeze(first, build(first).store(), "1.0")
    assert "data/sources.csv" in mentions(small, "erika-beispiel")
    assert "releases/1.0/catalogue.nq.gz" in mentions(small, "erika-beispiel")
    remove(small)
    assert mentions(small, "erika-beispiel") == []
    assert "releases/1.0/feed-1.ttl" in mentions(small, "https://example.org/entfernt/")


def test_the_last_name_alone_is_left_to_a_person(small: Catalogue) -> None:
    edit(small, "statements.csv", lambda text: text.replace("page,", "page,Frau Beispiel spricht"))
    done = remove(small)
    assert [one for one in done.by_hand if one.startswith("data/statements.csv, line 2")]


def test_the_form_of_a_table_stays(small: Catalogue) -> None:
    row = 'p0002;"Otto, der Andere";;programme-page'
    edit(
        small,
        "people.csv",
        lambda text: "\ufeff" + text.replace(",", ";").replace("\n", "\r\n") + row + "\r\n",
    )
    remove(small)
    text = (small.root / "data" / "people.csv").read_bytes().decode()
    assert text == f"\ufeffid;name;honorificPrefix;source\r\n{row}\r\n"


def test_former_releases_change_and_their_sums_are_right(small: Catalogue) -> None:
    edit(small, "catalogue.toml", lambda text: 'version = "1.0"\n' + text)
    first = Catalogue.at(small.root)
    folder = freeze(first, build(first).store(), "1.0")
    assert "releases/1.0/catalogue.nq.gz" in mentions(small, "Erika Beispiel")
    remove(small)
    assert mentions(small, "Erika Beispiel") == []
    assert not [name for name in mentions(small, "p0001") if name.startswith("releases/1.0")]
    assert any(True for _ in opened(folder).statements())
    assert not re.search("[0-9a-f]{64}", (folder / "index.html").read_text(encoding="utf-8"))
    for one in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]:
        content = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())


def test_the_next_release_tells_that_something_is_gone_and_not_who(small: Catalogue) -> None:
    edit(small, "catalogue.toml", lambda text: 'version = "1.0"\n' + text)
    first = Catalogue.at(small.root)
    freeze(first, build(first).store(), "1.0")
    remove(small)
    edit(small, "catalogue.toml", lambda text: text.replace('version = "1.0"', 'version = "1.1"'))
    second = Catalogue.at(small.root)
    folder = freeze(second, build(second).store(), "1.1")
    page = (folder / "feed-1.ttl").read_text(encoding="utf-8")
    assert f"as:object <{PERSON}>" in page
    assert mentions(small, "Erika Beispiel") == []


def test_builds_and_journals_are_thrown_away(small: Catalogue) -> None:
    build(small)
    remove(small)
    assert not small.builds.exists()


def test_what_a_killed_export_left_is_thrown_away(small: Catalogue) -> None:
    left = small.root / ".exports.123.part"
    left.mkdir()
    (left / "catalogue.ttl").write_text("Erika Beispiel", encoding="utf-8")
    remove(small)
    assert mentions(small, "Erika Beispiel") == []


def test_builds_that_cannot_be_thrown_away_are_named(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("verbund.forgetting.person.shutil.rmtree", refused)
    with pytest.raises(VerbundError, match="cannot be removed") as told:
        remove(small)
    assert "by hand" in told.value.hint


def test_the_person_is_not_imported_again(small: Catalogue) -> None:
    remove(small)
    schema = schema_of(Catalogue.at(small.root))
    for name in ("Erika Beispiel", "Beispiel, Erika", "ERIKA BEISPIEL"):
        with pytest.raises(Refused, match="asked to be removed"):
            schema.check(Entry.of("people", id="p0009", name=name, source="programme-page"))
    schema.check(Entry.of("people", id="p0009", name="Erika Andere", source="programme-page"))


def test_an_identifier_tells_two_people_of_one_name_apart(small: Catalogue) -> None:
    edit(
        small,
        "people.csv",
        lambda text: text.replace("source", "orcid,source").replace(",Dr.,", f",Dr.,{ORCID[18:]},"),
    )
    remove(small)
    schema = schema_of(Catalogue.at(small.root))
    person = {"id": "p0009", "name": "Erika Beispiel", "source": "programme-page"}
    schema.check(Entry.of("people", orcid="0000-0001-5109-3700", **person))
    with pytest.raises(Refused, match="asked to be removed"):
        schema.check(Entry.of("people", orcid=ORCID[18:], **person | {"name": "E. Other"}))


def test_nobody_can_find_out_the_name_without_the_key(small: Catalogue) -> None:
    remove(small)
    (mark,) = Removals.of(small).marks
    assert mark != sha256(b"beispiel erika").hexdigest()
    assert KEY in (small.root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert (small.root / KEY).stat().st_mode & 0o077 == 0
    (small.root / KEY).unlink()
    with pytest.raises(VerbundError, match="cannot be recognised"):
        Removals.of(small).knows("Erika Beispiel")


def test_files_that_are_no_tables_are_named(small: Catalogue) -> None:
    base = small.settings.base
    said = (
        "@prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> ."
        f"<{PERSON}> a schema:Person ; schema:name 'E. B.' ;"
        f" prov:hadPrimarySource <{base}source/programme-page> ."
    )
    (small.root / "data" / "more.ttl").write_text(said, encoding="utf-8")
    assert "data/more.ttl: take out what it says of p0001" in remove(small).by_hand


def test_decisions_about_the_person_go_and_kept_files_of_any_kind_lose_the_name(
    small: Catalogue,
) -> None:
    data, head = small.root / "data", "subject_id,subject_label,object_id,object_label,comment"
    (data / "links").mkdir()
    decided = data / "links" / "others.csv"
    rows = ("person:p0001,Erika Beispiel,orcid:1,E.,", "topic:a,A,dfg:1,B,nach Erika Beispiel")
    decided.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    kept = {
        "page.json": '{"who": "Erika Beispiel"}',
        "dates.ics": "SUMMARY:Vortrag von Erika Beispiel\r\n",
        "rows.tsv": "1\tBeispiel, Erika\n",
    }
    (data / "sources").mkdir(exist_ok=True)
    for name, text in kept.items():
        (data / "sources" / name).write_bytes(text.encode())
    (data / "sources" / "scan.bin").write_bytes(b"\0Erika Beispiel")
    (small.root / "queries" / "own.rq").write_text("# p0001\nASK {}", encoding="utf-8")
    done = remove(small)
    assert decided.read_text(encoding="utf-8") == f"{head}\ntopic:a,A,dfg:1,B,nach [entfernt]\n"
    assert mentions(small, "Erika Beispiel") == ["data/sources/scan.bin"]
    assert mentions(small, "Vortrag von [entfernt]\r\n") == ["data/sources/dates.ics"]
    assert "data/sources/scan.bin: take the name out" in done.by_hand
    assert "queries/own.rq: take out what it says of p0001" in done.by_hand


def test_only_people_are_forgotten(small: Catalogue) -> None:
    project = Iri("https://example.org/my-programme/project/muster")
    with pytest.raises(VerbundError, match="is no person"):
        forget(small, build(small).store(), project, "other", DAY)


def test_a_full_disk_leaves_everything_as_it_was(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(small.root / "data")
    store = build(small).store()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(VerbundError, match="nobody was forgotten"):
        forget(small, store, PERSON, "objection", DAY)
    assert told(small.root / "data") == before


def test_the_command_asks_first(on_small: Run, small: Catalogue) -> None:
    result = on_small("forget", "Erika Beispiel")
    assert result.exit_code == 1
    assert "Remove" in result.output
    assert mentions(small, "Erika Beispiel") != []


def test_the_command_writes_exports_anew(on_small: Run, small: Catalogue) -> None:
    assert on_small("export", "nquads", "turtle").exit_code == 0
    assert "exports/catalogue.ttl" in mentions(small, "Erika Beispiel")
    result = on_small("forget", "Erika Beispiel", "--yes", "--day", "2026-05-04")
    assert result.exit_code == 0, result.stderr
    assert mentions(small, "Erika Beispiel") == []
    (entry,) = json.loads((small.root / "data" / "removed.json").read_text(encoding="utf-8"))
    assert (entry["removed"], entry["reason"]) == ("2026-05-04", "objection")


def test_a_broken_list_is_named(on_small: Run, small: Catalogue) -> None:
    (small.root / "data" / "removed.json").write_text("[{}]", encoding="utf-8")
    result = on_small("audit")
    assert result.exit_code == 4
    assert "data/removed.json: damaged" in result.stderr
