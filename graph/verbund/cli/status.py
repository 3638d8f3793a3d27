"""Tell what the catalogue holds, what it lacks, what waits, and what is new."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _options
from verbund.cli._survey import told
from verbund.surveying import SOURCES, survey


@click.command(help=__doc__)
@_options.form(["text", "json"], default="text")
@_options.catalogue
@_options.lang
@_options.quiet
def command(catalogue: Catalogue, *, form: str, lang: str, quiet: bool) -> None:
    """Survey the build of the files as they are."""
    found = survey(catalogue, _built.current(catalogue, quiet=quiet).store(), lang)
    if form == "json":
        sources = {piece: where[lang] for piece, where in SOURCES.items()}
        click.echo(json.dumps({**asdict(found), "sources": sources}, ensure_ascii=False, indent=2))
        return
    for line in told(found, lang):
        click.echo(line)
