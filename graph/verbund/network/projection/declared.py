"""The networks that every catalogue has: each a pair of questions, for its nodes and its links."""

from __future__ import annotations

from dataclasses import dataclass

from verbund.errors import UnknownName
from verbund.network.model import Relation, Words, words
from verbund.network.verbs import MEETS, SHARES, TOGETHER, WORKS_WITH


@dataclass(frozen=True, slots=True)
class Projection:
    """A network by name: ``NAME-nodes.rq`` asks for its nodes, ``NAME-links.rq`` for its links.

    With ``tie``, the links say which member shares which thing, and any two members of one thing
    are tied; each of n members of a thing gives 1/(n-1) to each of the others. ``consortia``: the
    same can be asked much quicker without roles, for networks of very many ties.
    """

    name: str
    title: Words
    tie: Relation | None = None
    consortia: bool = False

    @property
    def nodes(self) -> str:
        """The name of the question for the nodes."""
        return f"{self.name}-nodes"

    @property
    def links(self) -> str:
        """The name of the question for the links."""
        return f"{self.name}-links"


PROJECTIONS: tuple[Projection, ...] = (
    Projection("whole", words("Alles zusammen", "Everything")),
    Projection(
        "project-organisation", words("Vorhaben und Einrichtungen", "Projects and organisations")
    ),
    Projection(
        "organisations",
        words("Einrichtungen untereinander", "Organisations with each other"),
        WORKS_WITH,
        consortia=True,
    ),
    Projection("person-project", words("Personen und Vorhaben", "People and projects")),
    Projection("person-topic", words("Personen und Themen", "People and topics")),
    Projection("people", words("Personen untereinander", "People with each other"), MEETS),
    Projection("project-topic", words("Vorhaben und Themen", "Projects and topics")),
    Projection("topics", words("Themen untereinander", "Topics with each other"), TOGETHER),
    Projection("clusters", words("Cluster im Überblick", "Clusters at a glance"), SHARES),
)


class UnknownNetwork(UnknownName):
    """No such projection is declared."""

    what = "network"


def named(name: str) -> Projection:
    """The projection of this name.

    Raises:
        UnknownNetwork: there is none; the hint has the nearest names.
    """
    for projection in PROJECTIONS:
        if projection.name == name:
            return projection
    raise UnknownNetwork(name, (projection.name for projection in PROJECTIONS))
