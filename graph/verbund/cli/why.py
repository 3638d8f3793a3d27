"""Show who says what is shown of a thing, with the words, the row, and other values."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options
from verbund.errors import UnknownName
from verbund.model import Iri, Literal, Term
from verbund.provenance import Locator, Said, why
from verbund.queries.values import Values
from verbund.reading import Context

_WORDS = {
    "de": {
        "other": "nicht gezeigt",
        "said": "sagt",
        "quote": "Wortlaut",
        "row": "Zeile",
        "read": "gelesen",
    },
    "en": {
        "other": "not shown",
        "said": "says",
        "quote": "its words",
        "row": "row",
        "read": "read",
    },
}


class UnknownProperty(UnknownName):
    """Nothing is said under this name."""

    what = "property"


class Wishes(TypedDict):
    """Who is asked, and in which language."""

    endpoint: str | None
    graph: Iri | None
    lang: str
    quiet: bool


@click.command(help=__doc__)
@click.argument("thing")
@click.argument("term", required=False, metavar="[PROPERTY]")
@_elsewhere.endpoint
@_elsewhere.graph
@_options.catalogue
@_options.lang
@_options.quiet
def command(thing: str, term: str | None, catalogue: Catalogue, **wishes: Unpack[Wishes]) -> None:
    """Find the thing, and print what its sources say."""
    store = _elsewhere.engine(catalogue, wishes["endpoint"], wishes["graph"], quiet=wishes["quiet"])
    base, lang = catalogue.settings.base, wishes["lang"]
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", base)
    about = Values(store, base).thing(thing, None, "thing")
    found = why(store, Locator(catalogue, context, store), about)
    names = {one.means: context.term(one.means.value) for one in found}
    if term is not None:
        found = [one for one in found if names[one.means] == term.partition("@")[0]]
        if not found:
            raise UnknownProperty(term, names.values())
    click.echo(f"{about}")
    for one in found:
        click.echo(_written(one, names[one.means], lang, base))


def _written(one: Said, name: str, lang: str, base: Iri) -> str:
    words = _WORDS[lang]
    tag = f"@{one.value.language}" if isinstance(one.value, Literal) and one.value.language else ""
    other = "" if one.is_shown else f"  ({words['other']})"
    lines = [f"\n{name}{tag}: {_value(one.value, base)}{other}"]
    for source in one.sources:
        lines.append(f"  {words['said']}: {source.name or source.iri}")
        lines += [f"    {source.url}"] if source.url else []
        lines += [f"    {words['read']}: {source.read}"] if source.read else []
        lines += [f"    {words['quote']}: „{source.quote}“"] if source.quote else []
    if one.place.file:
        lines.append(f"  {one.place.file}, {words['row']} {one.place.row}")
    return "\n".join(lines)


def _value(term: Term, base: Iri) -> str:
    return str(term).removeprefix(base.value)
