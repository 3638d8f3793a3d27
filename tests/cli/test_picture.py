from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_a_picture_is_written_and_said(on_small: Callable[..., Result]) -> None:
    result = on_small("picture", "--output", "a.svg", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert "a.svg: " in result.stderr
    assert "<dc:title>" in Path("a.svg").read_text(encoding="utf-8")


def test_a_size_that_is_none_is_explained(on_small: Callable[..., Result]) -> None:
    for size, said in (("big", "WxH"), ("5x5", "80×60")):
        result = on_small("picture", "--size", size)
        assert result.exit_code == 2
        assert said in result.stderr


def test_a_network_goes_to_other_tools_with_what_is_lost(on_small: Callable[..., Result]) -> None:
    result = on_small("network", "project-organisation", "--format", "csv", "--output", "n.csv")
    assert result.exit_code == 0, result.stderr
    assert Path("n-nodes.csv").is_file()
    assert Path("n-links.csv").is_file()
    assert "Not in csv: " in result.stderr


def test_the_ending_of_the_file_chooses_the_format(on_small: Callable[..., Result]) -> None:
    beginnings = {
        **{"n.graphml": b"<?xml", "n.GEXF": b"<?xml", "n.net": b"*Network", "n.cyjs": b"{"},
        **{"n.vosviewer.json": b'{\n "info"', "n.json": b'{\n "directed"'},
    }
    for name, beginning in beginnings.items():
        result = on_small("network", "topics", "--output", name)
        assert result.exit_code == 0, result.stderr
        assert Path(name).read_bytes().startswith(beginning), name
    assert b"<gexf" in Path("n.GEXF").read_bytes()
    assert on_small("network", "topics", "--output", "n.csv").exit_code == 0
    assert Path("n-nodes.csv").is_file()


def test_an_ending_that_no_format_has_is_refused_with_the_list(
    on_small: Callable[..., Result],
) -> None:
    result = on_small("network", "topics", "--output", "n.xlsx")
    assert result.exit_code == 2
    assert "no format called '.xlsx'" in result.stderr
    assert ".csv, .cyjs, .gexf, .graphml, .json, .net, .vosviewer.json" in result.stderr
    assert not Path("n.xlsx").exists()


def test_a_format_by_name_may_have_any_ending(on_small: Callable[..., Result]) -> None:
    assert on_small("network", "topics", "--format", "gexf", "-o", "n.xml").exit_code == 0
    assert b"<gexf" in Path("n.xml").read_bytes()


def test_a_network_without_a_file_name_gets_its_own(on_small: Callable[..., Result]) -> None:
    result = on_small("network", "topics", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Path("topics.graphml").read_bytes().startswith(b"<?xml")


def test_a_file_that_cannot_be_written_is_said(on_small: Callable[..., Result]) -> None:
    result = on_small("network", "topics", "--output", "nowhere/n.graphml")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_link_of_the_page_is_drawn(on_small: Callable[..., Result]) -> None:
    result = on_small("picture", "--link", "network.html#net=topics&lang=en", "--output", "t.svg")
    assert result.exit_code == 0, result.stderr
    result = on_small("picture", "--link", "colour=red")
    assert result.exit_code == 2
    assert "'colour=red' is no part of a view" in result.stderr
