"""List the questions that the catalogue answers.

With WORD, only those that have it in their name, tags or sentences. The whole name of a question
shows all of it: what it takes, what it gives, and an example.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.cli._table import on_terminal
from verbund.errors import NoSuchQuestion
from verbund.queries.question import Question
from verbund.queries.questions import Questions
from verbund.queries.sheet import Cell, Sheet, aligned
from verbund.queries.tags import TAGS, grouped
from verbund.search.spelling import folded

_HEADINGS = {"de": ("Name", "Frage", "Lücken"), "en": ("Name", "Question", "Gaps")}
_FOOTER = {
    "de": "Fragen mit: verbund query NAME --param LÜCKE=WERT",
    "en": "Ask with: verbund query NAME --param GAP=VALUE",
}


@click.command(help=__doc__)
@click.argument("word", required=False, default="", shell_complete=_options.completed("names"))
@_options.lang
@_options.catalogue
def command(word: str, lang: str, catalogue: Catalogue) -> None:
    """Print the name, the sentence and the gaps of each, under their tags; or one of them."""
    questions = Questions(catalogue)
    if word in questions.names:
        from verbund.cli import _card

        question = questions.named(word)
        given = _card.example(catalogue, question, lang)
        click.echo("\n".join(_card.card(question, lang, given)))
        return
    found = [question for question in questions if _has(question, word)]
    if not found:
        raise NoSuchQuestion(
            f"no question has {word!r} in it",
            hint="`verbund questions` lists them all; what they are asked about is a --param",
        )
    if not sys.stdout.isatty():
        click.echo("".join(aligned(_sheet(found, lang))), nl=False)
        return
    on_terminal(_grouped(found, lang))
    click.echo(_FOOTER[lang], err=True)


def _grouped(found: Iterable[Question], lang: str) -> Sheet:
    """The sheet with a line for each tag above its questions."""
    rows: list[tuple[Cell, ...]] = []
    for tag, some in grouped(found, lang).items():
        rows += [(Cell(f"[{tag}]"), Cell(), Cell()), *_sheet(some, lang).rows]
    return Sheet(_HEADINGS[lang], tuple(rows))


def _sheet(found: Iterable[Question], lang: str) -> Sheet:
    rows = ((Cell(q.name), Cell(q.header.sentence(lang)), Cell(" ".join(_gaps(q)))) for q in found)
    return Sheet(_HEADINGS[lang], tuple(rows))


def _gaps(question: Question) -> list[str]:
    gaps = question.header.parameters.values()
    return [gap.name for gap in gaps if gap.kind != "language"]


def _has(question: Question, word: str) -> bool:
    header = question.header
    tags = [words[tag] for tag in header.tags for words in TAGS.values() if tag in words]
    said = (*header.question.values(), *header.description.values())
    return any(folded(word) in folded(text) for text in (question.name, *header.tags, *tags, *said))
