"""A thing is dated by the release that last changed what is said of it, and by no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.releasing.conftest import Edit

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.export import Dates, Material, release
from verbund.releasing import dates
from verbund.removals import Removals

Publish = Callable[[str, str], Path]
BASE = "https://example.org/my-programme/"
MODIFIED = ox.NamedNode("http://purl.org/dc/terms/modified")
FIRST, SECOND, COMING = date(2026, 1, 31), date(2026, 3, 1), date(2026, 5, 1)


def known(catalogue: Catalogue) -> Dates:
    fresh = Catalogue.at(catalogue.root)
    return dates(fresh, build(fresh).store())


def days(catalogue: Catalogue, *paths: str) -> list[date | None]:
    found = known(catalogue)
    return [found.of(BASE + path) for path in paths]


def test_before_any_release_nobody_knows(small: Catalogue) -> None:
    assert known(small) == Dates()


def test_only_what_changed_has_the_later_day(publish: Publish, edit: Edit) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    publish("1.1", "2026-03-01")
    found = days(edit("catalogue.toml"), "project/muster", "event/kick-off", "person/p0001")
    assert found == [SECOND, FIRST, FIRST]


def test_before_the_next_release_a_change_has_its_day(publish: Publish, edit: Edit) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    changed = edit("catalogue.toml", ("released = 2026-01-31", "released = 2026-05-01"))
    assert days(changed, "project/muster", "event/kick-off") == [COMING, FIRST]


CHANGES = {
    "project/muster": ("participations.csv", (",coordinator,Koordination,", ",partner,,")),
    "grant/muster": ("amounts.csv", ("1200000", "1500000")),
    "event/kick-off": ("speakers.csv", (",speaker,", ",keynote,")),
}


@pytest.mark.parametrize("path", CHANGES)
def test_what_stands_between_belongs_to_both_ends(publish: Publish, edit: Edit, path: str) -> None:
    publish("1.0", "2026-01-31")
    edit(*CHANGES[path])
    publish("1.1", "2026-03-01")
    assert days(edit("catalogue.toml"), path, "programme/example") == [SECOND, FIRST]


def test_what_is_gone_keeps_the_day_on_which_it_went(publish: Publish, edit: Edit) -> None:
    publish("1.0", "2026-01-31")
    edit("event-topics.csv", ("kick-off", "other"))
    edit("events.csv", ("kick-off,Auftakt von MUSTER", "other,Ein anderes Treffen"))
    publish("1.1", "2026-03-01")
    publish("1.2", "2026-05-01")
    assert days(edit("catalogue.toml"), "event/kick-off", "event/other") == [SECOND, SECOND]


def test_portals_are_told_what_changed_and_what_did_not(
    publish: Publish, edit: Edit, tmp_path: Path
) -> None:
    publish("1.0", "2026-01-31")
    edit("projects.csv", ("2027-04", "2027-10"))
    publish("1.1", "2026-03-01")
    catalogue = edit("catalogue.toml")
    store = build(catalogue).store()
    material = Material.of(catalogue, store, dates(catalogue, store))
    release(material, tmp_path, ["tables", "nquads", "catalog", "sitemap", "cerif"])
    records = (tmp_path / "dialects/cerif/openaire_cris_projects.xml").read_text(encoding="utf-8")
    assert "<oai:earliestDatestamp>2026-01-31<" in records
    assert "<oai:datestamp>2026-03-01<" in records
    text = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert "project/muster</loc><lastmod>2026-03-01<" in text
    assert "event/kick-off</loc><lastmod>2026-01-31<" in text
    assert "dataset/events</loc><lastmod>2026-01-31<" in text
    assert "dataset/catalogue</loc><lastmod>2026-03-01<" in text
    graph = ox.Store()
    graph.load((tmp_path / "catalog.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    about = (f"{BASE}catalog#record-events", f"{BASE}dataset/events", f"{BASE}dataset/projects")
    found = [
        [
            str(quad.object)[1:11]
            for quad in graph.quads_for_pattern(ox.NamedNode(one), MODIFIED, None)
        ]
        for one in about
    ]
    assert found == [["2026-01-31"], ["2026-01-31"], ["2026-03-01"]]


def test_hashes_of_what_named_a_removed_person_go(
    publish: Publish, small: Catalogue, run: Callable[..., object]
) -> None:
    publish("1.0", "2026-01-31")
    table = small.root / "releases" / "things.csv"
    rows = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()]
    assert all(row[4] for row in rows)
    run("forget", "p0001", "--reason", "objection", "--yes", "--catalogue", str(small.root))
    assert Removals.of(small).entries
    rows = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()]
    bare = {row[0].removeprefix(BASE) for row in rows if not row[4]}
    assert {"person/p0001", "speaker/s0001", "event/kick-off", "project/muster"} <= bare
    assert "programme/example" not in bare
