"""A network written for another tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verbund.network.graphs import graph
from verbund.network.model import Measures, Network, Note, Positions
from verbund.network.writing.formats import NetworkFormat
from verbund.network.writing.losses import losses


@dataclass(frozen=True)
class Written:
    """The files by their names, and what could not be written into them."""

    files: Mapping[str, bytes]
    losses: tuple[Note, ...]


def write(
    network: Network,
    form: str,
    *,
    measures: Measures | None = None,
    positions: Positions | None = None,
) -> Written:
    """The network in a format, with its measures and positions where they are given.

    Raises:
        UnknownFormat: there is no format of this name.
    """
    known = NetworkFormat.of(form)
    made = graph(network, measures, positions)
    files = {f"{network.name}{ending}": data for ending, data in known.writer(made).items()}
    return Written(files, losses(network, known.carried))
