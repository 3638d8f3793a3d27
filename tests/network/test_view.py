from __future__ import annotations

import pytest

from verbund.network.view import View


def test_a_link_of_the_page_is_a_view() -> None:
    view = View.of("file:///network.html#net=organisations&sel=project/a&steps=2&off=person,event"
                   "&only=state:place/de-th;role:partner&from=2019&lang=en&at=1,2,3")  # fmt: skip
    assert (view.network, view.selected, view.steps, view.first) == (
        "organisations",
        "project/a",
        2,
        2019,
    )
    assert view.off == ("person", "event")
    assert view.facets == {"state": ("place/de-th",), "role": ("partner",)}


def test_what_a_link_does_not_name_is_left_open() -> None:
    assert View.of("") == View()
    assert View.of("off=").off == ()


@pytest.mark.parametrize(
    "link",
    ["steps=9", "view=table", "colour=red", "from=soon", "sel", "off=people", "only=land:place/x"],
)
def test_what_no_picture_can_show_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match=link):
        View.of(link)


def test_a_thing_is_named_without_the_beginning_of_its_catalogue() -> None:
    view = View.of("sel=project/a&goal=https://other.example/b").at("https://example.org/")
    assert (view.selected, view.goal) == (
        "https://example.org/project/a",
        "https://other.example/b",
    )
