"""A release is whole, never changes, and is told to machines and people."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import yaml
from click.testing import Result
from tests.releasing.conftest import Edit

from verbund.catalogue import Catalogue
from verbund.errors import InvalidSettings, UnreadableFile, VerbundError
from verbund.export import Material, release
from verbund.releasing import opened, pages, place_of, releases
from verbund.releasing.history import moments

Publish = Callable[[str, str], Path]
ATOM = "{http://www.w3.org/2005/Atom}"
PREFIXES = (
    "PREFIX tree: <https://w3id.org/tree#> PREFIX dct: <http://purl.org/dc/terms/> "
    "PREFIX as: <https://www.w3.org/ns/activitystreams#> "
)


def rows(folder: Path, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    for path in sorted(folder.rglob("feed*.ttl")):
        store.load(path.read_bytes(), ox.RdfFormat.TURTLE)
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(cell.value for cell in row) for row in found)


def test_the_manifest_has_the_size_and_checksum_of_each_file(publish: Publish) -> None:
    folder = publish("1.0", "2026-01-31")
    files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert {one["path"] for one in files} == {
        path.name for path in folder.iterdir() if path.name != "manifest.json"
    }
    for one in files:
        content = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())


def test_the_dump_is_the_public_graph_and_names_no_time(publish: Publish, small: Catalogue) -> None:
    folder = publish("1.0", "2026-01-31")
    packed = (folder / "catalogue.nq.gz").read_bytes()
    assert packed[4:8] == b"\0\0\0\0"
    assert len(opened(folder)) == len(gzip.decompress(packed).splitlines())
    assert place_of(small, "1.0") == folder
    release(Material.of(small, opened(folder)), small.root / "exports", ["gzip"])
    assert (small.root / "exports" / "catalogue.nq.gz").read_bytes() == packed
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (dump,) = (one for one in manifest["files"] if one["path"] == "catalogue.nq.gz")
    assert (manifest["version"], dump["statements"]) == ("1.0", len(opened(folder)))


def test_the_first_entry_of_the_stream_has_all_things(publish: Publish, small: Catalogue) -> None:
    folder = publish("1.0", "2026-01-31")
    members = rows(folder.parent, "SELECT ?thing { ?s tree:member [ dct:isVersionOf ?thing ] }")
    subjects = {str(one.subject) for one in opened(folder).statements()}
    assert {thing for (thing,) in members} == subjects == set(moments(small))


def test_a_second_release_tells_only_what_changed(publish: Publish, edit: Edit) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    folder = publish("1.1", "2026-03-01")
    members = rows(folder, "SELECT ?thing ?day { ?m dct:isVersionOf ?thing; dct:modified ?day }")
    assert members == [("https://example.org/my-programme/project/muster", "2026-03-01T00:00:00Z")]
    assert "2027-10 statt 2027-04" in (folder / "changes.de.md").read_text(encoding="utf-8")


def test_what_is_gone_leaves_a_tombstone_without_a_name(publish: Publish, edit: Edit) -> None:
    publish("1.0", "2026-01-31")
    edit("event-topics.csv", ("kick-off", "other"))
    edit("events.csv", ("kick-off,Auftakt von MUSTER", "other,Ein anderes Treffen"))
    folder = publish("1.1", "2026-03-01")
    gone = "SELECT ?thing ?p ?o { ?m a as:Delete; as:object ?thing; ?p ?o }"
    told = rows(folder, gone)
    assert {row[0].rpartition("/")[2] for row in told} == {"kick-off"}
    assert not any("Auftakt" in cell for row in told for cell in row)


def test_pages_of_former_releases_stay_as_they_are(publish: Publish, edit: Edit) -> None:
    first = publish("1.0", "2026-01-31")
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    edit("projects.csv", ("2027-04", "2027-10"))
    publish("1.1", "2026-03-01")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    nodes = rows(first.parent, "SELECT DISTINCT ?node { ?r tree:node ?node }")
    assert [node.partition("releases/")[2] for (node,) in nodes] == [
        "1.0/feed-1.ttl",
        "1.1/feed-1.ttl",
    ]


def test_people_read_the_newest_release_first(publish: Publish, edit: Edit) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    folder = publish("1.1", "2026-03-01")
    entries = ET.parse(folder.parent / "atom.xml").getroot().findall(f"{ATOM}entry")  # noqa: S314
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Version 1.1", "Version 1.0"]
    told = [entry.findtext(f"{ATOM}content") or "" for entry in entries]
    assert "</a>: Ende: 2027-10 statt 2027-04</li>" in told[0]
    assert told[1] == "<p>Davor gab es keine.</p>"
    links = [link.get("href") for entry in entries for link in entry.iter(f"{ATOM}link")]
    start = "https://example.org/my-programme/releases/"
    assert links == [f"{start}1.1/", f"{start}1.0/"]


def test_the_page_of_a_release_tells_both_languages_and_how_to_cite_it(
    publish: Publish, edit: Edit
) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    edit("catalogue.toml", ('de = "Mein Förderprogramm"', 'de = "Mein <Förder>programm & mehr"'))
    folder = publish("1.1", "2026-03-01")
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "Mein &lt;Förder&gt;programm &amp; mehr" in page
    assert "Version 1.1. https://example.org/my-programme/releases/1.1/" in page
    assert pages.changes(page.encode(), "de").count("2027-10 statt 2027-04") == 1
    assert pages.changes(page.encode(), "en").count("2027-10 instead of 2027-04") == 1
    overview = (folder.parent / "index.html").read_text(encoding="utf-8")
    assert overview.index("1.1/index.html") < overview.index("1.0/index.html")


def test_a_page_that_is_no_page_any_more_is_named(publish: Publish) -> None:
    (publish("1.0", "2026-01-31") / "index.html").write_text("<p>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"1\.0/index\.html: damaged"):
        publish("1.1", "2026-03-01")


def test_what_a_broken_off_release_noted_is_told_by_the_next(
    publish: Publish, edit: Edit, small: Catalogue
) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    listed = small.root / "releases" / "releases.json"
    before = listed.read_bytes()
    publish("1.1", "2026-03-01")
    listed.write_bytes(before)
    folder = publish("1.2", "2026-04-01")
    (member,) = rows(folder, "SELECT ?thing ?day { ?m dct:isVersionOf ?thing; dct:modified ?day }")
    assert (member[0].rpartition("/")[2], member[1][:10]) == ("muster", "2026-04-01")


def test_a_release_says_how_to_cite_it(publish: Publish) -> None:
    folder = publish("1.0", "2026-01-31")
    cff = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cff["version"], cff["license"], cff["cff-version"]) == ("1.0", "CC-BY-4.0", "1.2.0")
    assert cff["date-released"].isoformat() == "2026-01-31"
    assert cff["authors"] == [{"name": "Programmbüro"}]
    bib = (folder / "citation.bib").read_text(encoding="utf-8")
    assert "year    = {2026}" in bib
    assert "creativecommons.org" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


def test_a_release_never_changes(publish: Publish) -> None:
    publish("1.0", "2026-01-31")
    with pytest.raises(VerbundError, match="has been released"):
        publish("1.0", "2026-02-01")


def test_days_do_not_run_backwards(publish: Publish) -> None:
    publish("1.0", "2026-01-31")
    with pytest.raises(InvalidSettings, match=r"before version 1\.0"):
        publish("1.1", "2026-01-30")


@pytest.mark.parametrize("version", ["../1.0", "", ".hidden", "1/0"])
def test_a_version_is_no_path(publish: Publish, version: str) -> None:
    with pytest.raises(VerbundError):
        publish(version, "2026-01-31")


def test_the_version_must_be_that_of_the_settings(on_small: Callable[..., Result]) -> None:
    result = on_small("release", "7.0")
    assert result.exit_code == 4
    assert "version is" in result.stderr
    assert 'version = "7.0"' in result.stderr


def test_a_broken_list_of_releases_is_named(publish: Publish, small: Catalogue) -> None:
    folder = publish("1.0", "2026-01-31")
    (folder.parent / "releases.json").write_text("[{", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"releases\.json: damaged"):
        releases(small)


def test_the_same_release_has_the_same_bytes(publish: Publish) -> None:
    folder = publish("1.0", "2026-01-31")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder.parent / "releases.json").unlink()
    (folder.parent / "things.csv").unlink()
    again = publish("1.0", "2026-01-31")
    assert {path.name: path.read_bytes() for path in again.iterdir()} == before


def test_diff_of_what_is_no_release_names_those_that_are(
    publish: Publish, on_small: Callable[..., Result]
) -> None:
    publish("1.0", "2026-01-31")
    told = on_small("diff", "1.00")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "no release, file or folder called '1.00'" in told.stderr
    assert "did you mean '1.0'?" in told.stderr


def test_diff_names_a_place_without_a_dump(on_small: Callable[..., Result], tmp_path: Path) -> None:
    result = on_small("diff", str(tmp_path))
    assert result.exit_code == 4
    assert "there is no dump" in result.stderr


def test_diff_compares_with_the_catalogue_as_it_is(
    publish: Publish, edit: Edit, on_small: Callable[..., Result]
) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    result = on_small("diff", "1.0", "--quiet")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[-1].strip() == "MUSTER: Ende: 2027-10 statt 2027-04"
