"""What a catalogue holds, what its projects lack, what waits for people, and what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verbund.catalogue import Catalogue
from verbund.identity import Candidates
from verbund.reading import Context, Curies
from verbund.releasing import Snapshot, compare, opened
from verbund.releasing.history import place_of, releases
from verbund.releasing.opening import DUMPS
from verbund.store import Store
from verbund.validation import check

_QUESTION = "queries/completeness.rq"
#: What only projects of programmes with groups of their own have.
_GROUPED = "cluster"
_COUNT = "SELECT ?thing WHERE { ?thing a <KIND> }"
#: By piece of a project (a column of the question of completeness), who would know it.
SOURCES: Final[Mapping[str, Mapping[str, str]]] = {
    "english": {
        "de": "die englische Seite des Vorhabens oder CORDIS",
        "en": "the project's own page in English, or CORDIS",
    },
    "start": {"de": "der Förderkatalog oder CORDIS", "en": "the Förderkatalog, or CORDIS"},
    "end": {"de": "der Förderkatalog oder CORDIS", "en": "the Förderkatalog, or CORDIS"},
    "cluster": {
        "de": "die Seite des Programms zu seinen Clustern",
        "en": "the programme's page on its clusters",
    },
    "grant": {"de": "der Förderkatalog", "en": "the register of grants (Förderkatalog)"},
    "amount": {"de": "der Förderkatalog oder CORDIS", "en": "the Förderkatalog, or CORDIS"},
    "lead": {
        "de": "die Seite des Vorhabens oder der Koordination",
        "en": "the project's own page, or the coordinator's",
    },
    "topics": {
        "de": "die Seite des Vorhabens oder CORDIS",
        "en": "the project's own page, or CORDIS (EuroSciVoc)",
    },
}


@dataclass(frozen=True, slots=True)
class Project:
    """A joint project and the pieces that are missing."""

    iri: str
    name: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A catalogue at a glance; ``changes`` is None where nothing was released before."""

    things: Mapping[str, int]
    projects: tuple[Project, ...]
    findings: Mapping[str, int]
    candidates: int
    release: str
    changes: Mapping[str, Mapping[str, int]] | None


def survey(catalogue: Catalogue, store: Store, language: str) -> Status:
    """The status of a catalogue and its build; kinds of things are named in a language."""
    base = catalogue.settings.base
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", base)
    names = dict[str, str]()  # by class: the first table of several is the one that counts
    for name, kind in context.kinds.items():
        if kind.has_own_ids and name != "statements":
            names.setdefault(kind.class_iri, name)
    things = {n: _own(store, iri, base.value) for iri, n in names.items()}
    severities = Counter(one.severity.value for one in check(catalogue).findings)
    open_ones = Candidates.read(catalogue.root, Curies(context)).open()
    release, place = _latest(catalogue)
    return Status(
        things={name: count for name, count in things.items() if count},
        projects=_projects(catalogue, store),
        findings={name: severities[name] for name in ("error", "warning", "notice")},
        candidates=len(open_ones),
        release=release,
        changes=_changes(catalogue, store, place, language) if place else None,
    )


def _own(store: Store, kind: str, base: str) -> int:
    """How many things of a kind are the catalogue's own."""
    found = store.select(_COUNT.replace("KIND", kind)).texts()
    return sum(thing.startswith(base) for (thing,) in found)


def _projects(catalogue: Catalogue, store: Store) -> tuple[Project, ...]:
    """The joint projects, those that lack most first; none where nobody asks for it."""
    path = catalogue.root / _QUESTION
    if not path.is_file():
        return ()
    table = store.select(path.read_text(encoding="utf-8"))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.texts()]
    grouped = any(row.get(_GROUPED) == "true" for row in rows)
    pieces = [name for name in SOURCES if grouped or name != _GROUPED]
    return tuple(
        Project(
            row["project"],
            row["projectLabel"],
            tuple(name for name in pieces if row.get(name) == "false"),
        )
        for row in rows
    )


def _latest(catalogue: Catalogue) -> tuple[str, Path | None]:
    """The last release, frozen or else exported: its name, and its folder."""
    if found := releases(catalogue):
        version = found[-1].version
        return version, place_of(catalogue, version)
    folder = catalogue.root / "exports"
    is_there = any((folder / name).is_file() for name in DUMPS)
    return ("exports", folder) if is_there else ("", None)


def _changes(
    catalogue: Catalogue, store: Store, place: Path, language: str
) -> Mapping[str, Mapping[str, int]]:
    """How many things of each kind were added, removed and changed."""
    before = Snapshot.of(catalogue, opened(place))
    counts = dict[str, Counter[str]]()
    for change in compare(before, Snapshot.of(catalogue, store)).changes:
        kind = change.kind_words.get(language) or "…"
        counts.setdefault(kind, Counter())[change.how.value] += 1
    return {kind: dict(found) for kind, found in sorted(counts.items())}
