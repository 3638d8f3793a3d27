"""Paths and neighbourhoods in words: what a picture says to those who do not see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from verbund.network.model import LANGUAGES, Edge, Network, Words, words
from verbund.network.path import Apart, Path, Step

#: So many names are listed; the rest is counted.
LISTED = 6
_AND = {"de": "und", "en": "and"}
_WITH = {"de": "mit", "en": "with"}
_MORE = {"de": "weitere", "en": "more"}
_MORE_WITH = {"de": "weiteren", "en": "more"}


def listing(names: Sequence[str], language: str, *, dative: bool = False) -> str:
    """The names as a list in a sentence, a long one cut short with a count.

    >>> listing(["A", "B", "C"], "de")
    'A, B und C'
    """
    shown = list(names[:LISTED]) if len(names) > LISTED + 1 else list(names)
    rest = len(names) - len(shown)
    if rest:
        shown.append(f"{rest} {(_MORE_WITH if dative else _MORE)[language]}")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {_AND[language]} {shown[-1]}"


def sentence(network: Network, found: Path | Apart) -> Words:
    """A path as one sentence, or why there is none."""
    if isinstance(found, Apart):
        return _apart(network, found)
    if not found.steps:
        only = network.by_id[found.nodes[0]].short
        return words(f"Beides ist dasselbe: {only['de']}.", f"Both are the same: {only['en']}.")
    return words(*("; ".join(_told(network, found.steps, key)) + "." for key in LANGUAGES))


def _told(network: Network, steps: Sequence[Step], language: str) -> list[str]:
    return [
        f"{_name(network, step.begin, language)} {_verb(step, language)} "
        f"{_name(network, step.end, language)}"
        for step in steps
    ]


def _verb(step: Step, language: str) -> str:
    relation = step.edge.relation
    return (relation.forward if step.forward else relation.backward)[language]


def _name(network: Network, key: str, language: str) -> str:
    return network.by_id[key].short[language]


def _apart(network: Network, found: Apart) -> Words:
    if found.start_part == found.goal_part:
        return words(
            "Es gibt einen Weg, aber keinen, dessen Verbindungen alle zur selben Zeit bestehen.",
            "There is a path, but none whose ties all exist at the same time.",
        )
    ends = ((found.start, found.start_part), (found.goal, found.goal_part))
    german, english = (
        [_company(network, end, part, language) for end, part in ends] for language in LANGUAGES
    )
    return words(
        f"Es gibt keinen Weg: {german[0]}, {german[1]}.",
        f"There is no path: {english[0]}, {english[1]}.",
    )


def _company(network: Network, end: str, part: Sequence[str], language: str) -> str:
    """With whom a thing hangs together."""
    name = _name(network, end, language)
    if len(part) == 1:
        return name + (" steht allein" if language == "de" else " stands alone")
    others = [_name(network, one, language) for one in part if one != end]
    if len(others) > LISTED:
        known = f"{len(others)} anderen" if language == "de" else f"{len(others)} others"
    else:
        known = listing(others, language, dative=True)
    return f"{name} hängt mit {known} zusammen" if language == "de" else f"{name} goes with {known}"


@dataclass(frozen=True)
class Surroundings:
    """The ties of each node, for telling many nodes of one network."""

    network: Network
    steps: dict[str, list[Step]]

    @classmethod
    def of(cls, network: Network) -> Surroundings:
        """The ties of a network by the node that they leave."""
        steps: dict[str, list[Step]] = defaultdict(list)
        for edge in network.edges:
            steps[edge.source].append(Step(edge, forward=True))
            steps[edge.target].append(Step(edge, forward=False))
        return cls(network, steps)

    def told(self, key: str) -> tuple[Words, ...]:
        """What a node does, one sentence for each tie that leads to others, or for each verb.

        "A ist Partner in B mit C und D." for a tie to something that others are tied to as well.
        """
        mine = self.steps.get(key, [])
        together = [step for step in mine if step.forward and self._others(step)]
        single: dict[tuple[str, bool], list[Step]] = defaultdict(list)
        for step in mine:
            if step not in together:
                single[step.edge.relation.name, step.forward].append(step)
        told = [self._with(step) for step in together]
        told.extend(self._list(steps) for steps in single.values())
        return tuple(told)

    def _others(self, step: Step) -> list[str]:
        """Who of the same kind is tied to the same thing in the same way, at the same time."""
        kind = self.network.by_id[step.begin].kind
        found = {
            other.end
            for other in self.steps[step.end]
            if not other.forward
            and other.end != step.begin
            and self.network.by_id[other.end].kind == kind
            and _meet(other.edge, step.edge)
        }
        return sorted(found, key=lambda one: self.network.by_id[one].short["de"].casefold())

    def _with(self, step: Step) -> Words:
        others = self._others(step)
        said = []
        for language in LANGUAGES:
            names = [_name(self.network, one, language) for one in others]
            partners = listing(names, language, dative=True)
            start = _told(self.network, [step], language)[0]
            said.append(f"{start} {_WITH[language]} {partners}.")
        return words(*said)

    def _list(self, steps: list[Step]) -> Words:
        said = []
        for language in LANGUAGES:
            names = sorted({_name(self.network, step.end, language) for step in steps})
            start = _name(self.network, steps[0].begin, language)
            said.append(f"{start} {_verb(steps[0], language)} {listing(names, language)}.")
        return words(*said)


def _meet(one: Edge, other: Edge) -> bool:
    begins = max(filter(None, (one.start, other.start)), default=None)
    ends = min(filter(None, (one.end, other.end)), default=None)
    return begins is None or ends is None or begins <= ends
