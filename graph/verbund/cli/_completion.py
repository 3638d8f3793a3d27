"""What the shell completes: questions, their gaps, and the values of these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from verbund.assembly import latest
from verbund.catalogue import Catalogue
from verbund.cli import _places
from verbund.errors import VerbundError
from verbund.model import Iri, Table
from verbund.queries.asking import Asker
from verbund.queries.header import Parameter
from verbund.queries.question import Question
from verbund.queries.questions import Questions
from verbund.queries.sheet import Reader
from verbund.queries.terms import filled
from verbund.queries.values import Values
from verbund.reading import Context
from verbund.search import FILE, KINDS, Hit, Index

_PLAIN = re.compile(r"[\w.-]+")
#: Kinds of things that nobody looks for by name count less.
_BESIDES = -100


def names(context: click.Context, word: str) -> list[CompletionItem]:
    """The questions whose names begin so."""
    questions = _questions(context)
    begun = [name for name in (questions.names if questions else ()) if name.startswith(word)]
    return [CompletionItem(name, help=_summary(questions, name)) for name in begun]


def gaps(context: click.Context, word: str) -> list[CompletionItem]:
    """The gaps of the question that is named; after ``GAP=`` its values."""
    questions = _questions(context)
    # while a value is being typed, click has not told the argument from the rest yet
    name = context.params.get("name") or next(iter(context.args), "")
    if questions is None or name not in questions.names:
        return []
    question = questions.named(name)
    gap, equals, begun = word.partition("=")
    parameters = question.header.parameters
    if equals:
        return list(_values(context, question, parameters[gap], begun)) if gap in parameters else []
    return [
        CompletionItem(f"{one.name}=", help=one.labels["en"])
        for one in parameters.values()
        if one.name.startswith(word) and one.kind != "language"
    ]


def things(context: click.Context, word: str) -> list[CompletionItem]:
    """Things with a name or an id that begins so, from the index of the last build."""
    catalogue = _catalogue(context)
    build = latest(catalogue) if catalogue else None
    if catalogue is None or build is None:
        return []
    index, base = Index.open(build.folder / FILE), catalogue.settings.base.value
    if "/" in word:
        ids = (iri.value.removeprefix(base) for iri in index.under(f"{base}{word}"))
        return [CompletionItem(one) for one in ids]
    hits = [hit for hit in index.begun(word) if KINDS[hit.kind].weight > _BESIDES]
    return [CompletionItem(_typed(hit, base), help=hit.title("de")) for hit in hits]


def said(context: click.Context, word: str) -> list[CompletionItem]:
    """What is said of the thing that stands before, by its properties; else another thing."""
    found = [one for one in _properties(context) if one.startswith(word)]
    return [*map(CompletionItem, found), *(things(context, word) if word else ())]


def texts(context: click.Context, word: str) -> list[CompletionItem]:
    """Names that are one word, or the words of names, that begin so."""
    catalogue = _catalogue(context)
    build = latest(catalogue) if catalogue else None
    if build is None:
        return []
    hits = Index.open(build.folder / FILE).begun(word)
    found = (next(iter(hit.text.split()), "").strip(",;:„“\"'()") for hit in hits)
    return [CompletionItem(one) for one in dict.fromkeys(found) if _PLAIN.fullmatch(one)]


def _typed(hit: Hit, base: str) -> str:
    """What names a thing on the command line: its name if that is one word, else its id."""
    return hit.text if _PLAIN.fullmatch(hit.text) else hit.thing.value.removeprefix(base)


def _properties(context: click.Context) -> list[str]:
    """The properties of the thing that was named, as `verbund why` calls them."""
    catalogue = _catalogue(context)
    build = latest(catalogue) if catalogue else None
    named = context.params.get("thing") or next(iter(context.args), "")
    if catalogue is None or build is None or not named:
        return []
    base, store = catalogue.settings.base, build.store()
    terms = Context.read(catalogue.root / "ontology" / "context.jsonld", base)
    try:
        about = Values(store, base).thing(named, None, "thing")
    except VerbundError:
        return []
    query = filled("SELECT DISTINCT ?property { $thing ?property ?value }", {"thing": [about]})
    return sorted(terms.term(str(found)) for (found,) in store.select(query))


def _values(
    context: click.Context, question: Question, parameter: Parameter, begun: str
) -> Iterator[CompletionItem]:
    """Things whose name or id begins so, from the last build; nothing is built for it."""
    catalogue = _catalogue(context)
    build = latest(catalogue) if catalogue else None
    if catalogue is None or build is None or parameter.kind != "thing":
        return
    store, base = build.store(), catalogue.settings.base
    asker = Asker(Questions(catalogue), Values(store, base), "de")
    things = sorted(
        {row[0] for row in store.select(asker.choices(parameter)) if isinstance(row[0], Iri)}
    )
    labels = Reader(base, "de").names(store, Table(("x",), tuple((one,) for one in things)))
    for thing in things:
        label = str(labels.get(thing, ""))
        shown = label if _PLAIN.fullmatch(label) else thing.local
        if any(text.casefold().startswith(begun.casefold()) for text in (shown, label)):
            yield CompletionItem(f"{parameter.name}={shown}", help=label)


def _questions(context: click.Context) -> Questions | None:
    catalogue = _catalogue(context)
    return Questions(catalogue) if catalogue else None


def _catalogue(context: click.Context) -> Catalogue | None:
    found = context.params.get("catalogue")
    if isinstance(found, Catalogue):
        return found
    try:
        return _places.catalogue(found if isinstance(found, Path) else None)
    except VerbundError:
        return None


def _summary(questions: Questions | None, name: str) -> str:
    try:
        return questions.named(name).header.summary if questions else ""
    except VerbundError:  # a broken file can still be completed, and is then explained
        return ""
