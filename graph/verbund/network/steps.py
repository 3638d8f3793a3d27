"""A path as a table: each step, its time, and the document that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from verbund.model import Iri, Literal, Table, Term
from verbund.network.model import Edge, Network, Words, words
from verbund.network.path import Apart, Path, Step
from verbund.network.sentences import sentence

#: Headings of the columns in each language.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "from": {"de": "Von", "en": "From"},
    "tie": {"de": "Verbindung", "en": "Tie"},
    "to": {"de": "Zu", "en": "To"},
    "period": {"de": "Zeit", "en": "Time"},
    "source": {"de": "Quelle", "en": "Source"},
    "address": {"de": "Adresse", "en": "Address"},
}
_NAMES = ("from", "fromLabel", "tie", "to", "toLabel", "period", "source", "sourceLabel", "address")
_MORE = {"de": "und {} weitere", "en": "and {} more"}
_NONE = {"de": "keine in diesem Graphen", "en": "none in this graph"}


def told(network: Network, found: Path | Apart) -> Words:
    """A path as one sentence, with the time that its ties share where that is known."""
    said = sentence(network, found)
    time = _period(found.start, found.end) if isinstance(found, Path) else ""
    if not time:
        return said
    return words(
        f"{said['de'][:-1]} (gemeinsame Zeit: {time}).", f"{said['en'][:-1]} (time shared: {time})."
    )


def table(network: Network, found: Path | Apart, language: str) -> Table:
    """A row for each step of a path; none where there is no path."""
    steps = found.steps if isinstance(found, Path) else ()
    return Table(_NAMES, tuple(_row(network, step, language) for step in steps))


def _row(network: Network, step: Step, language: str) -> tuple[Term | None, ...]:
    edge = step.edge
    verb = edge.relation.forward if step.forward else edge.relation.backward
    ends = ((Iri(end), Literal(_name(network, end, language))) for end in (step.begin, step.end))
    (begin, begin_name), (end, end_name) = ends
    time = Literal(_period(edge.start, edge.end))
    return (
        begin, begin_name, Literal(verb[language]), end, end_name, time,
        *_source(network, edge, language),
    )  # fmt: skip


def _source(network: Network, edge: Edge, language: str) -> tuple[Term | None, ...]:
    """The first document, how many more there are, and its address."""
    known = {source.id: source for source in network.sources}
    if not edge.sources:
        return None, Literal(_NONE[language]), None
    first = known[edge.sources[0]]
    more = len(edge.sources) - 1
    title = first.title[language]
    label = f"{title} ({_MORE[language].format(more)})" if more else title
    return Iri(first.id), Literal(label), Literal(first.url)


def _name(network: Network, node: str, language: str) -> str:
    return network.by_id[node].short[language]


def _period(begins: date | None, ends: date | None) -> str:
    if begins == ends:
        return str(begins or "")
    return f"{begins or ''} – {ends or ''}".strip()
