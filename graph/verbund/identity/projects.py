"""Projects that may be one: by grant number, acronym, title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from verbund.identity.blocking import Blocks
from verbund.identity.names import folded
from verbund.queries.engine import Engine
from verbund.vocab import DCTERMS, FRAPO, PREFIXES, SCHEMA, V

_FACTS = f"""
{"".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())}
SELECT ?thing ?property ?value WHERE {{
  ?thing a schema:ResearchProject .
  {{ ?thing ?property ?value
    VALUES ?property {{ v:acronym schema:name schema:alternateName dcterms:isPartOf }} }}
  UNION
  {{ ?grant schema:fundedItem ?thing ; frapo:hasGrantNumber ?value
    BIND(frapo:hasGrantNumber AS ?property) }}
}} ORDER BY ?thing ?property ?value
"""
_GRANT, _ACRONYM, _TITLE = 0.9, 0.75, 0.85
_BEGUN = 0.7
_SHORT = 5
_ALIKE, _LONG = 0.9, 20
#: What the German registers put before and behind the title of a joint project.
_AROUND = re.compile(
    r"\A\W*(?:verbund|gesamt)(?:projekt|vorhaben)\b(?:\s+[a-z0-9+-]+)?\s*:"
    r"|[-–—,;:(]\s*(?:teil(?:projekt|vorhaben)|tp|tv)\s*[a-z0-9]{0,3}\b.*\Z"
)


@dataclass(frozen=True, slots=True)
class Project:
    """What is known of a project, in small letters."""

    iri: str
    label: str
    acronyms: frozenset[str]
    titles: tuple[str, ...]
    numbers: frozenset[str]
    whole: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """What a twin shares with it: numbers, acronyms, words and beginnings of titles."""
        found = {f"#{one}" for one in self.numbers} | {f"={one}" for one in self.acronyms}
        for title in self.titles:
            found |= {f"{title[:12]}…", *(word for word in title.split() if len(word) > _SHORT)}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two projects that may be one, how sure, and why."""

    one: Project
    other: Project
    score: float
    reasons: tuple[str, ...]


def projects(engine: Engine) -> list[Project]:
    """The projects of a graph, in the order of their IRIs."""
    facts = said(engine)
    return [_project(thing, facts[thing]) for thing in sorted(facts)]


def said(engine: Engine) -> Mapping[str, Mapping[str, list[str]]]:
    """What is told of each project that may tell it from others, by property."""
    facts = defaultdict[str, dict[str, list[str]]](lambda: defaultdict(list))
    for thing, means, value in engine.select(_FACTS).texts():
        facts[thing][means].append(value)
    return facts


def _project(thing: str, said: Mapping[str, list[str]]) -> Project:
    return project(
        thing,
        acronyms=said[V.acronym],
        titles=[*said[SCHEMA.name], *said[SCHEMA.alternateName]],
        numbers=said[FRAPO.hasGrantNumber],
        whole=said[DCTERMS.isPartOf],
    )


def project(
    iri: str,
    *,
    acronyms: Sequence[str] = (),
    titles: Sequence[str] = (),
    numbers: Sequence[str] = (),
    whole: Sequence[str] = (),
) -> Project:
    """A project by what is printed of it."""
    short = {re.sub(r"[^a-z0-9]", "", folded(one)) for one in acronyms}
    return Project(
        iri=iri,
        label=next(iter([*acronyms, *titles]), iri),
        acronyms=frozenset(short - {""}),
        titles=tuple(dict.fromkeys(map(bare_title, titles))),
        numbers=frozenset({grant_number(one) for one in numbers} - {""}),
        whole=frozenset(whole),
    )


def bare_title(text: str) -> str:
    """A title in small letters, without what registers put around it.

    >>> bare_title("Verbundprojekt: Äcker am Rand - Teilprojekt 2")
    'aecker am rand'
    """
    found = _AROUND.sub(" ", folded(text))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", found).split())


def grant_number(text: str) -> str:
    """The number of the joint project in a grant number (FKZ), without the letter of a part.

    >>> grant_number("033L224A"), grant_number("033 L 224")
    ('033l224', '033l224')
    """
    bare = re.sub(r"[^a-z0-9]", "", folded(text))
    match = re.fullmatch(r"(0\d{2}[a-z]\d{3})[a-z]*|([0-9a-z]*\d)[a-z]?", bare)
    return (match[1] or match[2]) if match else bare


def twins(found: Sequence[Project]) -> Iterator[Twins]:
    """The pairs that share a grant number, an acronym or a title; parts of a whole are no pair."""
    blocks = Blocks.of(one.keys for one in found)
    for place, one in enumerate(found):
        for number in sorted(n for n in blocks.partners(one.keys) if n > place):
            other = found[number]
            pair = _judge(one, other)
            if pair and one.iri not in other.whole and other.iri not in one.whole:
                yield pair


def _judge(one: Project, other: Project) -> Twins | None:
    score, reasons = 0.0, list[str]()
    if numbers := sorted(one.numbers & other.numbers):
        score, reasons = _GRANT, [f"same grant number {numbers[0].upper()}"]
    if acronyms := sorted(one.acronyms & other.acronyms):
        score = max(score, _ACRONYM)
        reasons.append(f"same acronym {acronyms[0].upper()}")
    titled, reason = max(_titled(a, b) for a in one.titles or [""] for b in other.titles or [""])
    if titled:
        score = max(score, titled)
        reasons.append(reason)
    if not reasons:
        return None
    score = min(score + 0.08 * (len(reasons) - 1), 0.99)
    return Twins(one, other, round(score, 2), tuple(reasons))


def _titled(one: str, other: str) -> tuple[float, str]:
    """How well two titles fit one project; 0 where they do not."""
    if min(len(one), len(other)) < _LONG:
        return 0.0, ""
    if one == other or Indel.normalized_similarity(one, other) >= _ALIKE:
        return _TITLE, "same title, or nearly"
    if f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "):
        return _BEGUN, "one title is the beginning of the other"
    return 0.0, ""
