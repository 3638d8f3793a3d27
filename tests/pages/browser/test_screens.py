"""The pictures in the documentation: taken anew with --accept, and then looked at by a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
IMAGES = Path(__file__).resolve().parents[3] / "docs" / "img"
SCREENS = {
    "network": ("wide", ""),
    "selected": ("wide", "#sel=project/neila&lang=en"),
    "focus": ("wide", "#sel=project/interko2&steps=1"),
    "path": ("wide", "#sel=organisation/stadt-jena&goal=organisation/uba"),
    "map": ("wide", "#view=map&sel=project/interko2&lang=en"),
    "table": ("wide", "#view=table"),
    "dark": ("wide", "#theme=dark&sel=project/kopos"),
    "middle": ("middle", "#lang=en"),
    "middle-selected": ("middle", "#sel=project/kopos"),
    "middle-map": ("middle", "#view=map&lang=en"),
    "phone": ("phone", ""),
    "phone-selected": ("phone", "#sel=project/neila"),
    "phone-map": ("phone", "#view=map"),
    "phone-table": ("phone", "#view=table&lang=en"),
    "phone-focus": ("phone", "#sel=project/interko2&steps=1&lang=en"),
}


@pytest.fixture(scope="module")
def real_file(real_page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the real catalogue on the disk."""
    file = tmp_path_factory.mktemp("screens") / "network.html"
    file.write_text(real_page, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", SCREENS)
def test_a_view_of_the_real_catalogue_can_be_shown(
    request: pytest.FixtureRequest, open_file: Callable[..., Any], real_file: Path, name: str
) -> None:
    size, address = SCREENS[name]
    page = open_file(real_file, address, size=size).page
    page.wait_for_timeout(300)
    picture = page.screenshot()
    file = IMAGES / f"network-{name}.png"
    if request.config.getoption("--accept"):
        file.write_bytes(picture)
    assert file.is_file(), "run pytest --accept and look at the picture"
    assert len(picture) > 10_000
    assert page.locator("#panel").is_visible() == ("sel=" in address)
