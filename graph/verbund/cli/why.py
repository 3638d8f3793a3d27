"""Show who says what is shown of a thing, or what ties two, with the words and the row.

OTHER is a property, after which a value may follow, or another thing:

\b
    verbund why Interko2 endDate
    verbund why Interko2 endDate 2023-12-31
    verbund why "Stadt Jena" Interko2
    verbund why "Stadt Jena" "Stadt Leipzig" --format json
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

import click

from verbund.catalogue import Catalogue
from verbund.cli import _elsewhere, _options, _output, _talk
from verbund.cli._evidence import Evidence, document, listed
from verbund.errors import UnknownFormat, UnknownName, UnknownValue
from verbund.model import Iri
from verbund.provenance import Locator, Said, why
from verbund.queries.engine import Engine
from verbund.queries.sheet import Names, Reader
from verbund.queries.values import Values
from verbund.reading import Context
from verbund.things.headings import Headings

#: The suffix that tells each form.
_SUFFIXES = {"text": ".txt", "markdown": ".md", "json": ".json"}


class UnknownProperty(UnknownName):
    """Nothing is said under this name."""

    what = "property"


class UnsaidValue(UnknownName):
    """Nobody says this value."""

    what = "value"


class Wishes(_elsewhere.There):
    """Who is asked, and how the answer is written."""

    form: str | None
    lang: str
    output: Path | None
    quiet: bool


@click.command(help=__doc__)
@click.argument("thing", shell_complete=_options.completed("things"))
@click.argument("other", required=False, shell_complete=_options.completed("said"))
@click.argument("value", required=False)
@_elsewhere.endpoint
@_elsewhere.graph
@_elsewhere.patience
@_options.catalogue
@_options.form(tuple(_SUFFIXES), shown="text, or as the name of the file says")
@_options.lang
@_options.output("FILE", shown="stdout")
@_options.quiet
def command(
    thing: str,
    other: str | None,
    value: str | None,
    catalogue: Catalogue,
    **wishes: Unpack[Wishes],
) -> None:
    """Find the thing, and print what its sources say."""
    form, output = _wanted(wishes["form"], wishes["output"]), wishes["output"]
    engine = _elsewhere.engine(catalogue, wishes, quiet=wishes["quiet"])
    base = catalogue.settings.base
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", base)
    headings = Headings.read(catalogue.root / "ontology" / "verbund.ttl")
    evidence = Evidence(context, headings, Reader(base, wishes["lang"]))
    asked = _Asked(catalogue, engine, evidence, form, output)
    about = Values(engine, base).thing(thing, None, "thing")
    found = why(engine, asked.locator, about)
    names = {context.term(one.means.value) for one in found}
    if other is None or other.partition("@")[0] in names:
        asked.print_said(about, found, other, value)
    else:
        asked.print_ties(about, _second(Values(engine, base), other, value, names))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked, and how it is answered."""

    catalogue: Catalogue
    engine: Engine
    evidence: Evidence
    form: str
    output: Path | None

    @property
    def locator(self) -> Locator:
        """Where rows are found."""
        return Locator(self.catalogue, self.evidence.context, self.engine)

    def print_said(
        self, about: Iri, every: Sequence[Said], other: str | None, value: str | None
    ) -> None:
        """Each value with who says it: of one property, if it is named, and one value of it."""
        names = self.evidence.names(self.engine, [about], every)
        found = _narrowed(every, other, value, self.evidence.context, names)
        if self.form == "json":
            objects = [self.evidence.object(one) for one in found]
            self._put(document({"thing": about}, "statements", objects))
            return
        self._tell([about], names, (self.evidence.text(one, names) for one in found))
        if not found:
            _talk.tell(_talk.said(self.evidence.language, "unsaid"))

    def print_ties(self, one: Iri, other: Iri) -> None:
        """What ties two things, with who says it."""
        from verbund.things import Describer
        from verbund.things.ties import Ties

        describer = Describer(self.engine, self.evidence.headings)
        bonds = Ties(describer, self.locator).between(one, other)
        if self.form == "json":
            objects = [self.evidence.bond_object(bond) for bond in bonds]
            self._put(document({"thing": one, "other": other}, "bonds", objects))
            return
        names = self.evidence.names(self.engine, [one, other], [])
        self._tell([one, other], names, map(self.evidence.bond_text, bonds))
        if not bonds:
            _talk.tell(_talk.said(self.evidence.language, "untied"))

    def _tell(self, things: Sequence[Iri], names: Names, texts: Iterable[str]) -> None:
        """Write what people read; on a terminal, in lines that fit it."""
        if self.form == "markdown":
            self._put("\n".join([self.evidence.title(things, names), *map(listed, texts)]))
        else:
            whole = "\n".join([self.evidence.head(things, names), *texts])
            self._put(_output.wrapped(whole, _output.width(self.output)))

    def _put(self, text: str) -> None:
        _output.put([f"{text.rstrip()}\n"], self.output)


def _wanted(form: str | None, output: Path | None) -> str:
    """The form that is named, else the one that the suffix of the file tells, else text."""
    if form or output is None:
        return form or "text"
    for name, suffix in _SUFFIXES.items():
        if suffix == output.suffix.lower():
            return name
    raise UnknownFormat(output.suffix or output.name, _SUFFIXES.values())


def _narrowed(
    found: Sequence[Said], other: str | None, value: str | None, context: Context, names: Names
) -> list[Said]:
    """What is said of one property, if it is named, and of one value of it."""
    wanted = (other or "").partition("@")[0]
    kept = [one for one in found if not wanted or context.term(one.means.value) == wanted]
    if value is None:
        return kept
    texts = [(one, _texts(one, context.base, names)) for one in kept]
    narrowed = [one for one, its in texts if value in its]
    if not narrowed:
        raise UnsaidValue(value, {text for _, its in texts for text in its})
    return narrowed


def _texts(one: Said, base: str, names: Names) -> set[str]:
    """What a value goes by: as it is written, shortly, or the name of the thing."""
    text = str(one.value)
    name = names.get(one.value) if isinstance(one.value, Iri) else None
    return {text.removeprefix(base), name or text}


def _second(values: Values, other: str, value: str | None, names: set[str]) -> Iri:
    """The other thing; a word that is neither a thing nor a property is taken for a property."""
    try:
        found = values.thing(other, None, "thing")
    except UnknownValue as problem:
        raise UnknownProperty(other, names) from problem
    if value is not None:
        raise click.UsageError("a value is for a property")
    return found
