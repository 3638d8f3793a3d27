"""Tell what the catalogue holds, what it lacks, what waits, and what is new."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

import click

from verbund.catalogue import Catalogue
from verbund.cli import _built, _options
from verbund.surveying import SOURCES, Status, survey

_MOST = 10


@click.command(help=__doc__)
@_options.form(["text", "json"], default="text")
@_options.catalogue
@_options.quiet
def command(catalogue: Catalogue, *, form: str, quiet: bool) -> None:
    """Survey the build of the files as they are."""
    found = survey(catalogue, _built.current(catalogue, quiet=quiet).store())
    if form == "json":
        click.echo(json.dumps({**asdict(found), "sources": SOURCES}, ensure_ascii=False, indent=2))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Status) -> Iterator[str]:
    yield "Things"
    for name, count in found.things.items():
        yield f"  {name:<24}{count:>8,}"
    yield from _projects(found)
    told = ", ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in found.findings.items())
    yield f"Findings: {told} (verbund check)"
    yield f"Candidates that wait for a decision: {found.candidates}"
    yield from _changes(found)


def _projects(found: Status) -> Iterator[str]:
    missing = Counter(piece for project in found.projects for piece in project.missing)
    whole = sum(not project.missing for project in found.projects)
    yield f"Joint projects: {len(found.projects)}, {whole} of them complete"
    for piece, count in missing.most_common():
        yield f"  {piece:<8}missing in{count:>5}: ask {SOURCES[piece]}"
    lacking = [project for project in found.projects if project.missing]
    for project in lacking[:_MOST]:
        yield f"  {project.name[:24]:<24}  lacks {', '.join(project.missing)}"
    if len(lacking) > _MOST:
        yield f"  and {len(lacking) - _MOST} more (verbund query completeness)"


def _changes(found: Status) -> Iterator[str]:
    if found.changes is None:
        yield "Nothing was released yet (verbund release, verbund export)"
        return
    changed = "" if found.changes else ": nothing"
    yield f"Changed since {found.release}{changed}"
    for kind, counts in found.changes.items():
        told = ", ".join(f"{count} {how}" for how, count in sorted(counts.items()))
        yield f"  {kind[:30]:<30}  {told}"
