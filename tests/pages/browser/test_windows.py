"""A view fits the window in which it is seen, however narrow, and follows when that changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
    view.page.wait_for_timeout(300)
    with view.page.expect_download() as download:
        view.share("svg")
    found: list[str] = view.page.evaluate(CUT, download.value.path().read_text(encoding="utf-8"))
    return found


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
