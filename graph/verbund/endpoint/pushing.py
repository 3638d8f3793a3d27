"""Graphs sent to an engine elsewhere, in parts: what broke off goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from verbund.endpoint.client import Client
from verbund.endpoint.storing import store
from verbund.errors import VerbundError
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.store import Store

#: Statements in one update: Virtuoso compiles each, and refuses more than 10,000 lines.
PART = 500

#: Statements in one document for a graph store, which takes them in bulk.
DOCUMENT = 20_000

#: Lines of N-Triples for each graph; None is the default graph.
Load = Mapping[Iri | None, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """A push under way: how many parts there are, and how many the engine has."""

    parts: int
    done: int


Tell = Callable[[Step], None]


def lines(inner: Store, graph: Iri | None = None) -> list[str]:
    """The statements of a graph as N-Triples, sorted, without line ends."""
    return sorted(filter(None, inner.dump(RdfFormat.NTRIPLES, graph).decode().split("\n")))


@dataclass(frozen=True, slots=True)
class _Part:
    """What is sent at once: an update, or a document for a graph, of which it is the first."""

    text: str
    graph: Iri | None = None
    is_document: bool = False
    is_first: bool = False


def push(
    load: Load,
    client: Client,
    memory: Path,
    *,
    tell: Tell = lambda _: None,
    stored: bool = False,
) -> int:
    """Replace graphs there by statements, given in a fixed order and without nameless nodes.

    They go as updates, or, ``stored``, as documents for a graph store. ``memory`` is a folder that
    keeps how far it came: after a break the same push goes on where it stopped. Sending a part
    again does no harm. Returns how many parts were sent this time.

    Raises:
        EndpointUnavailable: the engine gave up; what it has got is remembered.
    """
    parts = list(_documents(load) if stored else _updates(load))
    kept = _Memory(memory / f"{_digest(client.url, parts)}.json")
    begun = kept.read()
    if begun is None:
        for graph in () if stored else load:
            client.update(f"DROP SILENT {_named(graph)}")
        begun = 0
        kept.write(0)
    for done in range(begun, len(parts)):
        tell(Step(len(parts), done))
        _send(client, parts[done])
        kept.write(done + 1)
    kept.forget()
    return len(parts) - begun


def _send(client: Client, part: _Part) -> None:
    try:
        if part.is_document:
            store(client, part.text, part.graph, replacing=part.is_first)
        else:
            client.update(part.text)
    except VerbundError as problem:
        again = "push again: it goes on from here"
        problem.hint = f"{problem.hint}; {again}" if problem.hint else again
        raise


def _updates(load: Load) -> Iterator[_Part]:
    """Updates that insert it all."""
    lines = [(graph, line) for graph, found in load.items() for line in found]
    for start in range(0, len(lines), PART):
        part = groupby(lines[start : start + PART], key=lambda pair: pair[0])
        blocks = (_block(graph, (line for _, line in found)) for graph, found in part)
        yield _Part(f"INSERT DATA {{\n{''.join(blocks)}}}")  # N-Triples, written by the store


def _documents(load: Load) -> Iterator[_Part]:
    """Documents of each graph; the first, which may be empty, replaces what was there."""
    for graph, found in load.items():
        for start in range(0, max(len(found), 1), DOCUMENT):
            text = "".join(f"{line}\n" for line in found[start : start + DOCUMENT])
            yield _Part(text, graph, is_document=True, is_first=start == 0)


def _block(graph: Iri | None, lines: Iterator[str]) -> str:
    body = "".join(f"{line}\n" for line in lines)
    return body if graph is None else f"GRAPH <{graph}> {{\n{body}}}\n"


def _named(graph: Iri | None) -> str:
    return "DEFAULT" if graph is None else f"GRAPH <{graph}>"


def _digest(url: str, parts: Sequence[_Part]) -> str:
    words = (word for part in parts for word in (str(part.graph or ""), part.text))
    return sha256("\0".join((url, *words)).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class _Memory:
    path: Path

    def read(self) -> int | None:
        try:
            return int(json.loads(self.path.read_text(encoding="utf-8"))["done"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, done: int) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".part")
            fresh.write_text(json.dumps({"done": done}), encoding="utf-8")
            fresh.replace(self.path)
        except OSError as problem:
            raise VerbundError(f"{self.path} cannot be written: {problem.strerror}") from problem

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)
