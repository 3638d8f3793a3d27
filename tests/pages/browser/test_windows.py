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


def test_a_link_to_another_network_shows_it_as_it_opens(
    open_file: Callable[..., Any], real_file: Path
) -> None:
    view = open_file(real_file, "#net=people")
    assert "Personen mit" in view.caption()
    assert "off=" not in view.page.url
    whole = open_file(real_file, "#off=")
    assert "Veranstaltungen mit" in whole.caption()
    assert "Ausgeblendet" not in whole.caption()
