"""Find things by what they are called, in whichever spelling.

Umlauts, parts of compounds, acronyms, former names and typing errors are understood:

\b
    verbund search wohnen
    verbund search Universitaet Jena --kind organisation
    verbund search Verkehrs Planung --lang en --format jsonl
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options
from verbund.cli._output import FORMATS
from verbund.cli._talk import said, tell
from verbund.search import KINDS, Hit, Index


class Wishes(_elsewhere.There):
    """What is looked for, where, and where the answer goes."""

    kind: str | None
    limit: int
    form: str | None
    lang: str
    output: Path | None
    quiet: bool


@click.command(help=__doc__)
@click.argument("text", nargs=-1, required=True, shell_complete=_options.completed("texts"))
@click.option(
    "--kind",
    metavar="NAME",
    type=click.Choice(tuple(KINDS)),
    default=None,
    show_default="all",
    help=f"Only such things: {', '.join(KINDS)}.",
)
@_options.form(FORMATS, shown="table on a terminal, else csv")
@_options.lang
@_options.few
@_options.output("FILE", shown="stdout")
@_elsewhere.endpoint
@_elsewhere.graph
@_elsewhere.patience
@_options.catalogue
@_options.quiet
def command(text: tuple[str, ...], catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Search, and print what was found."""
    from verbund.cli import _rows
    from verbund.queries.sheet import Reader
    from verbund.search.rows import COLUMNS, table

    words, lang = " ".join(text), wishes["lang"]
    hits = _index(catalogue, wishes).search(words, kind=wishes["kind"] or "", limit=wishes["limit"])
    reader = Reader(catalogue.settings.base, lang)
    _rows.show(table(hits, lang), COLUMNS, reader, (wishes["form"], wishes["output"]), words)
    if not wishes["quiet"]:
        _tell(words, hits, lang)


def _tell(words: str, hits: Sequence[Hit], lang: str) -> None:
    """Say that nothing was found, or only what is spelt nearly so."""
    if not hits:
        tell(said(lang, "nothing"))
    elif all(hit.near for hit in hits):
        name = "near several" if len(hits) > 1 else "near"
        tell(said(lang, name, text=words, name=hits[0].title(lang)))


def _index(catalogue: Catalogue, wishes: Wishes) -> Index:
    """The index of the build; of a graph elsewhere, one that is made for this search."""
    engine = _elsewhere.there(wishes)
    if engine:
        from verbund.search import gathered

        return Index.of(gathered(engine))
    from verbund.cli import _built
    from verbund.search import FILE

    return Index.open(_built.current(catalogue, quiet=wishes["quiet"]).folder / FILE)
