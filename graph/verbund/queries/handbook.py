"""The page of questions for the documentation, written from their headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbund.queries.header import Parameter
from verbund.queries.question import Question

_HEAD = """\
# Questions

Every question is a file in `queries/`, and every file there appears here, in `verbund questions`
and in the completion of the shell. Written from the headers by `pytest --accept`.

```sh
verbund questions cluster
verbund query partners --param project="Interko 2"
verbund query running-projects --param date=2021-06-01 --lang en --format markdown
verbund query projects-of-clusters --param cluster=Gerechtigkeit --param cluster=Stoffkreisläufe
```

Values are given as people know them: a name in either language, an acronym, an older name, an id
(`interko2`, `project/interko2`) or a whole IRI. What is unknown or ambiguous gets the nearest ones.
Dates may be `2021`, `2021-06`, `2021-06-01` or `1.6.2021`. `--lang en` asks for English names,
`--explain` shows the SPARQL that is sent. A gap marked "all" may be left open, or filled
several times.

Things are given by two columns: `project` has the IRI, `projectLabel` the name. On a terminal and
in Markdown they are one. Dates stand as precisely as a source prints them: `2018-08` is a month.

A question of your own is a file with such a header, or any SPARQL:

```sh
verbund sparql "SELECT ?name { ?project a schema:ResearchProject ; v:acronym ?name } ORDER BY ?name"
```
"""
_KINDS = {
    "thing": "any thing",
    "text": "text",
    "number": "number",
    "date": "date",
    "language": "language",
}


def page(questions: Iterable[Question]) -> str:
    """The questions under their first tags, in Markdown."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.header.tags[0], []).append(question)
    parts = [_HEAD]
    for tag in sorted(groups):
        parts.append(f"\n## {tag.capitalize()}\n")
        parts += ["".join(_section(question)) for question in groups[tag]]
    return "".join(parts)


def _section(question: Question) -> Iterator[str]:
    header = question.header
    yield f"\n### {question.name}\n\n"
    yield f"**{header.question['en']}** {header.description['en']}\n\n"
    yield f"*{header.question['de']}* {header.description['de']}\n\n"
    for gap in header.parameters.values():
        if gap.kind != "language":
            yield f"- `{gap.name}`: {gap.labels['en']} ({_taken(gap)})\n"
    columns = (f"`{name}` {texts['en']}" for name, texts in header.columns.items())
    yield f"- columns: {', '.join(columns)}\n"


def _taken(gap: Parameter) -> str:
    """What a gap takes: its type, whether many, and its default."""
    kind = f"a {gap.of.local}" if gap.of else _KINDS[gap.kind]
    default = "" if gap.default is None else f", default {', '.join(gap.default) or 'all'}"
    return f"{kind}{', several' if gap.many else ''}{default}"
