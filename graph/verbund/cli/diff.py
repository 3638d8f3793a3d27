"""Say in words what changed between two releases.

OLD and NEW are a version that `verbund release` has frozen, a folder that `verbund export` has
written, or a dump; without NEW, OLD is compared with the catalogue as it is now:

\b
    verbund diff 0.1.0
    verbund diff exports elsewhere/exports --format markdown
    verbund diff old.nq new.nq --lang en --format json
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options, _output

_NOW = {"de": "jetzt", "en": "now"}
_FORMATS = ("text", "json", "markdown", "turtle")


class Wishes(TypedDict):
    """How the answer is written, and where it goes."""

    form: str
    lang: str
    output: Path | None
    quiet: bool


@click.command(help=__doc__)
@click.argument("old")
@click.argument("new", required=False)
@_options.form(_FORMATS, default="text")
@_options.lang
@_options.output("FILE", shown="stdout")
@_options.catalogue
@_options.quiet
def command(old: str, new: str | None, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Open both, compare, print."""
    from verbund.cli import _built
    from verbund.releasing import Snapshot, changeset, compare, opened, telling
    from verbund.releasing.history import place_of

    before = Snapshot.of(catalogue, opened(place_of(catalogue, old)))
    if new is None:
        store = _built.current(catalogue, quiet=wishes["quiet"]).store()
    else:
        store = opened(place_of(catalogue, new))
    found = compare(before, Snapshot.of(catalogue, store))
    between = (old, new or _NOW[wishes["lang"]])
    match wishes["form"]:
        case "json":
            written = telling.document(found, between)
        case "markdown":
            written = telling.markdown(found, between, wishes["lang"])
        case "turtle":
            written = changeset(found, catalogue.settings.base, between).decode()
        case _:
            width = _output.width(wishes["output"])
            written = telling.text(found, between, wishes["lang"], width)
    _output.put([written], wishes["output"])
