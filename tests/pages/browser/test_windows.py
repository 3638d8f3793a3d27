"""A view fits the window in which it is seen, however narrow, and follows when that changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser
#: The names in a picture that reach beyond its edge to the left or right.
CUT = """(text) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.style = "position: fixed; left: 0; top: 0";
  document.body.append(svg);
  const wide = svg.getBoundingClientRect().width;
  const reaches = ({ left, right }) => left < 0 || right > wide;
  const names = [...svg.querySelectorAll("text")];
  const cut = names.filter((name) => reaches(name.getBoundingClientRect()));
  return cut.map((name) => name.textContent);
}"""


@pytest.fixture(scope="module")
def real_file(real_page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the real catalogue on the disk."""
    file = tmp_path_factory.mktemp("windows") / "network.html"
    file.write_text(real_page, encoding="utf-8")
    return file


def cut(view: Any) -> list[str]:
    """The names that the view's picture cuts at its edge."""
    found: list[str] = view.page.evaluate(CUT, picture(view))
    return found


def picture(view: Any) -> str:
    """What is seen, as SVG."""
    view.page.wait_for_timeout(300)
    with view.page.expect_download() as download:
        view.share("svg")
    text: str = download.value.path().read_text(encoding="utf-8")
    return text


@pytest.mark.parametrize("size", ["wide", "middle", "phone"])
@pytest.mark.parametrize("steps", [1, 2])
def test_the_surroundings_of_a_thing_lose_no_name_at_the_edge(
    open_file: Callable[..., Any], real_file: Path, size: str, steps: int
) -> None:
    view = open_file(real_file, f"#sel=project/interko2&steps={steps}", size=size)
    assert cut(view) == []


def test_the_surroundings_are_planned_anew_for_a_narrower_window(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#sel=project/interko2&steps=1")
    view.page.set_viewport_size({"width": 390, "height": 844})
    assert cut(view) == []


#: Whether anything is drawn in the two outermost columns of the picture, left and right.
INKED = """() => {
  const canvas = document.querySelector("#plane canvas");
  const { width, height } = canvas;
  const probe = new OffscreenCanvas(4, height).getContext("2d", { willReadFrequently: true });
  probe.drawImage(canvas, 0, 0, 2, height, 0, 0, 2, height);
  probe.drawImage(canvas, width - 2, 0, 2, height, 2, 0, 2, height);
  return new Set(new Uint32Array(probe.getImageData(0, 0, 4, height).data.buffer)).size > 1;
}"""


@pytest.mark.parametrize("size", ["wide", "middle", "phone"])
def test_no_word_of_the_surroundings_runs_out_of_the_picture(
    open_file: Callable[..., Any], real_file: Path, size: str
) -> None:
    view = open_file(real_file, "#sel=project/interko2&steps=1", size=size)
    view.page.wait_for_timeout(300)
    assert not view.page.evaluate(INKED)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", ["wide", "middle", "phone"])
def test_the_whole_network_cuts_no_name(
    open_file: Callable[..., Any], real_file: Path, size: str, language: str
) -> None:
    assert cut(open_file(real_file, f"#lang={language}", size=size)) == []


#: The names of projects in a picture that lie over the middle of a mark.
COVERING = """(text) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.style = "position: fixed; left: 0; top: 0";
  document.body.append(svg);
  const marks = ["#0072b2", "#b07a00", "#d55e00"].flatMap((fill) => [...svg.querySelectorAll(`path[fill="${fill}"]`)]);
  const middles = marks.map((mark) => mark.getBoundingClientRect()).map((box) => [box.x + box.width / 2, box.y + box.height / 2]);
  const holds = ({ left, right, top, bottom }) => middles.some(([x, y]) => left < x && x < right && top < y && y < bottom);
  const names = [...svg.querySelectorAll("text")].filter((name) => name.style.fontSize === "13.5px");
  return [names.length, ...names.filter((name) => holds(name.getBoundingClientRect())).map((name) => name.textContent)];
}"""  # noqa: E501


def test_no_name_of_a_project_hides_a_mark(open_file: Callable[..., Any], real_file: Path) -> None:
    view = open_file(real_file)
    count, *covering = view.page.evaluate(COVERING, picture(view))
    assert count >= 25
    assert covering == []


def test_a_cluster_without_a_project_in_these_years_has_no_outline(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    outline = 'fill="#f4f0e6"'
    assert picture(open_file(real_file)).count(outline) > 3
    early = open_file(real_file, "#from=2017&to=2017")
    assert "3 Vorhaben" in early.caption()
    assert picture(early).count(outline) == 0


#: How many projects stand in each round group of a picture.
PROJECTS = """(text) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  document.body.append(svg);
  const boxes = (fill) => [...svg.querySelectorAll(`path[fill="${fill}"]`)].map((path) => path.getBBox());
  const middles = (fill) => boxes(fill).map(({ x, y, width, height }) => [x + width / 2, y + height / 2, width / 2]);
  const projects = middles("#d55e00");
  return middles("#f4f0e6").map(([left, top, r]) => projects.filter(([x, y]) => Math.hypot(x - left, y - top) < r).length);
}"""  # noqa: E501


def test_a_project_without_a_cluster_is_put_into_none(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#group=cluster")
    # five clusters of one scheme; of 25 projects 9 have none
    assert sorted(view.page.evaluate(PROJECTS, picture(view))) == [1, 3, 3, 4, 5, 9]


def test_rows_of_the_table_are_low_on_a_phone(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#view=table", size="phone")
    rows = view.page.locator("tbody tr")
    heights = rows.evaluate_all("(rows) => rows.map((row) => row.offsetHeight)")
    assert len(heights) > 100
    assert max(heights) <= 230
    assert sorted(heights)[len(heights) // 2] <= 120


@pytest.mark.parametrize("address", ["", "&list=links", "&list=text", "&net=organisations"])
@pytest.mark.parametrize("size", ["phone", "middle"])
def test_a_table_is_read_without_moving_it_sideways(
    open_file: Callable[..., Any], real_file: Path, size: str, address: str
) -> None:
    page = open_file(real_file, f"#view=table{address}", size=size).page
    hidden = "(parts) => Math.max(...parts.map((one) => one.scrollWidth - one.clientWidth))"
    assert page.locator("#table-view, #table-view .scroll").evaluate_all(hidden) <= 0
    beyond = (
        "(cells) => cells.filter((cell) => cell.getBoundingClientRect().right > innerWidth).length"
    )
    assert page.locator("#table-view :is(td, th, li)").evaluate_all(beyond) == 0


@pytest.mark.parametrize("address", ["", "&sel=project/interko2", "&sel=organisation/tu-dresden"])
def test_each_dot_of_the_map_can_be_pressed_on_a_phone(
    open_file: Callable[..., Any], real_file: Path, address: str
) -> None:
    page = open_file(real_file, f"#view=map{address}", size="phone").page
    page.wait_for_timeout(300)
    dots = page.locator("#map-view .dots circle").evaluate_all(
        "(dots) => dots.map((dot) => dot.getBoundingClientRect())"
        ".map(({ x, y, width }) => [x, y, width / 2])"
    )
    middles = [(x + r, y + r, r) for x, y, r in dots]
    assert len(middles) > 40
    for number, (x, y, r) in enumerate(middles):
        for left, top, other in middles[:number]:
            assert hypot(x - left, y - top) > r + other


def test_on_a_phone_the_map_comes_near_to_what_is_picked(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    def wide(address: str) -> float:
        page = open_file(real_file, f"#view=map{address}", size="phone").page
        page.wait_for_timeout(300)
        return float(page.get_attribute("#map-view > svg", "viewBox").split()[2])

    assert wide("&sel=project/interko2") < wide("") / 2


def test_two_fingers_bring_the_map_nearer_and_one_finds_the_dot_beside_it(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    page = open_file(real_file, "#view=map", size="phone", has_touch=True).page

    def seen() -> float:
        return float(page.get_attribute("#map-view > svg", "viewBox").split()[2])

    page.wait_for_timeout(300)
    dot = page.get_by_role("button", name="Rendsburg: 1 Eintrag")
    dot.wait_for()
    box, before = dot.bounding_box(), seen()
    page.evaluate(PINCH)
    assert seen() < before / 1.5
    page.reload()
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.touchscreen.tap(box["x"] - 6, box["y"] + box["height"] / 2)
    assert page.locator("#popup").is_visible() or page.locator("#panel").is_visible()


#: Two fingers on the map, the second one moving away from the first.
PINCH = """() => {
  const map = document.querySelector("#map-view > svg");
  const send = (type, pointerId, clientX, clientY) =>
    map.dispatchEvent(new PointerEvent(type, {
      pointerId, clientX, clientY, buttons: 1, bubbles: true, pointerType: "touch" }));
  send("pointerdown", 1, 150, 400);
  send("pointerdown", 2, 200, 400);
  for (const x of [220, 240, 260, 280]) send("pointermove", 2, x, 400);
  send("pointerup", 2, 280, 400);
  send("pointerup", 1, 150, 400);
}"""


def test_a_topic_that_names_a_group_does_not_stand_in_it(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    drawn = picture(open_file(real_file, "#group=topic"))
    groups = drawn.count('fill="#f4f0e6"')
    assert groups > 15
    # 63 topics and one in the legend, without those that name a group; two groups are no topic
    assert drawn.count('fill="#b07a00"') == 64 - (groups - 2)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_table_fits_a_wide_window(
    open_file: Callable[..., Any], real_file: Path, language: str
) -> None:
    view = open_file(real_file, f"#view=table&lang={language}")
    table = view.page.locator("#table-view .scroll")
    assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_header_of_a_phone_has_two_rows(
    open_file: Callable[..., Any], real_file: Path, language: str
) -> None:
    page = open_file(real_file, f"#lang={language}", size="phone").page
    page.evaluate("document.getElementById('title').textContent = 'Mein langes Förderprogramm'")
    parts = ("#title", "#filter-toggle", "#search-place", "#views")
    title, toggle, search, views = (page.locator(one).bounding_box() for one in parts)
    assert title["y"] < toggle["y"] + toggle["height"] <= search["y"]
    assert abs(search["y"] - views["y"]) < 10
    assert search["y"] + search["height"] < 110


def test_a_network_without_places_has_no_map(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#net=topics&view=map")
    assert view.page.locator("#canvas").is_visible()
    assert "view=map" not in view.page.url
    assert "Themen mit" in view.caption()


@pytest.mark.parametrize("address", ["", "#embed=1"])
def test_the_title_of_a_phone_is_one_line_and_its_search_can_be_read(
    open_file: Callable[..., Any], real_file: Path, address: str
) -> None:
    page = open_file(real_file, address, size="phone").page
    assert page.locator("#title").bounding_box()["height"] < 30
    assert page.locator("#search").bounding_box()["width"] > 150


def test_the_filters_of_a_phone_are_closed_beside_them_by_a_key_and_by_a_button(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    page = open_file(real_file, size="phone").page
    for way in ("beside", "key", "button"):
        page.click("#filter-toggle")
        assert page.locator("#filters").is_visible()
        if way == "beside":
            page.mouse.click(385, 500)
        elif way == "key":
            page.keyboard.press("Escape")
        else:
            page.click("#filters-close")
        assert page.locator("#filters").is_hidden()
    assert page.locator("#panel").is_hidden()


@pytest.mark.parametrize("shown", ["network", "map"])
def test_what_is_narrowed_stands_above_the_view(
    open_file: Callable[..., Any], real_file: Path, shown: str
) -> None:
    page = open_file(real_file, f"#view={shown}&from=2021&to=2022", size="phone").page
    page.wait_for_timeout(200)
    chip, view = (page.locator(one).bounding_box() for one in (".chip", f"#{shown}-view"))
    assert chip["y"] + chip["height"] <= view["y"]


def test_a_way_is_told_in_short_names_of_the_readers_language(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    way = "#sel=organisation/stadt-jena&goal=organisation/uba&lang=en"
    page = open_file(real_file, way).page
    steps = page.inner_text("#panel .steps")
    for name in ("City of Jena", "Closing conference 2024", "German Environment Agency"):
        assert name in steps


def test_the_keys_are_listed_whole(open_file: Callable[..., Any], real_file: Path) -> None:
    view = open_file(real_file)
    view.press("Was sehe ich?")
    rows = view.page.locator("#about .keys div").all_inner_texts()
    assert [row.split("\n")[0] for row in rows][:4] == ["/", "← ↑ → ↓", "Eingabe", "F"]
    assert rows[3].endswith("dann wieder alles")


def test_a_name_that_begins_with_the_short_one_is_not_said_twice(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    page = open_file(real_file, "#view=table&list=text&lang=en").page
    text = page.inner_text(".sentences")
    assert "KoOpRegioN: Municipal cooperation" in text
    assert "KoOpRegioN: KoOpRegioN" not in text


@pytest.mark.parametrize("size", ["wide", "middle", "phone"])
def test_a_page_for_an_iframe_fills_it(
    open_file: Callable[..., Any], real_file: Path, size: str
) -> None:
    page = open_file(real_file, "#embed=1", size=size).page
    stage = page.locator("#stage").bounding_box()
    assert stage["width"] == page.viewport_size["width"]
    assert stage["height"] > 0.7 * page.viewport_size["height"]


#: How much of a picture's height its marks of these colours take.
REACH = """([text, fills]) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.style = "position: fixed; left: 0; top: 0";
  document.body.append(svg);
  const marks = fills.flatMap((fill) => [...svg.querySelectorAll(`:scope > svg path[fill="${fill}"]`)]);
  const tops = marks.map((mark) => mark.getBoundingClientRect().top);
  return (Math.max(...tops) - Math.min(...tops)) / svg.getBoundingClientRect().height;
}"""  # noqa: E501


@pytest.mark.parametrize(
    "address", ["sel=project/interko2&steps=1", "sel=organisation/stadt-jena&goal=organisation/uba"]
)
def test_surroundings_and_paths_use_the_height_of_the_window(
    open_file: Callable[..., Any], real_file: Path, address: str
) -> None:
    drawn = picture(open_file(real_file, f"#{address}"))
    reach = open_file(real_file).page.evaluate(REACH, [drawn, ["#0072b2", "#b07a00", "#d55e00"]])
    assert reach > 0.55


def test_a_tie_to_a_single_neighbour_is_level(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    drawn = picture(open_file(real_file, "#sel=organisation/uba&steps=1"))
    reach = open_file(real_file).page.evaluate(REACH, [drawn, ["#0072b2", "#d55e00"]])
    assert reach < 0.02


def test_where_a_filter_leaves_little_it_fills_the_window(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    drawn = picture(open_file(real_file, "#only=state:place/de-th"))
    page = open_file(real_file).page
    assert page.evaluate(REACH, [drawn, ["#b07a00", "#d55e00"]]) > 0.4
    chosen = open_file(real_file)
    chosen.page.evaluate(
        "document.querySelectorAll('#filters details').forEach((one) => { one.open = true; })"
    )
    chosen.page.click("text=6 weitere")
    chosen.page.get_by_label("Thüringen").check()
    assert chosen.page.evaluate(REACH, [picture(chosen), ["#b07a00", "#d55e00"]]) > 0.4


#: The names of groups in a picture that lie over the middle of a project.
OVER_PROJECTS = """(text) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.style = "position: fixed; left: 0; top: 0";
  document.body.append(svg);
  const projects = [...svg.querySelectorAll('path[fill="#d55e00"]')].map((mark) => mark.getBoundingClientRect());
  const meets = (one, two) => one.left < two.right && two.left < one.right && one.top + 4 < two.bottom && two.top + 4 < one.bottom;
  const names = [...svg.querySelectorAll('text[fill="#566070"]')].filter((name) => name.style.fontWeight >= 600);
  const over = names.filter((name) => projects.some((box) => meets(box, name.getBoundingClientRect())));
  return [names.length, ...over.map((name) => name.textContent)];
}"""  # noqa: E501


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", ["wide", "middle"])
def test_no_name_of_a_cluster_lies_on_a_project(
    open_file: Callable[..., Any], real_file: Path, size: str, language: str
) -> None:
    view = open_file(real_file, f"#lang={language}", size=size)
    count, *over = view.page.evaluate(OVER_PROJECTS, picture(view))
    assert count >= 5
    assert over == []


def test_no_word_of_the_panel_is_broken_in_a_middling_window(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#sel=project/interko2", size="middle")
    cluster = view.page.locator("#panel dd", has_text="Wohnungsmarktregionen")
    lines = cluster.evaluate(
        "(dd) => { const text = document.createRange(); text.selectNodeContents(dd);"
        " return new Set([...text.getClientRects()].map(({ top }) => top)).size; }"
    )
    assert lines == 2


def test_names_beside_a_picked_thing_are_counted_among_its_own(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#sel=project/neila")
    view.press("Was sehe ich?")
    assert "von 269 Namen" not in view.page.inner_text("#about")


def test_a_selection_that_leaves_nothing_says_so_in_the_middle(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#from=2019&to=2019&when=begun&lang=en")
    assert "leaves nothing" in view.page.inner_text("#nothing")
    assert view.page.inner_text(".chip").startswith("2019 · new")
    view.page.click("#nothing button")
    assert view.page.locator("#nothing").is_hidden()


def test_a_link_to_another_network_shows_it_as_it_opens(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#net=people")
    assert "Personen mit" in view.caption()
    assert "off=" not in view.page.url
    whole = open_file(real_file, "#off=")
    assert "Veranstaltungen mit" in whole.caption()
    assert "Ausgeblendet" not in whole.caption()


@pytest.mark.parametrize("size", ["middle", "phone"])
def test_in_a_small_window_names_of_clusters_make_way_for_those_of_a_picked_thing(
    open_file: Callable[..., Any], real_file: Path, size: str
) -> None:
    # a topic has that name, too, in another colour
    cluster = r'<text [^>]*fill="#566070"[^>]*>[^<]*Wohnungsmarktregionen<'
    assert re.search(cluster, picture(open_file(real_file, size=size)))
    picked = picture(open_file(real_file, "#sel=project/neila", size=size))
    assert not re.search(cluster, picked)


def printed(view: Any) -> list[str]:
    """The words on each page of the view on paper."""
    view.page.wait_for_timeout(300)
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    view.page.wait_for_timeout(200)
    return [page.extract_text() for page in PdfReader(BytesIO(view.page.pdf(format="A4"))).pages]


@pytest.mark.parametrize("address", ["", "#view=map"])
def test_a_picture_is_one_sheet_of_paper(
    open_file: Callable[..., Any], real_file: Path, address: str
) -> None:
    assert len(printed(open_file(real_file, address))) == 1


def test_what_is_said_of_a_picked_thing_begins_a_sheet(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    first, second, *_ = printed(open_file(real_file, "#sel=project/interko2&steps=1"))
    assert "Fördersumme" not in first
    assert "Vorhaben\nInterko2" in second


def test_each_sheet_of_a_printed_table_has_its_whole_head(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file)
    printed(view)
    view.press("Tabelle")
    sheets = printed(view)
    assert len(sheets) < 14
    for sheet in sheets:
        assert "Brücke" in sheet
        assert "Alles zusammen" not in sheet


@pytest.mark.parametrize("way", ["search", "link"])
def test_a_thing_that_only_hidden_kinds_tie_is_seen_when_picked(
    open_file: Callable[..., Any], real_file: Path, way: str
) -> None:
    view = open_file(real_file, "#sel=topic/wohnen" if way == "link" else "")
    if way == "search":
        view.select("Wohnen")
    assert view.title() == "Wohnen"
    assert "Veranstaltungen" in view.caption().split("Ausgeblendet")[0]
    assert ">Wohnen<" in picture(view)
    assert "off=person" in view.page.url
