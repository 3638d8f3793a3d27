"""Check a catalogue by its rules; each finding names file, row and column."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options, _output
from verbund.errors import InvalidCatalogue
from verbund.findings import Severity
from verbund.validation import Report, check
from verbund.validation.shacl import look
from verbund.validation.shapes import Validator

_AGAIN = "mend the rows above and check again"
_PARTLY = f"{_AGAIN}; the other rules were not asked, as they need tables that can be read"


@click.command(help=__doc__)
@_options.catalogue
@_options.form(["text", "json", "sarif"], default="text")
@click.option(
    "--engine",
    type=click.Choice(["verbund", "pyshacl"]),
    default="verbund",
    show_default=True,
    help="Who looks with the shapes; pyshacl is slower and a second opinion.",
)
@click.option(
    "--all",
    "thorough",
    is_flag=True,
    default=False,
    help="Look also for what takes longer to find or is less sure.",
)
@_options.lang
@_options.quiet
def command(catalogue: Catalogue, *, form: str, lang: str, quiet: bool, **wishes: Any) -> None:
    """Check, print the report, and fail if a rule is broken."""
    validator = _validator(wishes["engine"])
    report = check(catalogue, validator=validator, thorough=wishes["thorough"])
    if text := _written(report, form, lang):
        click.echo(text)
    summary = ", ".join(
        f"{report.count(severity)} {severity.value}{'s' * (report.count(severity) != 1)}"
        for severity in Severity
    )
    if not report.ok:
        raise InvalidCatalogue(summary, hint=_AGAIN if report.whole else _PARTLY)
    if not quiet:
        name = "the installed catalogue" if catalogue.is_installed else catalogue.root.name
        click.echo(f"{name}: {summary}.", err=True)


def _validator(engine: str) -> Validator:
    if engine == "verbund":
        return look
    from verbund.validation.shacl.judge import judge

    return judge


def _written(report: Report, form: str, lang: str) -> str:
    match form:
        case "json":
            return report.json()
        case "sarif":
            return report.sarif(lang, version=version("verbund"))
        case _:
            return _output.wrapped(report.text(lang), _output.width(None))
