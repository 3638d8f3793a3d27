"""The networks of a catalogue, measured and laid out: what a page is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.network.filters import filtered, opening
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Built, Network
from verbund.network.projection import PROJECTIONS, Background, own, project
from verbund.network.view import View
from verbund.pages import outlines
from verbund.pages.network_page import Frame
from verbund.pages.payload import Opening, Picture
from verbund.queries.engine import Engine

#: Where the questions for networks stand in a catalogue, and the outlines of the map.
QUESTIONS = Path("queries", "network")
GEO = Path("data", "geo")


def pictures(
    store: Engine, catalogue: Catalogue, built: Built, names: Sequence[str] = ()
) -> tuple[Picture, ...]:
    """The declared networks of these names, or all of them that have something in them."""
    wanted = names or [projection.name for projection in PROJECTIONS]
    found = _networks(store, catalogue.root / QUESTIONS, built, wanted)
    cache = catalogue.builds / "layouts"
    return tuple(picture(network, cache) for network in found if names or network.edges)


def asked(store: Engine, catalogue: Catalogue, built: Built, sparql: str) -> Picture:
    """The network that a person's own question gives."""
    folder = catalogue.root / QUESTIONS
    return picture(own(store, sparql, folder=folder, title=built.catalogue, built=built))


def picture(network: Network, cache: Path | None = None) -> Picture:
    """A network with its measures and positions."""
    positions = lay_out(network, cache=cache)
    return Picture(network, measure(network), positions, _opening(network, cache))


def _opening(network: Network, cache: Path | None) -> Opening | None:
    """How a network opens that is too full for its names."""
    off = opening(network)
    if not off:
        return None
    return Opening(off, lay_out(filtered(network, View(off=off)), cache=cache))


def frame(catalogue: Catalogue, *, language: str = "de", embed: bool = False) -> Frame:
    """The page around the networks of a catalogue; with a map if it has outlines."""
    folder = catalogue.root / GEO
    has_map = (folder / "states.geojson").is_file() and (folder / "districts.geojson").is_file()
    return Frame(
        base=catalogue.settings.base.value,
        contact=catalogue.settings.publisher_url.value,
        language=language,
        embed=embed,
        states=outlines.read(folder / "states.geojson") if has_map else (),
        districts=outlines.read(folder / "districts.geojson") if has_map else (),
    )


def _networks(store: Engine, folder: Path, made: Built, names: Sequence[str]) -> Iterator[Network]:
    background = Background.read(store, folder)
    for name in names:
        yield project(store, name, folder=folder, built=made, background=background)
