from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pypdf
import pytest

from verbund.drawing import ImageFormat, Imprint, Size, draw, saved, title
from verbund.network.layout import lay_out
from verbund.network.model import Network, words


def _file(network: Network, form: ImageFormat, language: str = "de") -> bytes:
    figure = draw(network, lay_out(network), language=language)
    return saved(figure, form, Imprint.of(network.built, title(network, language)))


@pytest.mark.parametrize("form", ImageFormat)
def test_the_same_network_gives_the_same_bytes(sample: Network, form: ImageFormat) -> None:
    assert _file(sample, form) == _file(sample, form)


def test_an_svg_has_its_title_date_and_licence_inside(sample: Network) -> None:
    text = _file(sample, ImageFormat.SVG).decode()
    ElementTree.fromstring(text)  # noqa: S314 - a file of ours
    assert 'role="img"><title>Beispiel: Alles</title>' in text
    assert "<dc:date>2024-06-01</dc:date>" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_an_svg_needs_nothing_from_elsewhere(sample: Network) -> None:
    text = _file(sample, ImageFormat.SVG).decode()
    assert re.findall(r'(?:href|src)="(?!#)[^"]*"', text) == []


def test_the_words_of_a_pdf_can_be_searched(sample: Network) -> None:
    page = pypdf.PdfReader(BytesIO(_file(sample, ImageFormat.PDF, "en"))).pages[0]
    text = page.extract_text()
    for said in (
        "Example: Everything",
        "2 projects, 2 organisations and 1 person with 4 ties.",
        "As of 1 June 2024 · Licence: CC BY 4.0",
        "Ada & <Co>",
    ):
        assert said in text


def test_a_picture_has_the_size_that_was_asked_for(sample: Network) -> None:
    figure = draw(sample, lay_out(sample), size=Size(160, 120))
    wide, high = figure.get_size_inches()
    assert (round(wide * 25.4), round(high * 25.4)) == (160, 120)


def _heights(pdf: bytes) -> dict[str, float]:
    """The words of a page, each line with its height above the foot."""
    found: dict[str, float] = {}
    page = pypdf.PdfReader(BytesIO(pdf)).pages[0]

    def note(text: str, page: list[float], line: list[float], *_: object) -> None:
        found[text.strip()] = page[5] + line[5]

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("wide", [297, 180, 140])
def test_the_legend_stands_above_the_imprint(sample: Network, wide: int) -> None:
    publisher = "Katalog der Förderung mit einem Namen, der eine Zeile füllt"
    sample = replace(sample, built=replace(sample.built, publisher=publisher))
    figure = draw(sample, lay_out(sample), size=Size(wide, 120))
    imprint = Imprint.of(sample.built, title(sample, "de"))
    heights = _heights(saved(figure, ImageFormat.PDF, imprint))
    signs = ("Vorhaben", "Einrichtungen", "Personen", "koordiniert, leitet, veranstaltet")
    legend = [high for said, high in heights.items() if said in signs]
    imprinted = ("Katalog der", "creativecommons")
    foot = [high for said, high in heights.items() if any(one in said for one in imprinted)]
    assert len(legend) == len(signs)
    assert min(legend) - max(foot) > 8


def test_a_size_that_holds_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="80×60"):
        Size(10, 10)


def test_an_empty_network_is_a_picture_too(sample: Network) -> None:
    empty = Network("whole", words("Nichts"), (), (), built=sample.built)
    assert _file(empty, ImageFormat.PNG).startswith(b"\x89PNG")
