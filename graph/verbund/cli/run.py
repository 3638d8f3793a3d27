"""Do everything once: build, check, ask, draw, export; then say what to type next."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _options, main
from verbund.cli._release import home, near
from verbund.errors import InvalidCatalogue
from verbund.findings import Severity
from verbund.model import Iri
from verbund.store import Store
from verbund.validation import Report, check
from verbund.vocab import ORG

_KINDS = {
    "projects": "project",
    "organisations": "organisation",
    "people": "person",
    "events": "event",
    "topics": "topic",
}
_PAGE = "network.html"


@click.command(help=__doc__)
@_options.catalogue
def command(catalogue: Catalogue) -> None:
    """Take each step by the command that does it, and end with five lines."""
    _step(catalogue, "build")
    _check(catalogue)
    store, base = _built.current(catalogue, quiet=True).store(), catalogue.settings.base.value
    sizes, project = _sizes(store, base), _busiest(store, base)
    if project:
        _step(catalogue, "query", "partners", "--param", f"project={project}")
    _step(catalogue, "view", "--output", _PAGE)
    _export(catalogue)
    _end(catalogue, sizes, project)


def _step(catalogue: Catalogue, *words: str) -> None:
    _say(*words)
    main([*words, "--catalogue", str(catalogue.root)], "verbund", standalone_mode=False)


def _say(*words: str) -> None:
    click.secho(f"\n$ verbund {' '.join(words)}", bold=True, err=True)


def _check(catalogue: Catalogue) -> None:
    """Check, but show only what must be mended: `verbund check` shows the rest."""
    _say("check")
    found = check(catalogue).findings
    report = Report(tuple(one for one in found if one.severity is not Severity.NOTICE))
    if report.findings:
        click.echo(report.text(catalogue.settings.languages[0]), err=True)
    if not report.ok:
        raise InvalidCatalogue("the tables break rules", hint="mend these rows, then run again")
    click.echo(
        f"No rule is broken; {report.count(Severity.WARNING)} warnings,"
        f" {len(found) - len(report.findings)} notices.",
        err=True,
    )


def _export(catalogue: Catalogue) -> None:
    """Write the release, but do not name each of its many files."""
    _say("export")
    main(["export", "--quiet", "--catalogue", str(catalogue.root)], standalone_mode=False)
    manifest = home(catalogue) / "manifest.json"
    files = len(json.loads(manifest.read_text(encoding="utf-8"))["files"])
    click.echo(f"{files} files in {near(manifest.parent)}; manifest.json names them.", err=True)


def _sizes(store: Store, base: str) -> Mapping[str, int]:
    """How many of each kind of thing there are."""
    things = {str(one.subject) for one in store.statements()}
    kinds = Counter(thing.removeprefix(base).partition("/")[0] for thing in things)
    return {name: kinds[kind] for name, kind in _KINDS.items()}


def _busiest(store: Store, base: str) -> str | None:
    """The id of the project that most take part in."""
    took_part = Counter(
        one.object.local
        for one in store.statements()
        if one.predicate.value == ORG.organization
        and isinstance(one.object, Iri)
        and one.object.value.startswith(f"{base}project/")
    )
    return min(took_part, key=lambda name: (-took_part[name], name), default=None)


def _end(catalogue: Catalogue, sizes: Mapping[str, int], project: str | None) -> None:
    verbund = _typed()
    question = f"query partners --param project={project}" if project else "questions"
    counted = ", ".join(f"{name} {number}" for name, number in sizes.items())
    click.echo(err=True)
    click.echo(f"Have    {counted}")
    click.echo(f"Look    open {_PAGE} in a browser")
    click.echo(f"Ask     {verbund} {question}")
    click.echo(f"Change  {_change(catalogue, verbund)}")
    click.echo(f"Share   {near(home(catalogue))}, again after a change: {verbund} export")


def _change(catalogue: Catalogue, verbund: str) -> str:
    """What to do for other content: nobody looks for tables where programs are installed."""
    if catalogue.is_installed:
        return f"begin a catalogue of your own: {verbund} init my-programme"
    return f"the tables in {near(catalogue.root / 'data')}, then: {verbund} check"


def _typed() -> str:
    """What a person types here to call verbund."""
    script = Path(sys.argv[0]).absolute()
    found = shutil.which("verbund")
    on_path = found is not None and Path(found) == script
    return "verbund" if on_path or script.stem != "verbund" else near(script)
