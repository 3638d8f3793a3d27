"""The values of a network: nodes, edges, where they come from, where they stand in a picture.

Every text for people is a mapping with the keys ``de`` and ``en``, both always there and never
empty; where the catalogue has one language only, both hold the same words. Identifiers are IRIs as
plain text. All tuples come sorted, so equal networks are equal values and give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from verbund.settings import Settings

Kind = Literal["project", "organisation", "person", "topic", "event", "cluster", "thing"]
Form = Literal["text", "date", "money", "number", "link"]
FacetName = Literal["cluster", "topic", "state", "kind", "role"]
Words = Mapping[str, str]

#: The kinds in the order in which a legend lists them; "thing" is for a person's own questions.
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES = ("de", "en")


def words(german: str, english: str = "") -> Words:
    """The same text in both languages; what is missing in one is taken from the other.

    >>> words("Wohnen")
    {'de': 'Wohnen', 'en': 'Wohnen'}
    """
    return {"de": german or english, "en": english or german}


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact that a panel shows about a node, such as its funding or its web address.

    ``name`` is stable for programs and listed in :mod:`verbund.network.headings`, ``heading`` is
    for people. ``form`` says how to write
    ``value``: a ``date`` is ``2018-08-01``, ``money`` is ``1234.00 EUR``, a ``number`` is a plain
    decimal, a ``link`` an absolute address; for these both languages hold the same lexical form.
    """

    name: str
    heading: Words
    form: Form
    value: Words


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to filter or group by: ``name`` is what it is about, ``value`` an IRI or code.

    A cluster of a scheme that another one has replaced filters, but no longer ``groups``.
    """

    name: FacetName
    value: str
    label: Words
    groups: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node is: an organisation's seat, an event's town, one of a project's regions."""

    label: Words
    latitude: float | None = None
    longitude: float | None = None
    ags: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the network. ``short`` is the curated short label, else the label itself.

    An organisation, person or topic has no ``start`` and ``end`` of its own.
    """

    id: str
    kind: Kind
    label: Words
    short: Words
    start: date | None = None
    end: date | None = None
    details: tuple[Detail, ...] = ()
    facets: tuple[Facet, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """The verb of an edge, read from each end, and whether it has a direction at all.

    ``forward`` fits "source ... target" ("ist Partner in"), ``backward`` fits "target ... source"
    ("hat als Partner"). ``name`` is stable: ``coordinator``, ``partner``, ``speaker``, ``topic``,
    ``works-with`` ...: the local name of the role where the edge has one.
    """

    name: str
    forward: Words
    backward: Words


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes. Two nodes may have several: one for each role and period.

    ``role`` is the printed name of the role (none where the relation has no roles). ``via`` are the
    IRIs of what the tie rests on: the participation itself, or the joint projects of two partners.
    ``sources`` are identifiers of :attr:`Network.sources`; ``rows`` are addresses such as
    ``https://…/data/participations.csv#row=12``, empty where several rows say it together.
    """

    source: str
    target: str
    relation: Relation
    role: Words | None = None
    start: date | None = None
    end: date | None = None
    weight: float = 1.0
    via: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a statement rests on."""

    id: str
    title: Words
    url: str = ""
    publisher: str = ""
    read: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that is not in the picture, in words, and how many of it."""

    text: Words
    count: int


@dataclass(frozen=True, slots=True)
class Built:
    """What the network was made from; ``digest`` names the build."""

    catalogue: Words
    publisher: str = ""
    licence: str = ""
    released: date | None = None
    digest: str = ""

    @classmethod
    def of(cls, settings: Settings, digest: str) -> Built:
        """What the settings of a catalogue say of it, and the digest of a build."""
        return cls(
            catalogue=settings.title,
            publisher=settings.publisher,
            licence=settings.licence.value,
            released=settings.released,
            digest=digest,
        )


@dataclass(frozen=True)
class Network:
    """Nodes and edges, each with its sources; what was left out; what it was built from."""

    name: str
    title: Words
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sources: tuple[Source, ...] = ()
    left_out: tuple[Note, ...] = ()
    built: Built = field(default_factory=lambda: Built(words("")))

    def __post_init__(self) -> None:
        if len(self.by_id) != len(self.nodes):
            raise ValueError(f"two nodes of the network {self.name!r} have the same id")
        for edge in self.edges:
            if edge.source not in self.by_id or edge.target not in self.by_id:
                raise ValueError(f"an edge without its node: {edge.source} – {edge.target}")

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their identifiers."""
        return {node.id: node for node in self.nodes}

    def of_kind(self, kind: Kind) -> Iterator[Node]:
        """The nodes of one kind."""
        return (node for node in self.nodes if node.kind == kind)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a node stands in its network; ``community`` is the number of its group, from 0."""

    degree: int
    weighted_degree: float
    betweenness: float
    core: int
    community: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of every node, and in words how they were taken (exactly, or by sampling)."""

    of: Mapping[str, Measure]
    method: Words


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that stand together in a picture, named by their cluster or strongest members."""

    id: str
    label: Words
    members: tuple[str, ...]
    outline: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Positions:
    """Where nodes stand: whole numbers, x to the right, y downwards, from 0 to width and height.

    The unit is a pixel of a window in which every node keeps apart from the next; a smaller window
    scales it. ``groups`` are the outlines to draw behind the nodes.
    """

    points: Mapping[str, tuple[int, int]]
    width: int
    height: int
    groups: tuple[Group, ...] = ()
