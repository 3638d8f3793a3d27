"""Which pages search engines are shown: things of interest, no people, in parts if many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from verbund.export import Material, sitemap

Make = Callable[[str], Material]

BASE = "https://w3id.org/stadt-land-plus/"
GRAPH = """
<project/loom> a schema:ResearchProject . <organisation/uni> a schema:Organization .
<person/p1> a schema:Person . <affiliation/a1> a v:Affiliation .
"""
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def _files(material: Material) -> dict[str, str]:
    return {o.path: b"".join(o.chunks).decode() for o in sitemap.sitemaps(material, ())}


def _addresses(text: str) -> list[str]:
    return [str(loc.text) for loc in ElementTree.fromstring(text).iter(_LOC)]  # noqa: S314


def test_things_of_interest_are_shown_and_people_are_not(make: Make) -> None:
    found = _addresses(_files(make(GRAPH))["sitemap.xml"])
    assert found == [
        BASE,
        f"{BASE}dataset/catalogue",
        f"{BASE}organisation/uni",
        f"{BASE}project/loom",
    ]


def test_many_addresses_stand_in_parts(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LARGEST", 3)
    files = _files(make(GRAPH))
    parts = _addresses(files["sitemap.xml"])
    assert parts == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    sizes = [len(_addresses(files[part.removeprefix(BASE)])) for part in parts]
    assert sizes == [3, 1]


def test_robots_are_led_to_it(make: Make) -> None:
    assert f"Sitemap: {BASE}sitemap.xml\n" in _files(make(GRAPH))["robots.txt"]


def test_no_person_is_in_the_release() -> None:
    path = Path(__file__).resolve().parents[2] / "exports" / "sitemap.xml"
    assert "/person/" not in path.read_text(encoding="utf-8")
