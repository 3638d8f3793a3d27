"""Any view of a network as a picture: all of it, a part, surroundings, a way between two, a map."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from matplotlib.figure import Figure

from verbund.drawing.land import Land, draw_map
from verbund.drawing.mount import Size
from verbund.drawing.picked import draw_picked
from verbund.drawing.picture import draw
from verbund.drawing.planned import draw_around, draw_path
from verbund.errors import UnknownThing, VerbundError
from verbund.network.communities import gathered
from verbund.network.filters import MOST, filtered, opening
from verbund.network.layout import lay_out
from verbund.network.model import Network
from verbund.network.path import Apart, shortest
from verbund.network.view import View


class NoMap(VerbundError):
    """A map is wanted of what has no ground."""


class NothingToDraw(VerbundError):
    """The filters of a view leave nothing."""

    status = 2


@dataclass(frozen=True, slots=True)
class Means:
    """What a picture is drawn with: language, size, a folder for layouts, the ground of a map."""

    language: str = "de"
    size: Size = field(default_factory=Size)
    cache: Path | None = None
    ground: Land | None = None


def pictured(whole: Network, view: View, means: Means) -> Figure:
    """The view of a network; what is hidden is counted in the picture.

    Raises:
        UnknownThing: the network has nothing of the name that is picked.
        NoMap: a map is wanted, and the catalogue has no outlines.
        NothingToDraw: the filters leave nothing.
    """
    for name in filter(None, (view.selected, view.goal)):
        if name not in whole.by_id:
            raise UnknownThing(name.removeprefix(view.base), _names(whole, view))
    off = opening(whole) if view.off is None else view.off
    network = filtered(whole, replace(view, off=off))
    if whole.nodes and not network.nodes:
        raise NothingToDraw("this view leaves nothing to draw", hint="take a part of --link away")
    about = whole if view.selected and view.selected not in network.by_id else network
    if view.selected and view.goal:
        return _path(whole, network, view, means)
    if view.selected and view.steps:
        looked = view.selected, view.steps
        return draw_around(about, looked, language=means.language, size=means.size)
    if view.form == "map":
        return _map(about, view.selected, means)
    return _network(whole, network, view, means)


def _names(network: Network, view: View) -> list[str]:
    return [node.id.removeprefix(view.base) for node in network.nodes]


def _path(whole: Network, network: Network, view: View, means: Means) -> Figure:
    """The way within what is shown, else through what is hidden."""
    ends = view.selected, view.goal
    shown = network if set(ends) <= network.by_id.keys() else whole
    found = shortest(shown, *ends, same_time=view.same_time)
    if isinstance(found, Apart):
        shown, found = whole, shortest(whole, *ends, same_time=view.same_time)
    return draw_path(shown, found, language=means.language, size=means.size)


def _map(network: Network, selected: str, means: Means) -> Figure:
    if not means.ground:
        raise NoMap(
            "this catalogue has no map", hint="put states.geojson and districts.geojson in data/geo"
        )
    ground, language = means.ground, means.language
    return draw_map(network, ground, selected=selected, language=language, size=means.size)


def _network(whole: Network, network: Network, view: View, means: Means) -> Figure:
    picked = view.selected
    if picked and len(network.nodes) > MOST:
        return draw_around(whole, (picked, 1), language=means.language, size=means.size)
    if picked and picked not in network.by_id:
        network = whole
    rest = [node for node in whole.nodes if node.id not in network.by_id]
    aspect, by = means.size.aspect, view.group or "cluster"
    if len(network.nodes) > MOST:
        network, small = gathered(network, by=view.group)
        rest += small
        places = replace(lay_out(network, aspect=aspect, cache=means.cache), groups=())
    else:
        places = lay_out(network, aspect=aspect, group_by=by, cache=means.cache)
        lost = _lost(whole, network) if "project" not in (view.off or ()) else set()
        places = replace(places, groups=tuple(one for one in places.groups if one.id not in lost))
    if picked:
        return draw_picked(network, places, picked, rest, (means.language, means.size))
    return draw(network, places, language=means.language, size=means.size, without=rest)


def _lost(whole: Network, network: Network) -> set[str]:
    """The clusters that have projects, but none that is shown: their outlines go."""
    had, kept = (
        {facet.value for node in one.of_kind("project") for facet in node.facets
         if facet.name == "cluster"} for one in (whole, network)
    )  # fmt: skip
    return had - kept
