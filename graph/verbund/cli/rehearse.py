"""Play the portals' harvester: what would GovData, CKAN and others refuse?

Without ADDRESS the files in exports/ are read as if they stood at their public address. With
one, such as http://127.0.0.1:8000/, a server or a static site is asked instead of the public
host, and nobody else; things are asked for by their IRIs, and pages must say what they show.
Nothing is sent to a portal. Ends with 5 if a portal would refuse something.
"""

from __future__ import annotations

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.errors import InvalidCatalogue, VerbundError
from verbund.rehearsal import Folder, Site, Source, rehearse


@click.command(help=__doc__)
@click.argument("address", required=False)
@_options.catalogue
@_options.lang
def command(address: str | None, catalogue: Catalogue, lang: str) -> None:
    """Print what each portal would refuse, and fail if one would."""
    report = rehearse(catalogue, _source(address, catalogue))
    click.echo(report.text(lang))
    if not report.ok:
        raise InvalidCatalogue(
            f"refused by {', '.join(report.refusing())}",
            hint="mend what is said above, run `verbund export`, and rehearse again",
        )


def _source(address: str | None, catalogue: Catalogue) -> Source:
    public = catalogue.settings.publishing.public.value
    if address:
        if not address.startswith(("http://", "https://")):
            raise click.UsageError(f"{address} is no http address")
        return Site(f"{address.rstrip('/')}/", public, catalogue.settings.base.value)
    folder = catalogue.root / "exports"
    if not (folder / "catalog.ttl").is_file():
        raise VerbundError(f"{folder} has no catalog.ttl", hint="run `verbund export` first")
    return Folder(folder, public)
