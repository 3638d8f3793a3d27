"""A view of a network in words: what stands behind "#" in the address of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args
from urllib.parse import unquote

from verbund.network.model import KINDS, FacetName, Kind

VIEWS = ("network", "map")
WHEN = ("running", "begun", "ended")
GROUPS = ("", "cluster", "topic", "state", "kind")
#: Parts of an address that say how a screen looks, not what a picture shows.
ONLY_ON_SCREEN = frozenset(
    {"list", "sort", "tie", "lang", "theme", "embed", "keys", "open", "moved", "at"}
)


@dataclass(frozen=True, slots=True)
class View:
    """What is picked out of a network; ``base`` is the beginning that its names are told without.

    ``off`` are hidden kinds, None where nothing is said of them; ``facets`` the wanted values.
    """

    base: str = ""
    network: str = ""
    form: str = "network"
    selected: str = ""
    steps: int = 0
    goal: str = ""
    same_time: bool = False
    off: tuple[Kind, ...] | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    when: str = "running"
    least: float = 0.0
    group: FacetName | None = None

    @classmethod
    def of(cls, address: str) -> View:
        """The view that an address names, whole or only what stands behind "#".

        >>> View.of("network.html#view=map&sel=project/a").selected
        'project/a'

        Raises:
            ValueError: a part is unknown, or says what it cannot say.
        """
        parts = address.rpartition("#")[2]
        found: dict[str, Any] = {}
        for part in filter(None, parts.split("&")):
            name, sign, text = part.partition("=")
            if name in _PARTS and sign:
                key, read = _PARTS[name]
                found[key] = _read(part, text, read)
            elif name not in ONLY_ON_SCREEN:
                raise ValueError(f"{part!r} is no part of a view")
        return cls(**found)

    def at(self, base: str) -> View:
        """The same view of a catalogue whose things have this beginning.

        >>> View.of("sel=project/a").at("https://example.org/").selected
        'https://example.org/project/a'
        """
        ends = (
            f"{base}{name}" if name and "://" not in name else name
            for name in (self.selected, self.goal)
        )
        selected, goal = ends
        return replace(self, base=base, selected=selected, goal=goal)

    @property
    def timed(self) -> bool:
        """Whether only some years count."""
        return bool(self.first or self.last or self.when != "running")


def _read(part: str, text: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(unquote(text))
    except ValueError as problem:
        raise ValueError(f"{part!r} says nothing that can be shown") from problem


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return read


def _steps(text: str) -> int:
    return int(_one_of(("0", "1", "2"))(text))


def _list(text: str) -> tuple[str, ...]:
    return tuple(unquote(one) for one in text.split(",") if one)


def _kinds(text: str) -> tuple[str, ...]:
    return tuple(map(_one_of(KINDS), _list(text)))


def _facets(text: str) -> Mapping[str, tuple[str, ...]]:
    pairs = (one.partition(":") for one in text.split(";") if one)
    known = _one_of(get_args(FacetName))
    return {known(name): _list(values) for name, _, values in pairs}


_PARTS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "net": ("network", str),
    "view": ("form", _one_of(VIEWS)),
    "sel": ("selected", str),
    "steps": ("steps", _steps),
    "goal": ("goal", str),
    "overlap": ("same_time", lambda text: text == "1"),
    "off": ("off", _kinds),
    "only": ("facets", _facets),
    "from": ("first", int),
    "to": ("last", int),
    "when": ("when", _one_of(WHEN)),
    "least": ("least", float),
    "group": ("group", lambda text: _one_of(GROUPS)(text) or None),
}
