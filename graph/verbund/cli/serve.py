"""Serve the catalogue over HTTP, for reading only.

The catalogue is built first if its files have changed. A build that is made while the server runs
takes its place without a pause. Ctrl-C ends it when the last answers are given.
"""

from __future__ import annotations

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _options


@click.command(help=__doc__)
@click.option(
    "--host",
    metavar="HOST",
    default="127.0.0.1",
    show_default=True,
    help="Address of this machine to listen at.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen at; 0 is any free one.",
)
@_options.catalogue
@_options.quiet
def command(host: str, port: int, catalogue: Catalogue, quiet: bool) -> None:
    """Build, listen, and say where."""
    from verbund.web import application, serve
    from verbund.web.serving import listening

    _built.current(catalogue, quiet=quiet)

    def tell(line: str) -> None:
        if not quiet or line.startswith("!"):
            click.echo(line, err=True)

    with listening(host, port) as at:
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{at.getsockname()[1]}/ (Ctrl-C ends it)")
        serve(application(catalogue, tell=tell), at)
