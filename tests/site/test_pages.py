"""Pages of the real catalogue: what they say, where they lead; no text is taken for code."""

from __future__ import annotations

from dataclasses import replace

from verbund.model import Iri, Literal
from verbund.site.contents import Contents
from verbund.site.kinds import KINDS
from verbund.site.lists import Lists
from verbund.site.pages import Pages, Place
from verbund.site.surroundings import Painter
from verbund.things import Describer, Relation, Thing, Value

BASE = "https://w3id.org/stadt-land-plus/"
NEILA = Iri(f"{BASE}project/neila")
HOSTILE = "</script><script>alert(1)</script>\"'&<b>"


def test_a_project_says_who_takes_part_in_which_role_and_who_says_so(
    pages: Pages, describer: Describer
) -> None:
    page = pages.thing(describer.thing(NEILA), "de")
    assert '<span class="short">NEILA</span>' in page
    assert 'href="../organisation/tu-dortmund.html">Technische Universität Dortmund</a>' in page
    assert "Koordination" in page
    assert '<a href="#s1">1</a>' in page
    assert '<li id="s1">' in page
    assert '<html lang="de">' in page


def test_the_same_page_speaks_english(pages: Pages, describer: Describer) -> None:
    page = pages.thing(describer.thing(NEILA), "en")
    assert "Organisations taking part" in page
    assert "Beteiligte" not in page
    assert 'hreflang="de" href="../../de/project/neila.html"' in page


def test_the_standing_of_a_source_is_told_in_words(pages: Pages, describer: Describer) -> None:
    source = describer.thing(Iri(f"{BASE}source/slp_fokus"))
    assert "<span>1 (Geldgeber, Programm)" in pages.thing(source, "de")
    assert "<span>1 (funder, programme)" in pages.thing(source, "en")


def test_the_picture_shows_the_network_and_is_always_the_same(
    pages: Pages, describer: Describer
) -> None:
    thing = describer.thing(NEILA)
    first, second = (pages.thing(thing, "de") for _ in range(2))
    assert first == second
    picture = first.partition('<svg class="around"')[2].partition("</svg>")[0]
    assert 'class="mark-organisation"' in picture
    assert 'href="../organisation/' in picture


def hostile() -> Thing:
    words = {"de": HOSTILE, "en": HOSTILE}
    near = Value(Iri(f"{BASE}organisation/x"), words)
    text = Value(Literal(HOSTILE), words)
    script = Value(Iri("javascript:alert(1)"), words)
    relations = (
        Relation("a", words, (near,)),
        Relation("b", words, (text, script, near)),
    )
    return Thing(NEILA, None, words, words, words, HOSTILE, relations)


def test_no_text_of_the_data_becomes_code(pages: Pages) -> None:
    page = pages.thing(hostile(), "de", linked_data=f'{{"name": "{HOSTILE}"}}')
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert 'href="javascript:' not in page
    assert page.count("<script") == 2


def test_many_values_are_folded_and_very_many_left_to_machines(pages: Pages) -> None:
    words = {"de": "x", "en": "x"}
    values = tuple(Value(Iri(f"{BASE}person/p{n}"), words) for n in range(1500))
    thing = replace(hostile(), relations=(Relation("a", {"de": "Viele", "en": "Many"}, values),))
    page = pages.thing(thing, "de")
    assert "<summary>weitere 1476</summary>" in page
    assert page.count("<li>") < 1100


def test_a_list_can_be_narrowed_without_scripts(pages: Pages, contents: Contents) -> None:
    lists = dict(Lists(pages, contents, "de").of(KINDS["organisation"]))
    assert 'href="by-kind-university.html"' in lists["de/organisation/index.html"]
    narrowed = lists["de/organisation/by-kind-university.html"]
    assert "Friedrich-Schiller-Universität Jena" in narrowed
    assert "Landkreis" not in narrowed.partition('<ul class="entries">')[2]
    assert 'aria-current="page">Universität' in narrowed


def test_an_organisation_is_listed_with_its_units_and_they_with_its_state(
    pages: Pages, contents: Contents
) -> None:
    lists = dict(Lists(pages, contents, "de").of(KINDS["organisation"]))
    whole = lists["de/organisation/by-whole-tu-dresden.html"]
    for one in ("tu-dresden", "codip", "tud-medienzentrum"):
        assert f'href="{one}.html"' in whole
        assert f'href="{one}.html"' in lists["de/organisation/by-state-de-sn.html"]
    assert 'href="hcu.html"' not in whole


def test_a_long_list_goes_on_on_further_pages(pages: Pages, contents: Contents) -> None:
    lists = dict(Lists(pages, contents, "en").of(KINDS["source"]))
    assert '<a rel="next" href="index-2.html">' in lists["en/source/index.html"]
    assert '<a rel="prev" href="index.html">' in lists["en/source/index-2.html"]


def test_links_are_short_ways() -> None:
    place = Place("de", "de/project/neila.html")
    assert place.to("de/project/kopos.html") == "kopos.html"
    assert place.to("static/site.css") == "../../static/site.css"
    assert place.other("en") == "en/project/neila.html"


def test_nothing_around_is_no_picture() -> None:
    painter = Painter("de", lambda _: None, lambda _: "", "")
    assert painter.drawn(hostile(), "project", "x") == ""
