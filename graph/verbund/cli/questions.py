"""List the questions that the catalogue answers.

With WORD, only those that have it in their name, tags or sentences.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from verbund.catalogue import Catalogue
from verbund.cli import _options
from verbund.cli._table import on_terminal
from verbund.errors import UnknownQuestion
from verbund.queries.names import keys
from verbund.queries.questions import Question, Questions
from verbund.queries.sheet import Cell, Sheet, aligned

_HEADINGS = {"de": ("Name", "Frage", "Lücken"), "en": ("Name", "Question", "Gaps")}
_FOOTER = {
    "de": "Fragen mit: verbund query NAME --param LÜCKE=WERT",
    "en": "Ask with: verbund query NAME --param GAP=VALUE",
}


@click.command(help=__doc__)
@click.argument("word", required=False, default="")
@_options.lang
@_options.catalogue
def command(word: str, lang: str, catalogue: Catalogue) -> None:
    """Print the name, the sentence and the gaps of each, under their tags."""
    questions = Questions(catalogue)
    found = [question for question in questions if _has(question, word)]
    if not found:
        raise UnknownQuestion(word, questions.names)
    if not sys.stdout.isatty():
        click.echo("".join(aligned(_sheet(found, lang))), nl=False)
        return
    for tag in sorted({question.header.tags[0] for question in found}):
        on_terminal(_sheet([q for q in found if q.header.tags[0] == tag], lang), tag)
    click.echo(_FOOTER[lang], err=True)


def _sheet(found: Iterable[Question], lang: str) -> Sheet:
    rows = ((Cell(q.name), Cell(q.header.sentence(lang)), Cell(" ".join(_gaps(q)))) for q in found)
    return Sheet(_HEADINGS[lang], tuple(rows))


def _gaps(question: Question) -> list[str]:
    gaps = question.header.parameters.values()
    return [gap.name for gap in gaps if gap.kind != "language"]


def _has(question: Question, word: str) -> bool:
    header = question.header
    texts = (question.name, *header.tags, *header.question.values(), *header.description.values())
    wanted = min(keys(word))
    return any(wanted in key for text in texts for key in keys(text))
