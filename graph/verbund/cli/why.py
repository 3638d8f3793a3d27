"""Show who says what is shown of a thing, or what ties two, with the words and the row.

OTHER is a property, after which a value may follow, or another thing:

\b
    verbund why Interko2 endDate
    verbund why Interko2 endDate 2023-12-31
    verbund why "Stadt Jena" Interko2
    verbund why "Stadt Jena" "Stadt Leipzig" --format json
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options, _output
from verbund.cli._evidence import Evidence, document
from verbund.errors import UnknownName, UnknownValue
from verbund.model import Iri
from verbund.provenance import Locator, Said, why
from verbund.queries.engine import Engine
from verbund.queries.values import Values
from verbund.reading import Context


class UnknownProperty(UnknownName):
    """Nothing is said under this name."""

    what = "property"


class UnsaidValue(UnknownName):
    """Nobody says this value."""

    what = "value"


class Wishes(TypedDict):
    """Who is asked, and how the answer is written."""

    endpoint: str | None
    graph: Iri | None
    form: str
    lang: str
    quiet: bool


@click.command(help=__doc__)
@click.argument("thing", shell_complete=_options.completed("things"))
@click.argument("other", required=False, shell_complete=_options.completed("said"))
@click.argument("value", required=False)
@_elsewhere.endpoint
@_elsewhere.graph
@_options.catalogue
@_options.form(("text", "json"), default="text")
@_options.lang
@_options.quiet
def command(
    thing: str,
    other: str | None,
    value: str | None,
    catalogue: Catalogue,
    **wishes: Unpack[Wishes],
) -> None:
    """Find the thing, and print what its sources say."""
    engine = _elsewhere.engine(
        catalogue, wishes["endpoint"], wishes["graph"], quiet=wishes["quiet"]
    )
    base = catalogue.settings.base
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", base)
    evidence = Evidence(context, wishes["lang"])
    asked = _Asked(catalogue, engine, evidence, is_json=wishes["form"] == "json")
    about = Values(engine, base).thing(thing, None, "thing")
    found = why(engine, asked.locator, about)
    names = {context.term(one.means.value) for one in found}
    if other is None or other.partition("@")[0] in names:
        asked.print_said(about, _narrowed(found, other, value, context))
    else:
        asked.print_ties(about, _second(Values(engine, base), other, value, names))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked, and how it is answered."""

    catalogue: Catalogue
    engine: Engine
    evidence: Evidence
    is_json: bool

    @property
    def locator(self) -> Locator:
        """Where rows are found."""
        return Locator(self.catalogue, self.evidence.context, self.engine)

    def print_said(self, about: Iri, found: Sequence[Said]) -> None:
        """Each value with who says it."""
        if self.is_json:
            objects = [self.evidence.object(one) for one in found]
            click.echo(document({"thing": about}, "statements", objects))
            return
        click.echo(f"{about}")
        for one in found:
            _tell(self.evidence.text(one))

    def print_ties(self, one: Iri, other: Iri) -> None:
        """What ties two things, with who says it."""
        from verbund.things import Describer
        from verbund.things.ties import Ties

        describer = Describer.of(self.catalogue, self.engine)
        bonds = Ties(describer, self.locator).between(one, other)
        if self.is_json:
            objects = [self.evidence.bond_object(bond) for bond in bonds]
            click.echo(document({"thing": one, "other": other}, "bonds", objects))
            return
        click.echo(f"{one}\n{other}")
        for bond in bonds:
            _tell(self.evidence.bond_text(bond))
        if not bonds:
            click.echo("Nothing ties them directly; `verbund path` looks for a way.", err=True)


def _tell(text: str) -> None:
    """Print a text; on a terminal, in lines that fit it."""
    click.echo(_output.wrapped(text, _output.width(None)))


def _narrowed(
    found: Sequence[Said], other: str | None, value: str | None, context: Context
) -> list[Said]:
    """What is said of one property, if it is named, and of one value of it."""
    wanted = (other or "").partition("@")[0]
    kept = [one for one in found if not wanted or context.term(one.means.value) == wanted]
    if value is None:
        return kept
    texts = {str(one.value).removeprefix(context.base): one for one in kept}
    if value not in texts:
        raise UnsaidValue(value, texts)
    return [one for one in kept if str(one.value).removeprefix(context.base) == value]


def _second(values: Values, other: str, value: str | None, names: set[str]) -> Iri:
    """The other thing; a word that is neither a thing nor a property is taken for a property."""
    try:
        found = values.thing(other, None, "thing")
    except UnknownValue as problem:
        raise UnknownProperty(other, names) from problem
    if value is not None:
        raise click.UsageError("a value is for a property")
    return found
