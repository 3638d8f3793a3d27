"""Answer a question of the catalogue, or one of your own.

NAME is a question that `verbund questions` lists. Values are given as people know them:

\b
    verbund query partners --param project="Interko 2"
    verbund query running-projects --param date=2021-06-01 --format markdown
    verbund query --file my-question.rq
"""  # noqa: D301 (click wants the \b)

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from verbund.catalogue import Catalogue
from verbund.cli import _asking, _options, _own, _wishes
from verbund.cli._wishes import Wishes
from verbund.queries.asking import Asker
from verbund.queries.questions import Questions
from verbund.queries.values import Values


@click.command(help=__doc__)
@click.argument("name", required=False, shell_complete=_options.completed("names"))
@_own.file
@click.option(
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    callback=lambda c, p, words: _pairs(words),
    shell_complete=_options.completed("gaps"),
    help="Value for a gap in the question; again for a further value where many are allowed.",
)
@_wishes.wishes
def command(
    name: str | None,
    file: str | None,
    params: Mapping[str, Sequence[str]],
    catalogue: Catalogue,
    wishes: Wishes,
) -> None:
    """Fill the gaps, ask, print."""
    if (name is None) == (file is None):
        raise click.UsageError("give the name of a question, or --file with one of your own")
    if file is not None:
        if params:
            raise click.UsageError("--param is for named questions")
        _own.ask(_own.read(file), catalogue, wishes)
        return
    questions = Questions(catalogue)
    question = questions.named(str(name))
    with _asking.engine(catalogue, wishes, trusted=_asking.is_ours(question, catalogue)) as engine:
        asker = Asker(questions, Values(engine, catalogue.settings.base), wishes.lang)
        _asking.answer(asker.query(question, params), engine, catalogue, wishes)


def _pairs(words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    pairs: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals and value.strip()):
            raise click.BadParameter(f"{word!r} is not NAME=VALUE.")
        pairs.setdefault(name, []).append(value.strip())
    return pairs
