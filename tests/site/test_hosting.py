"""What a static host is given: no old files, tombstones, a page for what is not there, rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.forgetting import forget
from verbund.model import Iri
from verbund.releasing import freeze
from verbund.site import write_site

PERSON = Iri("https://example.org/my-programme/person/p0001")
DAY = date(2026, 5, 4)


def written(catalogue: Catalogue, folder: Path) -> None:
    fresh = Catalogue.at(catalogue.root)
    write_site(fresh, build(fresh), folder, lambda _: None)


@pytest.fixture
def forgotten(small: Catalogue, tmp_path: Path) -> Path:
    """A site in a folder where the pages of a person stood who was removed."""
    folder = tmp_path / "site"
    written(small, folder)
    assert "Erika Beispiel" in (folder / "de/person/p0001.html").read_text(encoding="utf-8")
    (folder / "de" / "own.html").write_text("ours", encoding="utf-8")
    fresh = Catalogue.at(small.root)
    forget(fresh, build(fresh).store(), PERSON, "objection", DAY)
    written(small, folder)
    return folder


def test_where_a_person_stood_is_a_tombstone_that_names_nobody(forgotten: Path) -> None:
    for language, words in (("de", "Entfernt"), ("en", "Removed")):
        page = (forgotten / language / "person" / "p0001.html").read_text(encoding="utf-8")
        assert f"<h1>{words}</h1>" in page
        assert '<meta name="robots" content="noindex">' in page
    told = [p for p in forgotten.rglob("*") if p.is_file() and b"Erika" in p.read_bytes()]
    assert told == []


def test_documents_of_an_earlier_site_go_and_files_of_others_stay(forgotten: Path) -> None:
    assert list((forgotten / "person").glob("p0001*")) == []
    assert (forgotten / "de" / "own.html").read_text(encoding="utf-8") == "ours"


def test_a_site_has_the_releases_and_leads_to_them(small: Catalogue, tmp_path: Path) -> None:
    path = small.root / "data" / "catalogue.toml"
    path.write_text('version = "1.0"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    fresh, folder = Catalogue.at(small.root), tmp_path / "site"
    page = freeze(fresh, build(fresh).store(), "1.0") / "index.html"
    for _ in range(2):
        written(small, folder)
        assert (folder / "releases/1.0/index.html").read_bytes() == page.read_bytes()
    assert (folder / "releases" / "feed.ttl").is_file()
    assert 'href="../releases/index.html"' in (folder / "de/data.html").read_text(encoding="utf-8")
    about = (folder / "project/muster.ttl").read_text(encoding="utf-8")
    assert 'dcterms:modified "2026-01-31"^^xsd:date' in about


def test_rules_for_apache_know_what_is_gone_and_which_media_types_there_are(
    forgotten: Path,
) -> None:
    rules = (forgotten / ".htaccess").read_text(encoding="utf-8").splitlines()
    assert "RedirectMatch 410 /person/p0001(\\.[a-z]+)?$" in rules
    assert "AddType text/turtle .ttl" in rules
    assert "ErrorDocument 404 /my-programme/404.html" in rules


def test_the_page_for_what_is_not_there_leads_home_from_anywhere(forgotten: Path) -> None:
    page = (forgotten / "404.html").read_text(encoding="utf-8")
    assert '<base href="https://example.org/my-programme/">' in page
    assert 'href="de/index.html"' in page
    assert "noindex" in page


def test_what_has_not_changed_keeps_its_time(small: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    written(small, folder)
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*.html")}
    projects = small.root / "data" / "projects.csv"
    text = projects.read_text(encoding="utf-8").replace("2027-04", "2027-10")
    projects.write_text(text, encoding="utf-8")
    written(small, folder)
    changed = {
        p.relative_to(folder).as_posix() for p in before if p.stat().st_mtime_ns != before[p]
    }
    assert "de/project/muster.html" in changed
    assert "de/topic/planning.html" not in changed


def test_a_page_says_when_its_thing_last_changed(
    small: Catalogue, tmp_path: Path, run: Callable[..., Result]
) -> None:
    settings = small.root / "data" / "catalogue.toml"
    settings.write_text('version = "1.0"\n' + settings.read_text(encoding="utf-8"))
    run("release", "1.0", "-q", "--catalogue", str(small.root))
    written(small, tmp_path / "site")
    page = (tmp_path / "site/de/project/muster.html").read_text(encoding="utf-8")
    assert 'Zuletzt geändert: <time datetime="2026-01-31">' in page
