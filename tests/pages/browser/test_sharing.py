"""What a reader can take along: link, pictures, table, embedding, paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

pytestmark = pytest.mark.browser
View = Callable[..., Any]
STATE = (
    "#net=whole&view=table&list=links&sel=organisation/lmu&lang=en&theme=dark&steps=1"
    "&from=2019&off=person,event&only=role:partner"
)


def download(view: Any, name: str) -> tuple[str, bytes]:
    """The name and the content of a file from the menu."""
    page = view.page
    with page.expect_download() as caught:
        view.share(name)
    file = Path(caught.value.path())
    return caught.value.suggested_filename, file.read_bytes()


def test_a_link_brings_the_same_view_back(sample_view: View) -> None:
    first = sample_view(STATE)
    second = sample_view("#" + first.page.url.split("#")[1])
    assert second.page.url == first.page.url
    assert second.caption() == first.caption()
    assert second.title() == first.title() == "LMU"
    assert second.page.get_attribute("html", "data-theme") == "dark"


def test_a_damaged_link_opens_the_page_all_the_same(sample_view: View) -> None:
    view = sample_view("#view=evil&sel=nothing/here&at=a,b&only=%E0%A4%A&steps=9&moved=x,1")
    assert "3 Vorhaben" in view.caption()


def test_a_changed_address_changes_the_view(sample_view: View) -> None:
    view = sample_view()
    view.page.evaluate("location.hash = '#sel=organisation/koeln'")
    view.page.wait_for_selector("#panel-title")
    assert view.title() == "Stadt Köln"


def test_a_moved_node_and_the_zoom_are_in_the_address(sample_view: View) -> None:
    view = sample_view("#moved=organisation/lmu,40,60&at=10,20,1.5")
    assert "moved=organisation/lmu,40,60" in view.page.url
    view.press("Näher")
    assert "at=10,20,2.1" in view.page.url
    view.press("Alles zeigen")
    assert "at=" not in view.page.url


def test_the_link_is_copied(sample_view: View) -> None:
    view = sample_view("#sel=organisation/lmu", permissions=["clipboard-read", "clipboard-write"])
    view.share("link")
    view.page.wait_for_selector("#toast:not([hidden])")
    assert view.page.evaluate("navigator.clipboard.readText()") == view.page.url


def test_the_snippet_is_an_iframe_with_the_same_view(sample_view: View) -> None:
    view = sample_view("#sel=organisation/lmu", permissions=["clipboard-read", "clipboard-write"])
    view.share("embed")
    view.page.wait_for_selector("#toast:not([hidden])")
    snippet = view.page.evaluate("navigator.clipboard.readText()")
    assert snippet.startswith('<iframe src="file:///')
    assert "sel=organisation/lmu&amp;embed=1" in snippet
    embedded = sample_view("#sel=organisation/lmu&embed=1")
    assert embedded.page.locator("#filters").is_hidden()


def test_where_copying_is_forbidden_the_text_is_shown(sample_view: View) -> None:
    view = sample_view()
    view.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    view.share("link")
    assert view.page.input_value("#popup textarea") == view.page.url
    view.page.keyboard.press("Escape")


@pytest.mark.parametrize("address", ["", "#sel=project/alpha&steps=1", "#view=map", "#theme=dark"])
def test_an_svg_has_title_legend_date_and_licence(sample_view: View, address: str) -> None:
    name, data = download(sample_view(address), "svg")
    assert name.endswith(".svg")
    root = ET.fromstring(data)  # noqa: S314 - our own file
    text = " ".join(root.itertext())
    for wanted in ("Beispiel: Alles", "Einrichtungen", "1. Juni 2024", "CC BY 4.0"):
        assert wanted in text
    if "map" in address:
        assert "GeoBasis-DE" in text


def test_a_png_is_a_sharp_picture(sample_view: View) -> None:
    name, data = download(sample_view("#sel=organisation/lmu"), "png")
    assert name == "beispiel-ein-netz_lmu.png"
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") >= 1600


def test_the_map_becomes_a_png_too(sample_view: View) -> None:
    _, data = download(sample_view("#view=map"), "png")
    assert len(data) > 50_000


def test_the_table_becomes_csv(sample_view: View) -> None:
    name, data = download(sample_view("#view=table&list=links"), "csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert name == "beispiel-ein-netz_alles.csv"
    assert rows[0][:3] == ["Von", "Beziehung", "Zu"]
    assert len(rows) == 11
    assert ["LMU", "ist Partner in", "Beta"] in [row[:3] for row in rows]


@pytest.mark.parametrize("address", ["", "#view=map", "#view=table"])
def test_a_page_prints(sample_view: View, address: str) -> None:
    view = sample_view(address)
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    view.page.emulate_media(media="print")
    seen = "table" if "table" in address else "#paper"
    view.page.wait_for_selector(seen)
    assert view.page.locator("#filters").is_hidden()
    assert view.page.pdf().startswith(b"%PDF")
