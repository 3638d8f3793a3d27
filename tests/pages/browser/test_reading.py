"""What a reader can do with a page: search, pick, focus, filter, map, table and more."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
View = Callable[..., Any]


def test_the_page_opens_with_everything_and_says_so(sample_view: View) -> None:
    view = sample_view()
    assert view.page.title() == "Beispiel: ein Netz – Alles"
    assert view.caption().startswith("3 Vorhaben, 4 Einrichtungen, 1 Person, 1 Thema und 1 Ver")
    assert "mit 10 Verbindungen" in view.caption()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("munchen", "LMU"),
        ("muenchen", "LMU"),
        ("München", "LMU"),
        ("lmu", "LMU"),
        ("Koln", "Stadt Köln"),
        ("koeln", "Stadt Köln"),
        ("göttinger", "Göttinger Land"),
        ("Alte Friedrich", "FSU Jena"),
        ("Gottinegr", "Göttinger Land"),
        ("jena universitat", "FSU Jena"),
        ("soil", "Bodenschutz"),
    ],
)
def test_search_finds_what_people_type(sample_view: View, typed: str, found: str) -> None:
    view = sample_view()
    view.select(typed)
    assert view.title() == found


def test_search_says_when_there_is_nothing(sample_view: View) -> None:
    view = sample_view()
    view.page.fill("#search", "zzzz")
    assert view.page.inner_text("[role=option]") == "Nichts gefunden zu „zzzz“"


def test_arrow_keys_move_through_the_matches(sample_view: View) -> None:
    view = sample_view()
    view.page.fill("#search", "stadt")
    view.page.fill("#search", "a")
    names = view.page.locator("[role=option] .two > span:first-child").all_inner_texts()
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("Enter")
    assert view.title() == names[1]


def test_a_panel_tells_facts_neighbours_and_sources(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha")
    text = view.page.inner_text("#panel")
    assert "März 2018 – Feb. 2021" in text.replace("\xa0", " ")
    assert "1.234.567 €" in text.replace("\xa0", " ")
    assert "wird koordiniert von 1" in text
    assert "hat als Partner 2" in text
    view.press("Woher stammt die Angabe zu FSU Jena?")
    sources = view.page.inner_text("#panel .group .sources")
    assert "Projektseite" in sources
    assert "participations.csv 2" in sources


def test_a_tie_says_who_when_and_who_says_so(sample_view: View) -> None:
    view = sample_view("#tie=organisation/fsu~project/alpha~coordinator")
    text = view.page.inner_text("#panel")
    assert view.title() == "koordiniert"
    assert "Friedrich-Schiller-Universität Jena" in text
    assert "Wer sagt das?" in text
    assert "participations.csv 2" in text
    view.page.keyboard.press("Escape")
    assert view.page.locator("#panel").is_hidden()


def test_a_neighbour_is_one_click_away(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha")
    view.page.get_by_role("button", name="LMU").first.click()
    assert view.title() == "LMU"
    assert "sel=organisation/lmu" in view.page.url


def test_clicking_the_picture_picks_a_thing_and_then_nothing(sample_view: View) -> None:
    view = sample_view("#sel=project/beta&steps=1")
    box = view.page.locator("#canvas").bounding_box()
    assert box
    view.page.keyboard.press("Escape")
    view.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert view.page.locator("#panel").is_hidden()


def test_focus_shows_the_surroundings_and_escape_goes_back(sample_view: View) -> None:
    view = sample_view("#sel=organisation/lmu")
    view.press("Nur das Umfeld")
    assert view.caption().startswith("Umfeld von LMU: 2 Einträge in einem Schritt.")
    view.press("Zwei Schritte")
    assert "höchstens zwei Schritten" in view.caption()
    view.page.keyboard.press("Escape")
    assert "3 Vorhaben" in view.caption()
    assert view.title() == "LMU"
    view.page.keyboard.press("Escape")
    assert view.page.locator("#panel").is_hidden()


def test_a_coordinator_and_a_partner_differ_on_their_lines(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha&steps=1")
    with view.page.expect_download() as download:
        view.share("svg")
    svg = download.value.path().read_text(encoding="utf-8")
    lines = re.findall(r'<path [^>]*stroke="#0072b2"[^>]*>', svg)
    widths = {width for line in lines for width in re.findall(r'stroke-width="([\d.]+)"', line)}
    assert {"3", "1.6"} <= widths


def test_a_path_is_a_sentence_with_the_verb_of_each_step(sample_view: View) -> None:
    view = sample_view("#sel=organisation/fsu")
    view.page.fill("#goal", "goett")
    view.page.keyboard.press("Enter")
    assert view.title() == "Von FSU Jena zu Göttinger Land"
    assert view.page.inner_text("#panel .lead").startswith("FSU Jena koordiniert Alpha. Alpha ")
    assert "Göttinger Land" in view.page.locator(".steps li").last.inner_text()


def test_a_path_whose_periods_must_overlap_avoids_ties_that_never_met(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha&goal=project/gamma&overlap=1")
    assert "Bodenschutz" in view.page.inner_text("#panel .lead")


def test_a_filter_is_counted_said_and_taken_back(sample_view: View) -> None:
    view = sample_view()
    view.page.uncheck("#check-kind-organisation")
    assert "Ausgeblendet: 4 Einträge (Einrichtungen)." in view.caption()
    assert view.caption().startswith("3 Vorhaben, 1 Person")
    view.press("Auswahl aufheben")
    assert "Ausgeblendet" not in view.caption()


def test_a_cluster_narrows_and_a_chip_takes_it_back(sample_view: View) -> None:
    view = sample_view()
    view.page.click("[data-key=fold-cluster]")
    view.page.get_by_label("Wasser").check()
    assert "2 Vorhaben" in view.caption()
    assert "only=cluster:cluster/water" in view.page.url
    view.page.click(".chip")
    assert "3 Vorhaben" in view.caption()


def test_a_role_narrows_the_ties(sample_view: View) -> None:
    view = sample_view("#only=role:coordinator")
    assert "3 Vorhaben und 3 Einrichtungen mit 3 Verbindungen." in view.caption()


def test_a_tie_counts_only_while_it_lasts(sample_view: View) -> None:
    assert "1 Vorhaben" in sample_view("#from=2023&to=2023").caption()
    begun = sample_view("#from=2019&to=2019&when=begun")
    assert "1 Vorhaben und 2 Einrichtungen" in begun.caption()
    assert "1 Vorhaben" in sample_view("#from=2022&to=2022&when=ended").caption()


def test_the_years_play_and_come_to_an_end(sample_view: View) -> None:
    view = sample_view()
    view.press("Jahre abspielen")
    assert view.page.inner_text(".years") == "2018"
    assert view.page.inner_text("#live").startswith("2018: ")
    view.press("Anhalten")
    assert view.page.locator("[aria-label='Jahre abspielen']").is_visible()


def test_another_network_is_one_choice_away(sample_view: View) -> None:
    view = sample_view()
    view.page.select_option("#network", "organisations")
    assert view.caption().startswith("4 Einrichtungen mit 3 Verbindungen.")
    view.page.fill("#least", "0.8")
    assert "2 Verbindungen" in view.caption()
    assert "Gewicht unter 0,8" in view.caption()


def test_things_can_be_grouped(sample_view: View) -> None:
    view = sample_view()
    view.page.select_option("#group", "state")
    assert "group=state" in view.page.url


def test_ties_that_filters_hide_are_one_press_away(sample_view: View) -> None:
    view = sample_view("#sel=organisation/lmu&from=2022&to=2022")
    assert "1 Verbindung ist durch die Auswahl ausgeblendet." in view.page.inner_text("#panel")
    view.press("Alles einblenden")
    assert "ausgeblendet" not in view.page.inner_text("#panel")
    assert view.title() == "LMU"


def test_undo_and_redo_walk_through_what_was_done(sample_view: View) -> None:
    view = sample_view()
    view.select("LMU")
    view.press("Nur das Umfeld")
    view.page.keyboard.press("Control+z")
    assert "3 Vorhaben" in view.caption()
    view.press("Rückgängig")
    assert view.page.locator("#panel").is_hidden()
    view.press("Wiederholen")
    assert view.title() == "LMU"


def test_the_map_shows_places_regions_and_whose_outlines_they_are(sample_view: View) -> None:
    view = sample_view()
    view.press("Karte")
    assert view.page.locator("#map-view .dots circle").count() == 4
    assert view.page.locator("#map-view .regions path").count() == 1
    assert "© GeoBasis-DE / BKG (2021) (Daten verändert)" in view.page.inner_text(".attribution")
    assert view.page.get_attribute(".attribution a", "href") == "https://www.bkg.bund.de/"
    assert view.page.locator(".arcs path").count() == 0
    view.page.get_by_role("button", name="LMU: 1 Eintrag").click()
    assert view.title() == "LMU"
    assert view.page.locator(".arcs path").count() == 2


def test_the_maps_key_tells_sizes_and_whose_region_is_strong(sample_view: View) -> None:
    key = sample_view("#view=map&sel=project/alpha").page.locator(".attribution .key")
    assert key.inner_text().split("\n") == [
        "1 Einträge an einem Ort",
        "Regionen der Vorhaben",
        "Alpha",
    ]
    assert key.locator(".area.picked").count() == 1


def test_the_table_sorts_and_leads_to_things(sample_view: View) -> None:
    view = sample_view("#view=table")
    first = view.page.locator("tbody th").first
    view.page.click("[data-key='sort name']")
    assert first.inner_text() == "Alpha\nVorhaben · Vorhaben Alpha zum Wandel"
    view.page.click("[data-key='sort name']")
    assert first.inner_text() == "Tagung\nVeranstaltung"
    assert view.page.get_attribute("th[aria-sort]", "aria-sort") == "descending"
    first.get_by_role("button").click()
    assert view.title() == "Tagung"


def test_the_measures_stand_in_table_and_panel_with_what_they_mean(sample_view: View) -> None:
    view = sample_view("#net=organisations&view=table")
    heads = view.page.locator("thead th").all_inner_texts()
    measures = ["Verbindungen", "Gewicht", "Brücke", "Kern", "Gemeinschaft"]
    assert [head.replace("\xad", "").split()[0] for head in heads][-5:] == measures
    view.page.click("text=Was die Kennzahlen bedeuten")
    meanings = view.page.inner_text(".meanings")
    view.page.locator("tbody th button").first.click()
    view.page.click("text=Kennzahlen im Netz")
    told = view.page.inner_text("#panel details:last-of-type")
    for name in measures:
        assert name in meanings
        assert name in told
    for text in ("1/(n−1)", "Anteil der kürzesten Wege", "Rang 1 von"):
        assert text in told
    view.page.locator("tbody th button").nth(1).click()
    assert view.page.locator("#panel details:last-of-type").get_attribute("open") is not None


def test_the_text_twin_says_all_ties(sample_view: View) -> None:
    text = sample_view("#view=table&list=text").page.inner_text(".sentences")
    assert text.startswith("Alpha: Vorhaben Alpha zum Wandel\n")
    assert "LMU ist Partner in Alpha und Beta." in text
    ties = sample_view("#view=table&list=links&lang=en")
    assert "10 ties in the selection" in ties.page.inner_text("caption")


def test_the_language_changes_in_place(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha&steps=1")
    view.press("Switch to English")
    assert view.page.get_attribute("html", "lang") == "en"
    text = view.page.inner_text("#panel")
    assert "Project Alpha on change" in text
    assert "€1,234,567" in text
    assert view.caption().startswith("Surroundings of Alpha: 4 entries within one step.")
    view.press("Auf Deutsch umschalten")
    assert view.caption().startswith("Umfeld von Alpha")


def test_the_box_says_what_is_seen_and_what_was_left_out(sample_view: View) -> None:
    view = sample_view()
    view.press("Was sehe ich?")
    text = view.page.inner_text("#about")
    assert "3 × Veranstaltungen ohne Datum" in text
    assert "stammt aus 2 Quellen" in text
    assert "Stand 1. Juni 2024" in text


def test_dark_follows_the_system_and_can_be_chosen(sample_view: View) -> None:
    dark = sample_view(color_scheme="dark")
    assert dark.page.get_attribute("html", "data-theme") == "dark"
    dark.press("Helle Darstellung")
    assert dark.page.get_attribute("html", "data-theme") == "light"
    assert "theme=light" in dark.page.url
