"""The page is open to everyone: axe finds nothing, and the keyboard reaches and uses everything."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
View = Callable[..., Any]

AXE = "axe-core@4.10.3"
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations", "incomplete"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""
STATES = {
    "network": "",
    "selected": "#sel=project/alpha",
    "tie": "#tie=organisation/fsu~project/alpha~coordinator",
    "focus": "#sel=project/alpha&steps=1",
    "path": "#sel=organisation/fsu&goal=organisation/goe",
    "filtered": "#only=cluster:cluster/water&from=2019&to=2020",
    "nothing": "#from=1990&to=1990&when=begun",
    "groups": "#group=state",
    "weights": "#net=organisations&least=0.8",
    "map": "#view=map",
    "map, selected": "#view=map&sel=organisation/lmu",
    "table": "#view=table",
    "ties": "#view=table&list=links",
    "text": "#view=table&list=text&lang=en",
    "English": "#lang=en&sel=organisation/lmu",
    "embedded": "#embed=1&sel=organisation/lmu",
}


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, installed once into the machine's temporary folder."""
    folder = Path(tempfile.gettempdir()) / f"verbund-{AXE}"
    file = folder / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not file.is_file():
        if npm is None:
            pytest.skip("there is no npm here to install axe-core with")
        words = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), AXE]
        done = subprocess.run(
            [npm, *words], capture_output=True, text=True, timeout=120, check=False
        )
        if not file.is_file():
            pytest.skip(f"axe-core cannot be installed here: {done.stderr.strip()[-200:]}")
    return file.read_text(encoding="utf-8")


#: The states whose colours and places differ most.
TELLING = ("network", "selected", "path", "map, selected", "table")


@pytest.mark.parametrize(
    ("size", "theme", "states"),
    [
        ("wide", "light", tuple(STATES)),
        ("wide", "dark", TELLING),
        ("phone", "light", TELLING),
        ("phone", "dark", TELLING),
    ],
)
def test_axe_finds_nothing_in_any_state(
    sample_view: View, axe: str, size: str, theme: str, states: tuple[str, ...]
) -> None:
    view = sample_view(size=size, color_scheme=theme)
    view.page.evaluate(axe)
    found = {}
    for name in states:
        address = STATES[name]
        view.page.evaluate(f"location.hash = '{address or '#'}'")
        view.page.wait_for_timeout(150)
        found[name] = view.page.evaluate(RUN)
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_axe_finds_nothing_in_what_opens_above_the_page(sample_view: View, axe: str) -> None:
    view = sample_view()
    view.page.evaluate(axe)
    view.press("Was sehe ich?")
    assert view.page.evaluate(RUN) == []
    view.page.click("[data-key=share]")
    assert view.page.evaluate(RUN) == []
    view.page.keyboard.press("Escape")
    view.page.fill("#search", "a")
    assert view.page.evaluate(RUN) == []


def test_the_keyboard_alone_walks_picks_focuses_and_goes_back(sample_view: View) -> None:
    view = sample_view()
    keys = view.page.keyboard
    keys.press("Tab")
    assert view.page.evaluate("document.activeElement.id") == "skip"
    keys.press("Enter")
    assert view.page.evaluate("document.activeElement.id") == "canvas"
    spoken = view.page.inner_text("#live")
    assert "Vorhaben" in spoken
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        keys.press(key)
    keys.press("Enter")
    assert view.page.evaluate("document.activeElement.id") == "panel-title"
    picked = view.title()
    view.page.focus("#canvas")
    keys.press("f")
    assert view.caption().startswith(f"Umfeld von {picked}")
    keys.press("Escape")
    keys.press("Escape")
    assert view.page.locator("#panel").is_hidden()


def test_the_keys_work_wherever_the_focus_is_but_not_where_one_types(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha")
    keys = view.page.keyboard
    view.page.focus("#panel button")
    keys.press("f")
    assert view.caption().startswith("Umfeld von Alpha")
    view.page.focus("#check-kind-topic")
    keys.press("F")
    assert not view.caption().startswith("Umfeld")
    view.page.focus("#search")
    keys.type("f0+")
    assert view.page.input_value("#search") == "f0+"
    assert not view.caption().startswith("Umfeld")
    view.page.evaluate("document.activeElement.blur()")
    keys.press("+")
    assert "at=" in view.page.url
    keys.press("0")
    assert "at=" not in view.page.url
    keys.press("ArrowRight")
    assert view.page.evaluate("document.activeElement.id") == "canvas"


def test_a_key_that_needs_something_picked_says_so(sample_view: View) -> None:
    view = sample_view()
    view.page.keyboard.press("f")
    assert view.page.inner_text("#toast") == "Zuerst etwas auswählen"


def test_keys_of_one_sign_can_be_turned_off(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha")
    view.press("Was sehe ich?")
    view.page.get_by_label("Tasten mit einem einzigen Zeichen wirken").uncheck()
    view.page.keyboard.press("Escape")
    assert view.page.locator("#about").is_hidden()
    for key in ("f", "+", "/"):
        view.page.keyboard.press(key)
    assert not view.caption().startswith("Umfeld")
    assert view.page.evaluate("document.activeElement.id") != "search"
    view.page.keyboard.press("Escape")
    assert view.page.locator("#panel").is_hidden()


@pytest.mark.parametrize(
    ("shown", "within"), [("network", "#canvas"), ("map", "#map-view"), ("table", "#table-view")]
)
def test_the_focus_goes_from_a_closed_panel_to_the_view(
    sample_view: View, shown: str, within: str
) -> None:
    view = sample_view(f"#view={shown}")
    view.select("koeln")
    assert view.page.evaluate("document.activeElement.id") == "panel-title"
    view.page.keyboard.press("Escape")
    assert view.page.locator("#panel").is_hidden()
    view.page.wait_for_timeout(100)
    inside = "(within) => document.activeElement.closest(within) !== null"
    assert view.page.evaluate(inside, within)


def test_the_keyboard_reaches_every_control(sample_view: View) -> None:
    view = sample_view("#sel=organisation/lmu")
    controls = view.page.evaluate(
        """() => [...document.querySelectorAll("button,input,select,a[href],summary,[tabindex]")]
          .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0).length"""
    )
    reached = view.page.evaluate("() => { window.reached = new Set(); return 0 }")
    for _ in range(controls + 5):
        view.page.keyboard.press("Tab")
        reached = view.page.evaluate(
            "() => { reached.add(document.activeElement); return reached.size }"
        )
    assert reached >= controls


def test_focus_is_always_visible(sample_view: View) -> None:
    view = sample_view("#sel=organisation/lmu")
    unseen = []
    for _ in range(45):
        view.page.keyboard.press("Tab")
        style = view.page.evaluate(
            """() => { const one = document.activeElement; const style = getComputedStyle(one);
              return [one.outerHTML.slice(0, 80), style.outlineStyle, style.outlineWidth,
                one.type === "range"] }"""
        )
        if style[1] == "none" and not style[3] and not style[0].startswith("<body"):
            unseen.append(style[0])
    assert unseen == []


def test_what_changed_is_spoken(sample_view: View) -> None:
    view = sample_view()
    view.select("LMU")
    assert view.page.inner_text("#live").endswith("2 Verbindungen")
    view.page.uncheck("#check-kind-person")
    assert "2 Einrichtungen" not in view.page.inner_text("#live")
    assert "Einrichtungen" in view.page.inner_text("#live")


def test_the_search_is_a_combobox_that_names_its_active_match(sample_view: View) -> None:
    view = sample_view()
    view.page.keyboard.press("/")
    view.page.keyboard.type("stadt")
    box = view.page.get_by_role("combobox").first
    assert box.get_attribute("aria-expanded") == "true"
    active = box.get_attribute("aria-activedescendant")
    assert view.page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    view.page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"


def test_shapes_differ_as_colours_do(sample_view: View) -> None:
    view = sample_view()
    marks = view.page.locator("#filters .mark path").all()
    shapes = [mark.get_attribute("d") for mark in marks]
    assert len(set(shapes)) == len(shapes) == 5


def test_nothing_moves_by_itself_and_text_can_be_enlarged(sample_view: View) -> None:
    view = sample_view("#sel=project/alpha", size="middle")
    view.page.evaluate("document.body.style.fontSize = '200%'")
    wide = view.page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    assert wide
    assert view.page.evaluate("document.getAnimations().length") == 0
