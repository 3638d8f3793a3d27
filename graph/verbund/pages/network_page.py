"""The network page: one HTML file with everything inside, that asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from markupsafe import Markup

from verbund.network.model import Built
from verbund.pages import engine, outlines
from verbund.pages.columns import deflated
from verbund.pages.outlines import Outline
from verbund.pages.payload import Picture, payload
from verbund.pages.policy import content_security_policy, json_block
from verbund.pages.texts import texts
from verbund.templates import templates

#: The page's own script: each file is about one noun; later ones use earlier ones.
SCRIPTS = (
    *("dom", "texts", "columns", "graph", "state", "address"),  # what there is
    *("search", "visible", "paths", "neighbours", "grouping"),  # what is asked of it
    *("svg", "palette", "labels", "layout", "scene", "communities", "camera", "drawing", "engine"),
    *("icons", "searchbox", "timeline", "filters", "sentences", "panel", "measures", "table"),
    *("spread", "mapwindow", "gestures", "map"),
    *("picture", "share", "keyboard", "frame", "networkview", "page", "main"),
)
_COMMENT = re.compile(r"^[ ]*/[*].*?[*]/[ ]*$|^[ ]*//.*?$", re.DOTALL | re.MULTILINE)
STYLES = ("base", "layout", "parts", "paper")
_TEMPLATES = templates("verbund.pages")


@dataclass(frozen=True)
class Frame:
    """What surrounds the networks on a page: whose they are, the map behind them, the language."""

    base: str = ""
    contact: str = ""
    language: str = "de"
    embed: bool = False
    states: Sequence[Outline] = field(default=())
    districts: Sequence[Outline] = field(default=())


def render(pictures: Sequence[Picture], frame: Frame) -> str:
    """The page as text; the first picture is the one that it opens with."""
    built = pictures[0].network.built
    columns = payload(pictures, base=frame.base) | {"map": _map(frame)}
    data = {
        "about": _about(built, frame),
        "texts": columns.pop("texts"),
        "columns": deflated(columns),
    }
    app = script()
    return _TEMPLATES.get_template("network.html").render(
        language=frame.language,
        title=built.catalogue[frame.language],
        embed=frame.embed,
        policy=content_security_policy([engine.script(), app]),
        noscript=texts()[frame.language]["noscript"],
        style=Markup(_bare(_joined("css", STYLES))),  # noqa: S704 - a file of ours
        texts=json_block(texts()),
        data=json_block(data),
        engine=Markup(engine.script()),  # noqa: S704 - checked against its SHA-256
        script=Markup(app),  # noqa: S704 - a file of ours
    )


def script() -> str:
    """The page's script: its files in their order, in one scope of their own, without comments."""
    return f'(() => {{\n"use strict";\n{_bare(_joined("js", SCRIPTS))}\n}})();\n'


def _bare(source: str) -> str:
    """Source text without indents and without comments, which stand on lines of their own."""
    without = _COMMENT.sub("", source)
    return "\n".join(line.strip() for line in without.splitlines() if line.strip())


def _joined(suffix: str, names: Sequence[str]) -> str:
    folder = files("verbund.pages").joinpath("static")
    return "\n".join(
        folder.joinpath(f"{name}.{suffix}").read_text(encoding="utf-8") for name in names
    )


def _about(built: Built, frame: Frame) -> Mapping[str, object]:
    return {
        "title": dict(built.catalogue),
        "publisher": built.publisher,
        "licence": built.licence,
        "released": built.released.isoformat() if built.released else "",
        "digest": built.digest,
        "contact": frame.contact,
        "language": frame.language,
        "embed": frame.embed,
        "attribution": outlines.ATTRIBUTION,
        "attributionUrl": outlines.ATTRIBUTION_URL,
    }


def _map(frame: Frame) -> Mapping[str, object] | None:
    if not frame.states:
        return None
    rows = {
        name: [[outline.ags, outline.name, outline.packed()] for outline in shapes]
        for name, shapes in (("states", frame.states), ("districts", frame.districts))
    }
    return {"width": outlines.WIDTH, "height": outlines.HEIGHT, **rows}
