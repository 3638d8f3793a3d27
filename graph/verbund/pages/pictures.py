"""The networks of a catalogue, measured and laid out: what a page is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Built, Edge, Kind, Network
from verbund.network.projection import PROJECTIONS, Background, Engine, own, project
from verbund.pages import outlines
from verbund.pages.network_page import Frame
from verbund.pages.payload import Opening, Picture

#: Where the questions for networks stand in a catalogue, and the outlines of the map.
QUESTIONS = Path("queries", "network")
GEO = Path("data", "geo")
#: From how many things on a network is full, and how many are shown one by one at most.
FULL, MOST = 320, 2000
#: The kinds that a full network opens without.
EXTRAS: tuple[Kind, ...] = ("person", "event")


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
    """How a network opens that is too full for its names: without people and events.

    What is tied to nothing else then is away as well, as the page's script does it.
    """
    kept = {node.id: node for node in network.nodes if node.kind not in EXTRAS}
    kinds = {node.kind for node in kept.values()}
    if not FULL < len(network.nodes) <= MOST or len(kinds) < 2 or len(kept) == len(network.nodes):
        return None
    edges = tuple(edge for edge in network.edges if {edge.source, edge.target} <= kept.keys())
    lost = _ends(network.edges) - _ends(edges)
    nodes = tuple(node for node in kept.values() if node.kind == "project" or node.id not in lost)
    off = tuple(kind for kind in EXTRAS if any(network.of_kind(kind)))
    return Opening(off, lay_out(replace(network, nodes=nodes, edges=edges), cache=cache))


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.source, edge.target)}


def built(catalogue: Catalogue, digest: str) -> Built:
    """What the catalogue's settings say of the catalogue, and the build's digest."""
    settings = catalogue.settings
    return Built(
        catalogue=settings.title,
        publisher=settings.publisher,
        licence=settings.licence.value,
        released=settings.released,
        digest=digest,
    )


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
