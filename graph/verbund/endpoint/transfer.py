"""The public graph, sent to an engine elsewhere and fetched back, in parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from verbund.endpoint.asking import Endpoint
from verbund.endpoint.client import Client
from verbund.model import Iri, Statement

#: Statements in one update: Virtuoso compiles each, and refuses more than 10,000 lines.
PART = 500
PAGE = 5_000
_PAGE = "CONSTRUCT { ?s ?p ?o } WHERE { SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o %s }"


@dataclass(frozen=True, slots=True)
class Push:
    """A push under way: how many parts there are, and how many the engine has."""

    parts: int
    done: int


def push(
    lines: Sequence[str],
    client: Client,
    graph: Iri,
    memory: Path,
    *,
    tell: Callable[[Push], None] = lambda _: None,
) -> int:
    """Replace a graph there by statements, given as lines of N-Triples in a fixed order.

    ``memory`` is a folder that keeps how far it came: after a break the same push goes on where it
    stopped. Returns how many parts were sent this time.
    """
    parts = [lines[start : start + PART] for start in range(0, len(lines), PART)]
    kept = memory / f"{_digest(client.url, graph.value, *lines)}.json"
    begun = _remembered(kept)
    if not begun:
        client.update(f"DROP SILENT GRAPH <{graph}>")
    for done in range(begun, len(parts)):
        tell(Push(len(parts), done))
        body = "\n".join(parts[done])
        client.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {body} }} }}")
        _remember(kept, done + 1)
    kept.unlink(missing_ok=True)
    return len(parts) - begun


def pull(endpoint: Endpoint) -> Iterator[Statement]:
    """The statements of the public graph there, page by page."""
    start = 0
    while page := endpoint.construct(_PAGE % f"LIMIT {PAGE} OFFSET {start}"):
        yield from sorted(page, key=repr)
        start += PAGE


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:24]


def _remembered(kept: Path) -> int:
    try:
        return int(json.loads(kept.read_text(encoding="utf-8"))["done"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _remember(kept: Path, done: int) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"done": done}), encoding="utf-8")
