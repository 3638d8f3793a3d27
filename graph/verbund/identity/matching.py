"""Proposals of what is the same: one function for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from verbund.errors import UnknownName, VerbundError
from verbund.identity import gathering
from verbund.identity.candidates import Proposal
from verbund.identity.organisations import matches
from verbund.identity.people import pairs
from verbund.identity.projects import projects, twins
from verbund.identity.ror import read_ror
from verbund.identity.topics import align, read_scheme, topics
from verbund.queries.engine import Engine
from verbund.vocab import OWL, SCHEMA

_TOOL = "verbund match"
_LEXICAL = "semapv:LexicalMatching"
_ROR = "https://ror.org/"


class UnknownMatch(UnknownName):
    """No such kind of thing is compared."""

    what = "kind of thing to match"


def propose(engine: Engine, kind: str, against: Path | None = None) -> Iterator[Proposal]:
    """What may be the same among the things of a kind, or as something in a file.

    Raises:
        UnknownMatch: things of this kind are not compared.
        VerbundError: the file is needed and not given, or given and not needed.
        UnreadableFile: the file is not what it should be.
    """
    if kind not in KINDS:
        raise UnknownMatch(kind, KINDS)
    return KINDS[kind](engine, against)


def _organisations(engine: Engine, against: Path | None) -> Iterator[Proposal]:
    """Doubles among ours; or records of ROR for those that have none."""
    ours = gathering.organisations(engine)
    theirs = ours
    if against is not None:
        ours = [one for one in ours if not any(i.startswith(_ROR) for i in one.identifiers)]
        theirs = list(read_ror(against))
    means = OWL.sameAs if against is None else SCHEMA.sameAs
    for match in matches(ours, theirs):
        one, other = match.one, match.other
        yield Proposal(
            *(one.iri, one.label, means, other.iri, other.label),
            *(match.score, match.reasons, _TOOL),
        )


def _people(engine: Engine, against: Path | None) -> Iterator[Proposal]:
    _no_file(against, "people")
    for pair in pairs(gathering.people(engine)):
        one, other = pair.one, pair.other
        yield Proposal(
            *(one.iri, one.names[0], OWL.sameAs, other.iri, other.names[0]),
            *(pair.score, pair.reasons, _TOOL),
        )


def _projects(engine: Engine, against: Path | None) -> Iterator[Proposal]:
    _no_file(against, "projects")
    for pair in twins(projects(engine)):
        one, other = pair.one, pair.other
        yield Proposal(
            *(one.iri, one.label, OWL.sameAs, other.iri, other.label),
            *(pair.score, pair.reasons, _TOOL),
        )


def _topics(engine: Engine, against: Path | None) -> Iterator[Proposal]:
    if against is None:
        raise VerbundError(
            "topics are compared with a scheme of subjects",
            hint="name a file of SKOS concepts with --against, such as the subjects of the DFG",
        )
    for one in align(topics(engine), read_scheme(against)):
        labels = one.topic.labels[0], one.subject.labels[0]
        yield Proposal(
            *(one.topic.iri, labels[0], one.relation, one.subject.iri, labels[1]),
            *(one.score, (one.reason,), _TOOL),
            justification=_LEXICAL,
        )


def _no_file(against: Path | None, kind: str) -> None:
    if against is not None:
        raise VerbundError(f"{kind} are compared with one another only", hint="leave out --against")


KINDS: Mapping[str, Callable[[Engine, Path | None], Iterator[Proposal]]] = {
    "organisations": _organisations,
    "people": _people,
    "projects": _projects,
    "topics": _topics,
}
